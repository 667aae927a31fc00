package tw.kuroshio.market.volatility;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import tw.kuroshio.market.TradingCalendar;

/**
 * One expiry of TAIEX options (TXO) under the code TAIFEX gives it: {@code 202108} the month's,
 * which is the third Wednesday, {@code 202107W4} that of the fourth Wednesday, {@code 202507F2}
 * that of the second Friday. An expiry on a closed day moves to the next trading day; beyond the
 * calendar's last date it stands where the weekday puts it. Ordered by last trading day, then code.
 *
 * <p>A closure decided at short notice is in the calendar once it happened, so an expiry it moved
 * is placed where it really was, also for days before the decision.
 *
 * @param lastTradingDay on which the series settles, too
 */
public record OptionExpiry(String code, Kind kind, LocalDate lastTradingDay)
    implements Comparable<OptionExpiry> {

  /** How a series is listed. */
  public enum Kind {
    MONTHLY,
    WEDNESDAY,
    FRIDAY
  }

  private static final int MONTHLY_WEEK = 3;
  private static final long NS_PER_DAY = 86_400_000_000_000L;

  /** Asia/Taipei has had no summer time since 1979. */
  private static final long TAIPEI_OFFSET_NS = 8 * 3_600_000_000_000L;

  /** The month's expiry. */
  public static OptionExpiry monthly(YearMonth month, TradingCalendar calendar) {
    LocalDate day = weekday(month, DayOfWeek.WEDNESDAY, MONTHLY_WEEK);
    String code = String.valueOf(month.getYear() * 100 + month.getMonthValue());
    return new OptionExpiry(code, Kind.MONTHLY, moved(day, calendar));
  }

  /**
   * Reads a code.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static OptionExpiry parse(String code, TradingCalendar calendar) {
    if (!code.matches("[0-9]{4}(0[1-9]|1[0-2])(W[1245]|F[1-5])?")) {
      throw notACode(code);
    }
    YearMonth month =
        YearMonth.of(
            Integer.parseInt(code.substring(0, 4)), Integer.parseInt(code.substring(4, 6)));
    if (code.length() == 6) {
      return monthly(month, calendar);
    }
    Kind kind = code.charAt(6) == 'W' ? Kind.WEDNESDAY : Kind.FRIDAY;
    DayOfWeek weekday = kind == Kind.WEDNESDAY ? DayOfWeek.WEDNESDAY : DayOfWeek.FRIDAY;
    LocalDate day = weekday(month, weekday, code.charAt(7) - '0');
    if (!YearMonth.from(day).equals(month)) {
      throw notACode(code);
    }
    return new OptionExpiry(code, kind, moved(day, calendar));
  }

  private static IllegalArgumentException notACode(String code) {
    return new IllegalArgumentException(
        "Option expiry must be YYYYMM, YYYYMMWn (n-th Wednesday but the third) or YYYYMMFn (n-th"
            + " Friday) of a week the month has, was '"
            + code
            + "'");
  }

  private static LocalDate weekday(YearMonth month, DayOfWeek weekday, int week) {
    return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(week, weekday));
  }

  private static LocalDate moved(LocalDate day, TradingCalendar calendar) {
    LocalDate open = day;
    while (!open.isBefore(calendar.first())
        && !open.isAfter(calendar.last())
        && !calendar.isTradingDay(open)) {
      open = open.plusDays(1);
    }
    return open;
  }

  /** Calendar days from a moment's date in Taipei to the last trading day. */
  public long daysLeft(long nowNs) {
    return lastTradingDay.toEpochDay() - Math.floorDiv(nowNs + TAIPEI_OFFSET_NS, NS_PER_DAY);
  }

  /**
   * When the series settles, UTC nanoseconds since the epoch.
   *
   * @param time of day in Taipei
   */
  public long settlesAtNs(LocalTime time) {
    return lastTradingDay.toEpochDay() * NS_PER_DAY + time.toNanoOfDay() - TAIPEI_OFFSET_NS;
  }

  @Override
  public int compareTo(OptionExpiry other) {
    int byDay = lastTradingDay.compareTo(other.lastTradingDay);
    return byDay != 0 ? byDay : code.compareTo(other.code);
  }
}
