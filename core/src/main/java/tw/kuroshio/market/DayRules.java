package tw.kuroshio.market;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.SecurityKind;

/** The rules in force on one date. Immutable. */
public final class DayRules {

  private final LocalDate date;
  private final SessionSchedule session;
  private final Map<Board, BoardSchedule> boards;
  private final Map<SecurityKind, TickSizeTable> ticks;
  private final Map<SecurityKind, PriceLimits> limits;
  private final Map<SecurityKind, PriceLimits> unlimited;
  private final FeeSchedule fees;
  private final TradingCalendar calendar;
  private final int noLimitDaysOfNewListing;
  private final long maxOrderLots;

  DayRules(
      LocalDate date,
      SessionSchedule session,
      Map<Board, BoardSchedule> boards,
      Map<SecurityKind, TickSizeTable> ticks,
      Map<SecurityKind, PriceLimits> limits,
      Map<SecurityKind, PriceLimits> unlimited,
      FeeSchedule fees,
      TradingCalendar calendar,
      int noLimitDaysOfNewListing,
      long maxOrderLots) {
    this.date = date;
    this.session = session;
    this.boards = boards;
    this.ticks = ticks;
    this.limits = limits;
    this.unlimited = unlimited;
    this.fees = fees;
    this.calendar = calendar;
    this.noLimitDaysOfNewListing = noLimitDaysOfNewListing;
    this.maxOrderLots = maxOrderLots;
  }

  public LocalDate date() {
    return date;
  }

  /** The regular board's times; on a day without trading those it would have had. */
  public SessionSchedule session() {
    return session;
  }

  /** Order entry and calls of one board. */
  public BoardSchedule board(Board board) {
    return Objects.requireNonNull(boards.get(board));
  }

  public TickSizeTable ticks(SecurityKind kind) {
    return Objects.requireNonNull(ticks.get(kind));
  }

  /**
   * The usual daily limits of a class. A fund on foreign or leveraged underlyings has other limits
   * or none, which its class does not show: the exchange's own daily limit fields go first.
   */
  public PriceLimits limits(SecurityKind kind) {
    return Objects.requireNonNull(limits.get(kind));
  }

  /** No limit: resumed or newly listed securities and funds on foreign underlyings. */
  public PriceLimits noLimits(SecurityKind kind) {
    return Objects.requireNonNull(unlimited.get(kind));
  }

  /**
   * Limits of a newly listed common stock.
   *
   * @param sessionNumber 1 on the first trading day
   */
  public PriceLimits newListing(int sessionNumber) {
    if (sessionNumber < 1) {
      throw new IllegalArgumentException("Session number must count from 1, was " + sessionNumber);
    }
    return sessionNumber <= noLimitDaysOfNewListing
        ? noLimits(SecurityKind.STOCK)
        : limits(SecurityKind.STOCK);
  }

  /** Rates at the full commission; {@link FeeSchedule#with} gives an account's own. */
  public FeeSchedule fees() {
    return fees;
  }

  public TradingCalendar calendar() {
    return calendar;
  }

  /** Sessions without price limit after the listing of a common stock. */
  public int noLimitDaysOfNewListing() {
    return noLimitDaysOfNewListing;
  }

  /** Most board lots in one order. */
  public long maxOrderLots() {
    return maxOrderLots;
  }
}
