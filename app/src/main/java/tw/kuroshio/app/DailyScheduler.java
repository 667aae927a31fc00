package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Does every step when its time has come, day after day, until it is stopped. It looks at the clock
 * at least every half minute, so a clock that is set or a machine that slept moves what is due and
 * nothing else; and at the calendar before each step, so a closure entered in the morning keeps the
 * day from being traded.
 */
final class DailyScheduler {

  /** Waits; false when it is to stop. */
  interface Pause {
    boolean of(long ns) throws InterruptedException;
  }

  private static final long LONGEST_PAUSE_NS = 30_000_000_000L;
  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(TAIPEI);

  private final Supplier<DailyPlan> plans;
  private final Supplier<DailyCycle> cycles;
  private final LongSupplier clockNs;
  private final Pause pause;
  private final PrintWriter out;
  private final Map<DailyStep, DailyEntry> toldEntries = new EnumMap<>(DailyStep.class);
  private String told = "";

  /**
   * @param plans with the calendar as it is at that moment
   * @param cycles with the same calendar
   * @param clockNs UTC nanoseconds since the epoch
   */
  DailyScheduler(
      Supplier<DailyPlan> plans,
      Supplier<DailyCycle> cycles,
      LongSupplier clockNs,
      Pause pause,
      PrintWriter out) {
    this.plans = plans;
    this.cycles = cycles;
    this.clockNs = clockNs;
    this.pause = pause;
    this.out = out;
  }

  /** Runs until stopped, or until the calendar ends. */
  ExitCode run(BooleanSupplier stopped) throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      switch (plans.get().next(clockNs.getAsLong())) {
        case DailyPlan.Next.Run run -> {
          DailyEntry entry = cycles.get().run(run.date(), run.step(), clockNs.getAsLong());
          tell(run.date(), entry);
          told = "";
        }
        case DailyPlan.Next.Wait wait -> {
          tell(wait);
          long leftNs = Math.max(1, wait.untilNs() - clockNs.getAsLong());
          if (!pause.of(Math.min(leftNs, LONGEST_PAUSE_NS))) {
            return ExitCode.INTERRUPTED;
          }
        }
        case DailyPlan.Next.NoCalendar end ->
            throw new Refusal(
                ExitCode.USAGE,
                "The trading calendar ends on "
                    + end.last()
                    + ": install a version with the next year's, or no day can be planned");
      }
    }
    return ExitCode.INTERRUPTED;
  }

  /** A step that fails again as before is not told again. */
  private void tell(LocalDate date, DailyEntry entry) {
    DailyEntry before = toldEntries.put(entry.step(), entry);
    if (entry.done() || before == null || !before.notes().equals(entry.notes())) {
      DailyText.print(date, entry, out);
    }
  }

  private void tell(DailyPlan.Next.Wait wait) {
    String line =
        String.format(
            "next     %s %s at %s Taipei%s",
            wait.date(),
            wait.step(),
            MOMENT.format(
                Instant.ofEpochSecond(
                    Math.floorDiv(wait.untilNs(), 1_000_000_000L),
                    Math.floorMod(wait.untilNs(), 1_000_000_000L))),
            wait.failed() ? ", once more" : "");
    if (!line.equals(told)) {
      told = line;
      out.println(line);
      out.flush();
    }
  }
}
