package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler says. A step that fails again for the same reason is silent but for a count an
 * hour and one at its end, so that a night without the exchange's server is a few lines.
 */
final class DailyTelling {

  private static final long REMIND_NS = 3_600_000_000_000L;
  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(TAIPEI);

  /** A step that has failed so far. */
  private static final class Failing {
    private final LocalDate date;
    private final long sinceNs;
    private List<String> notes = List.of();
    private int times;
    private long toldNs;
    private boolean retryTold;

    private Failing(LocalDate date, long sinceNs) {
      this.date = date;
      this.sinceNs = sinceNs;
    }
  }

  private final PrintWriter out;
  private final Map<DailyStep, Failing> failing = new EnumMap<>(DailyStep.class);
  private String told = "";

  DailyTelling(PrintWriter out) {
    this.out = out;
  }

  /** A step was tried. */
  void tried(LocalDate date, DailyEntry entry) {
    @Nullable Failing before = failing.get(entry.step());
    if (before != null && !before.date.equals(date)) {
      before = null;
    }
    if (entry.done()) {
      failing.remove(entry.step());
      tell(date, entry);
      if (before != null) {
        say("  " + times(before.times + 1, before));
      }
      return;
    }
    Failing now = before == null ? new Failing(date, entry.atNs()) : before;
    failing.put(entry.step(), now);
    now.times++;
    if (now.times == 1 || !now.notes.equals(entry.notes())) {
      now.notes = entry.notes();
      now.retryTold = false;
      now.toldNs = entry.atNs();
      tell(date, entry);
    } else if (entry.atNs() - now.toldNs >= REMIND_NS) {
      now.toldNs = entry.atNs();
      say("%s %-9s still NOT DONE, %s".formatted(date, entry.step(), times(now.times, now)));
    }
  }

  private static String times(int times, Failing failing) {
    return "tried %d times since %s".formatted(times, moment(failing.sinceNs));
  }

  private void tell(LocalDate date, DailyEntry entry) {
    told = "";
    DailyText.print(date, entry, out);
  }

  /** Nothing is to be done until a moment. */
  void waits(DailyPlan.Next.Wait wait) {
    @Nullable Failing repeated = wait.failed() ? failing.get(wait.step()) : null;
    if (repeated != null && repeated.date.equals(wait.date())) {
      if (!repeated.retryTold) {
        repeated.retryTold = true;
        say(line(wait));
      }
      return;
    }
    String line = line(wait);
    if (!line.equals(told)) {
      told = line;
      say(line);
    }
  }

  private static String line(DailyPlan.Next.Wait wait) {
    return "next     %s %s at %s Taipei%s"
        .formatted(
            wait.date(),
            wait.step(),
            moment(wait.untilNs()),
            wait.failed() ? ", once more; then every ten minutes" : "");
  }

  private static String moment(long ns) {
    return MOMENT.format(
        Instant.ofEpochSecond(
            Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L)));
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
