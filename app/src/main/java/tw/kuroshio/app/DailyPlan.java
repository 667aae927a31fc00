package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.DaySettings;
import tw.kuroshio.market.TradingCalendar;

/**
 * What is to be done next, by calendar, journal and clock. A day's steps run in order, but one that
 * failed keeps none of the others from its time; it is tried again until the next day begins. A day
 * without a session has no steps.
 */
final class DailyPlan {

  /** Pause before a step that failed is tried again: ten minutes. */
  private static final long RETRY_NS = 600_000_000_000L;

  /** What to do next. */
  sealed interface Next {

    /** A step whose time has come. */
    record Run(LocalDate date, DailyStep step) implements Next {}

    /**
     * Nothing until a moment.
     *
     * @param untilNs UTC nanoseconds since the epoch
     * @param failed whether it is a step that failed before
     */
    record Wait(long untilNs, LocalDate date, DailyStep step, boolean failed) implements Next {}

    /** The calendar ends: nobody knows whether the next day is a trading day. */
    record NoCalendar(LocalDate last) implements Next {}
  }

  private final TradingCalendar calendar;
  private final DailyJournal journal;

  DailyPlan(TradingCalendar calendar, DailyJournal journal) {
    this.calendar = calendar;
    this.journal = journal;
  }

  /**
   * @param nowNs UTC nanoseconds since the epoch
   */
  Next next(long nowNs) {
    LocalDate today = LocalDate.ofEpochDay(taipeiDay(nowNs));
    if (today.isAfter(calendar.last())) {
      return new Next.NoCalendar(calendar.last());
    }
    @Nullable Next leftOver = leftOver(today, nowNs);
    if (leftOver instanceof Next.Run) {
      return leftOver;
    }
    @Nullable Next own = calendar.isTradingDay(today) ? ofDay(today, nowNs, Long.MAX_VALUE) : null;
    @Nullable Next first = earlier(leftOver, own);
    return first == null ? firstOf(today) : first;
  }

  /** What the day before still lacks, as long as this day's prices have not come. */
  private @Nullable Next leftOver(LocalDate today, long nowNs) {
    if (!calendar.first().isBefore(today)) {
      return null;
    }
    LocalDate before = calendar.previousTradingDay(today);
    if (journal.entries(before).isEmpty()) {
      return null;
    }
    boolean trades = calendar.isTradingDay(today);
    LocalDate next = trades ? today : calendar.nextTradingDay(today.minusDays(1));
    return ofDay(before, nowNs, dueNs(next, DailyStep.CLOSE));
  }

  /** The first step of a day that is not done; null when all are, or their time is over. */
  private @Nullable Next ofDay(LocalDate date, long nowNs, long endNs) {
    if (nowNs >= endNs) {
      return null;
    }
    Map<DailyStep, DailyEntry> entries = journal.entries(date);
    @Nullable Next first = null;
    for (DailyStep step : DailyStep.values()) {
      @Nullable DailyEntry entry = entries.get(step);
      if (entry != null && entry.done()) {
        continue;
      }
      boolean tooLate = step == DailyStep.SESSION && nowNs >= dueNs(date, DailyStep.CLOSE);
      if (tooLate) {
        continue;
      }
      long fromNs =
          Math.max(dueNs(date, step), entry == null ? Long.MIN_VALUE : entry.atNs() + RETRY_NS);
      if (fromNs <= nowNs) {
        return new Next.Run(date, step);
      }
      first = earlier(first, new Next.Wait(fromNs, date, step, entry != null));
    }
    return first;
  }

  private static @Nullable Next earlier(@Nullable Next one, @Nullable Next other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return startNs(other) < startNs(one) ? other : one;
  }

  private static long startNs(Next next) {
    return next instanceof Next.Wait wait ? wait.untilNs() : Long.MIN_VALUE;
  }

  private Next firstOf(LocalDate after) {
    LocalDate day = after.plusDays(1);
    while (!day.isAfter(calendar.last())) {
      if (calendar.isTradingDay(day)) {
        DailyStep first = DailyStep.PRE_OPEN;
        return new Next.Wait(dueNs(day, first), day, first, false);
      }
      day = day.plusDays(1);
    }
    return new Next.NoCalendar(calendar.last());
  }

  static long dueNs(LocalDate date, DailyStep step) {
    return DaySettings.utcNs(date, step.dueNsOfDay());
  }

  static long taipeiDay(long utcNs) {
    return Math.floorDiv(utcNs + DaySettings.TAIPEI_OFFSET_NS, 86_400_000_000_000L);
  }
}
