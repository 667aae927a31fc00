package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.TaipeiTime;
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
  private final Set<DailyStep> steps;

  /**
   * @param steps what a day asks for here, at least one
   */
  DailyPlan(TradingCalendar calendar, DailyJournal journal, Set<DailyStep> steps) {
    this.calendar = calendar;
    this.journal = journal;
    this.steps = EnumSet.copyOf(steps);
  }

  /**
   * @param nowNs UTC nanoseconds since the epoch
   */
  Next next(long nowNs) {
    LocalDate today = LocalDate.ofEpochDay(TaipeiTime.dayOf(nowNs));
    if (today.isAfter(calendar.last())) {
      return new Next.NoCalendar(calendar.last());
    }
    @Nullable Next leftOver = leftOver(today, nowNs);
    if (leftOver instanceof Next.Run) {
      return leftOver;
    }
    @Nullable Next own = calendar.isTradingDay(today) ? ofDay(today, nowNs) : null;
    @Nullable Next first = earlier(leftOver, own);
    return first == null ? firstOf(today) : first;
  }

  /** What the day before still lacks. */
  private @Nullable Next leftOver(LocalDate today, long nowNs) {
    if (!calendar.first().isBefore(today)) {
      return null;
    }
    LocalDate before = calendar.previousTradingDay(today);
    if (journal.entries(before).isEmpty()) {
      return null;
    }
    return ofDay(before, nowNs);
  }

  /** The first step of a day that is not done; null when all are, or their time is over. */
  private @Nullable Next ofDay(LocalDate date, long nowNs) {
    Map<DailyStep, DailyEntry> entries = journal.entries(date);
    @Nullable Next first = null;
    for (DailyStep step : steps) {
      @Nullable DailyEntry entry = entries.get(step);
      if ((entry != null && entry.done()) || nowNs >= endNs(calendar, date, step)) {
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
    @Nullable LocalDate day = sessionFrom(after.plusDays(1));
    if (day == null) {
      return new Next.NoCalendar(calendar.last());
    }
    DailyStep first = steps.iterator().next();
    return new Next.Wait(dueNs(day, first), day, first, false);
  }

  private @Nullable LocalDate sessionFrom(LocalDate day) {
    return sessionFrom(calendar, day);
  }

  private static @Nullable LocalDate sessionFrom(TradingCalendar calendar, LocalDate day) {
    for (LocalDate at = day; !at.isAfter(calendar.last()); at = at.plusDays(1)) {
      if (calendar.isTradingDay(at)) {
        return at;
      }
    }
    return null;
  }

  /**
   * Until when a step of a day makes sense: what is of the day before the close ends with it, the
   * rest when the next day's prices come and take the place of this day's.
   */
  static long endNs(TradingCalendar calendar, LocalDate date, DailyStep step) {
    if (step == DailyStep.PRE_OPEN || step == DailyStep.SESSION) {
      return dueNs(date, DailyStep.CLOSE);
    }
    @Nullable LocalDate next = sessionFrom(calendar, date.plusDays(1));
    return next == null ? Long.MAX_VALUE : dueNs(next, DailyStep.CLOSE);
  }

  static long dueNs(LocalDate date, DailyStep step) {
    return TaipeiTime.utcNs(date.toEpochDay(), step.dueNsOfDay());
  }
}
