package tw.kuroshio.app;

import java.io.PrintWriter;
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

  private final Supplier<DailyPlan> plans;
  private final Supplier<DailyCycle> cycles;
  private final LongSupplier clockNs;
  private final Pause pause;
  private final DailyTelling telling;

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
    telling = new DailyTelling(out);
  }

  /** Runs until stopped, or until the calendar ends. */
  ExitCode run(BooleanSupplier stopped) throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      switch (plans.get().next(clockNs.getAsLong())) {
        case DailyPlan.Next.Run run -> {
          DailyEntry entry = cycles.get().run(run.date(), run.step(), clockNs.getAsLong());
          telling.tried(run.date(), entry);
        }
        case DailyPlan.Next.Wait wait -> {
          telling.waits(wait);
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
}
