package tw.kuroshio.benchmarks.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * When each record is due: stretches of a fixed rate one behind the other. The schedule is
 * absolute; whoever falls behind it is late for every record until it has caught up.
 */
public record RateSchedule(List<Stretch> stretches) {

  private static final double NS_PER_SECOND = 1e9;

  /**
   * A time of one rate.
   *
   * @param rate records a second
   */
  public record Stretch(int rate, double seconds) {

    public Stretch {
      if (rate < 1 || !(seconds > 0)) {
        throw new IllegalArgumentException(
            "A rate must be at least 1 record a second for more than 0 s, was %d for %s s"
                .formatted(rate, seconds));
      }
    }

    long records() {
      return Math.round(rate * seconds);
    }
  }

  public RateSchedule {
    stretches = List.copyOf(stretches);
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException("A schedule needs a rate");
    }
  }

  /** One rate all the time. */
  static RateSchedule steady(int rate, double seconds) {
    return new RateSchedule(List.of(new Stretch(rate, seconds)));
  }

  /** A mean rate, then {@code factor} times that, then the mean rate again. */
  static RateSchedule burst(int rate, int factor, double seconds) {
    Stretch mean = new Stretch(rate, seconds);
    return new RateSchedule(
        List.of(mean, new Stretch(Math.multiplyExact(rate, factor), seconds), mean));
  }

  public long records() {
    return stretches.stream().mapToLong(Stretch::records).sum();
  }

  /** From the first record to the end of the last stretch. */
  long durationNs() {
    return (long) (stretches.stream().mapToDouble(Stretch::seconds).sum() * NS_PER_SECOND);
  }

  /** The same in milliseconds. */
  public double durationMs() {
    return durationNs() / 1e6;
  }

  /** The highest of the rates. */
  public int peakRate() {
    return stretches.stream().mapToInt(Stretch::rate).max().orElseThrow();
  }

  /** Due times, asked for in order. */
  Due due() {
    return new Due();
  }

  /** Walks through the schedule. */
  final class Due {

    private int stretch;
    private long record;
    private double startNs;

    /** Nanoseconds after the start at which the next record is due. */
    long next() {
      while (record == stretches.get(stretch).records() && stretch + 1 < stretches.size()) {
        startNs += stretches.get(stretch).seconds() * NS_PER_SECOND;
        stretch++;
        record = 0;
      }
      return (long) (startNs + record++ * NS_PER_SECOND / stretches.get(stretch).rate());
    }
  }

  /** The form {@link #parse} reads. */
  String text() {
    StringJoiner text = new StringJoiner(",");
    stretches.forEach(each -> text.add(each.rate() + "x" + each.seconds()));
    return text.toString();
  }

  static RateSchedule parse(String text) {
    List<Stretch> stretches = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      int x = each.indexOf('x');
      stretches.add(
          new Stretch(
              Integer.parseInt(each.substring(0, x)), Double.parseDouble(each.substring(x + 1))));
    }
    return new RateSchedule(stretches);
  }
}
