package tw.kuroshio.features;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tw.kuroshio.model.DailyBars;

/** Histories made for tests. */
final class Histories {

  /** Epoch day of the first session of a made history. */
  static final int START = 18_000;

  private Histories() {}

  /** Rows of epoch day, open, high, low, close in 10⁻⁴ TWD, shares, value in TWD. */
  static DailyBars bars(List<long[]> rows) {
    return new DailyBars(
        rows.stream().mapToInt(row -> (int) row[0]).toArray(),
        column(rows, 1),
        column(rows, 2),
        column(rows, 3),
        column(rows, 4),
        column(rows, 5),
        column(rows, 6),
        new long[rows.size()]);
  }

  private static long[] column(List<long[]> rows, int index) {
    return rows.stream().mapToLong(row -> row[index]).toArray();
  }

  /** One session a day from {@link #START}, open = high = low = close, 1,000 shares. */
  static DailyBars ofCloses(double... closes) {
    return ofCloses(1, closes);
  }

  /** The same with a session every {@code step} days. */
  static DailyBars ofCloses(int step, double[] closes) {
    List<long[]> rows = new ArrayList<>();
    for (double close : closes) {
      long e4 = Math.round(close * 10_000);
      long day = START + (long) step * rows.size();
      rows.add(new long[] {day, e4, e4, e4, e4, 1_000, e4 / 10});
    }
    return bars(rows);
  }

  static BarPanel panel(DailyBars... bars) {
    List<ExDateRatios> none = new ArrayList<>();
    for (int i = 0; i < bars.length; i++) {
      none.add(ExDateRatios.NONE);
    }
    return new BarPanel(List.of(bars), none);
  }

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /**
   * Random walks over {@code days} days: instruments listed late, days without a trade, a halt of
   * 30 days, limit moves, ex-dates (also on days without a trade) with ratios on both sides of 1.
   */
  static BarPanel seeded(long seed, int instruments, int days) {
    RandomGenerator random = random(seed);
    List<DailyBars> bars = new ArrayList<>();
    List<ExDateRatios> exDates = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      exDates.add(exDates(random, days));
      bars.add(walk(random, i, days));
    }
    return new BarPanel(bars, exDates);
  }

  private static DailyBars walk(RandomGenerator random, int instrument, int days) {
    List<long[]> rows = new ArrayList<>();
    int listed = instrument % 3 == 0 ? 0 : random.nextInt(days);
    int halt = random.nextInt(days);
    double close = Math.exp(random.nextDouble(2.0, 6.5));
    for (int day = listed; day < days; day++) {
      if ((day >= halt && day < halt + 30) || random.nextDouble() < 0.05) {
        continue;
      }
      double open = move(random, close);
      close = move(random, open);
      double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
      long shares = 1_000L * random.nextLong(1, 100_000);
      rows.add(
          new long[] {
            START + day, e4(open), e4(high), e4(low), e4(close), shares, (long) (shares * close)
          });
    }
    return bars(rows);
  }

  private static double move(RandomGenerator random, double price) {
    double change = 0.015 * random.nextGaussian();
    if (random.nextDouble() < 0.02) {
      change = random.nextBoolean() ? 0.1 : -0.1;
    } else if (random.nextDouble() < 0.1) {
      change = 0.0;
    }
    return Math.max(1.0, price * (1 + change));
  }

  private static long e4(double price) {
    return 100 * Math.round(price * 100);
  }

  private static ExDateRatios exDates(RandomGenerator random, int days) {
    List<Integer> at = new ArrayList<>();
    for (int day = random.nextInt(100); day < days; day += 1 + random.nextInt(200)) {
      at.add(START + day);
    }
    double[] ratios = random.doubles(at.size(), 0.5, 1.3).toArray();
    return new ExDateRatios(at.stream().mapToInt(Integer::intValue).toArray(), ratios);
  }
}
