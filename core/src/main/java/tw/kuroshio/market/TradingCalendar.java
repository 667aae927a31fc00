package tw.kuroshio.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's trading and settlement days. Saturdays and Sundays are closed unless a line says
 * otherwise; Monday to Friday are open unless a line says otherwise. Immutable.
 *
 * <p>Text form, one entry a line, {@code #} starts a comment:
 *
 * <pre>
 * range 2000-01-01 2026-12-31 2027-01-08     first and last date, last date of settlement
 * 2026-01-01 holiday    S New Year's Day     neither trading nor settlement
 * 2024-10-31 closure    T typhoon Kong-rey   the same, but decided at short notice
 * 2026-02-12 settlement S before Lunar ...   settlement without trading
 * 2018-12-22 session    D make-up session    trading and settlement on a Saturday or Sunday
 * </pre>
 *
 * The third field names the source. A closure postpones the settlement due on its day.
 */
public final class TradingCalendar {

  /** Business days from trade to settlement: Operating Rules of the TWSE, Article 57. */
  private static final int SETTLEMENT_LAG = 2;

  private static final String FILE = "calendar.txt";

  private final LocalDate first;
  private final LocalDate last;
  private final LocalDate lastSettlement;
  private final DayKind[] kinds;
  private final String[] reasons;

  private TradingCalendar(LocalDate first, LocalDate last, LocalDate lastSettlement) {
    this.first = first;
    this.last = last;
    this.lastSettlement = lastSettlement;
    int days = Math.toIntExact(lastSettlement.toEpochDay() - first.toEpochDay() + 1);
    this.kinds = new DayKind[days];
    this.reasons = new String[days];
    Arrays.fill(kinds, DayKind.WORKDAY);
    Arrays.fill(reasons, "");
    for (int i = 0; i < days; i++) {
      DayOfWeek weekday = first.plusDays(i).getDayOfWeek();
      if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
        kinds[i] = DayKind.WEEKEND;
        reasons[i] = weekday == DayOfWeek.SATURDAY ? "Saturday" : "Sunday";
      }
    }
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException with the line number when the text is not a calendar
   */
  public static TradingCalendar parse(String text) {
    List<RuleLine> lines = RuleLine.of(FILE, text);
    if (lines.isEmpty() || !lines.getFirst().field(0).equals("range")) {
      throw new IllegalArgumentException(FILE + " must start with a range line");
    }
    TradingCalendar calendar = withRange(lines.getFirst());
    @Nullable LocalDate previous = null;
    for (RuleLine line : lines.subList(1, lines.size())) {
      LocalDate date = line.date(0);
      if (previous != null && !date.isAfter(previous)) {
        throw line.bad("dates must rise, " + date + " follows " + previous);
      }
      previous = date;
      calendar.enter(line, date);
    }
    return calendar;
  }

  /**
   * This calendar with days decided since it was written, such as a typhoon's closure. Lines are as
   * in the text form, without a range and in any order.
   *
   * @throws IllegalArgumentException with the line number when a line is not one of a calendar
   */
  public TradingCalendar with(String name, String text) {
    TradingCalendar changed = new TradingCalendar(first, last, lastSettlement);
    System.arraycopy(kinds, 0, changed.kinds, 0, kinds.length);
    System.arraycopy(reasons, 0, changed.reasons, 0, reasons.length);
    for (RuleLine line : RuleLine.of(name, text)) {
      changed.enter(line, line.date(0));
    }
    return changed;
  }

  private static TradingCalendar withRange(RuleLine line) {
    line.requireFields(4);
    if (line.date(1).isAfter(line.date(2)) || line.date(2).isAfter(line.date(3))) {
      throw line.bad("range must be first, last and last settlement date in this order");
    }
    return new TradingCalendar(line.date(1), line.date(2), line.date(3));
  }

  private void enter(RuleLine line, LocalDate date) {
    if (date.isBefore(first) || date.isAfter(lastSettlement)) {
      throw line.bad("date must be in " + first + " to " + lastSettlement + ", was " + date);
    }
    int index = index(date);
    DayKind kind = DayKind.named(line, line.field(1));
    if (kind == DayKind.SESSION && kinds[index] != DayKind.WEEKEND) {
      throw line.bad("a session can be entered for a Saturday or Sunday only, was " + date);
    }
    kinds[index] = kind;
    reasons[index] = line.rest(3);
  }

  /** First date covered. */
  public LocalDate first() {
    return first;
  }

  /** Last date covered. */
  public LocalDate last() {
    return last;
  }

  /** Whether the regular session is held. */
  public boolean isTradingDay(LocalDate date) {
    requireCovered(date, last);
    return kinds[index(date)].trades();
  }

  /** Whether cash and securities are settled. */
  public boolean isSettlementDay(LocalDate date) {
    requireCovered(date, lastSettlement);
    return kinds[index(date)].settles();
  }

  /** First trading day strictly after {@code date}. */
  public LocalDate nextTradingDay(LocalDate date) {
    LocalDate day = date.isBefore(first) ? first : date.plusDays(1);
    while (!isTradingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** Last trading day strictly before {@code date}. */
  public LocalDate previousTradingDay(LocalDate date) {
    LocalDate day = date.isAfter(last) ? last : date.minusDays(1);
    while (!isTradingDay(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /**
   * The day on which a trade settles: two settlement days later.
   *
   * @throws IllegalArgumentException when {@code tradeDate} is not a trading day
   */
  public LocalDate settlementDate(LocalDate tradeDate) {
    if (!isTradingDay(tradeDate)) {
      throw new IllegalArgumentException(
          "Trade date must be a trading day, was " + tradeDate + ": " + whyClosed(tradeDate));
    }
    LocalDate day = tradeDate;
    for (int left = SETTLEMENT_LAG; left > 0; ) {
      day = day.plusDays(1);
      if (isSettlementDay(day)) {
        left--;
      }
    }
    return day;
  }

  /** Why there is no session, in one phrase, such as {@code Saturday}; empty on a trading day. */
  public String whyClosed(LocalDate date) {
    return isTradingDay(date) ? "" : reasons[index(date)];
  }

  /** Whether a session was called off when the day was known as one, as for a typhoon. */
  public boolean isClosedAtShortNotice(LocalDate date) {
    requireCovered(date, last);
    return kinds[index(date)] == DayKind.CLOSURE;
  }

  private int index(LocalDate date) {
    return (int) (date.toEpochDay() - first.toEpochDay());
  }

  private void requireCovered(LocalDate date, LocalDate end) {
    if (date.isBefore(first) || date.isAfter(end)) {
      throw new IllegalArgumentException(
          "Date must be in the calendar, " + first + " to " + end + ", was " + date);
    }
  }

  private enum DayKind {
    WORKDAY(true, true),
    WEEKEND(false, false),
    SESSION(true, true),
    HOLIDAY(false, false),
    CLOSURE(false, false),
    SETTLEMENT(false, true);

    private final boolean trades;
    private final boolean settles;

    DayKind(boolean trades, boolean settles) {
      this.trades = trades;
      this.settles = settles;
    }

    boolean trades() {
      return trades;
    }

    boolean settles() {
      return settles;
    }

    static DayKind named(RuleLine line, String word) {
      return switch (word) {
        case "holiday" -> HOLIDAY;
        case "closure" -> CLOSURE;
        case "settlement" -> SETTLEMENT;
        case "session" -> SESSION;
        default ->
            throw line.bad(
                "kind must be holiday, closure, settlement or session, was '" + word + "'");
      };
    }
  }
}
