package tw.kuroshio.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.SecurityKind;

/**
 * All rules of the market, effective-dated, read from the text of {@link #FILES}. A row holds from
 * its date until the next row of the same subject. Immutable.
 */
public final class MarketRules {

  /** Names of the rule files, resources under {@code /tw/kuroshio/market/rules/}. */
  public static final List<String> FILES =
      List.of(
          "calendar.txt",
          "sessions.txt",
          "boards.txt",
          "ticks.txt",
          "limits.txt",
          "fees.txt",
          "orders.txt");

  private static final String NO_LIMIT = "none";

  private final TradingCalendar calendar;
  private final DatedRows<SessionSchedule> weekdaySessions = new DatedRows<>("session");
  private final DatedRows<SessionSchedule> saturdaySessions = new DatedRows<>("Saturday session");
  private final Map<Board, DatedRows<BoardSchedule>> boards = new EnumMap<>(Board.class);
  private final KindRows<TickSizeTable> ticks = new KindRows<>("tick table");
  private final KindRows<PriceLimits.Rates> limits = new KindRows<>("price limit");
  private final DatedRows<Long> commission = new DatedRows<>("commission");
  private final KindRows<Long> tax = new KindRows<>("transaction tax");
  private final KindRows<Long> dayTradeTax = new KindRows<>("day-trade tax");
  private final DatedRows<Long> maxOrderLots = new DatedRows<>("max-order-lots");
  private final DatedRows<Long> newListingDays = new DatedRows<>("new-listing-days");

  private MarketRules(TradingCalendar calendar) {
    this.calendar = calendar;
    for (Board board : Board.values()) {
      if (board != Board.REGULAR) {
        boards.put(board, new DatedRows<>("board " + board));
      }
    }
  }

  /**
   * Reads the rules.
   *
   * @param textByFileName the text of each of {@link #FILES}
   * @throws IllegalArgumentException with file and line when a file is missing or not well formed
   */
  public static MarketRules parse(Map<String, String> textByFileName) {
    MarketRules rules =
        new MarketRules(TradingCalendar.parse(text(textByFileName, "calendar.txt")));
    lines(textByFileName, "sessions.txt").forEach(rules::addSession);
    lines(textByFileName, "boards.txt").forEach(rules::addBoard);
    lines(textByFileName, "ticks.txt").forEach(rules::addTicks);
    lines(textByFileName, "limits.txt").forEach(rules::addLimits);
    lines(textByFileName, "fees.txt").forEach(rules::addFee);
    lines(textByFileName, "orders.txt").forEach(rules::addOrderRule);
    rules.on(rules.calendar.nextTradingDay(rules.calendar.first()));
    return rules;
  }

  /** The trading and settlement calendar. */
  public TradingCalendar calendar() {
    return calendar;
  }

  /**
   * The rules in force on a date, trading day or not.
   *
   * @throws IllegalArgumentException outside the calendar
   */
  public DayRules on(LocalDate date) {
    calendar.isTradingDay(date);
    Map<SecurityKind, TickSizeTable> tables = ticks.on(date);
    Map<SecurityKind, PriceLimits> limitsOf = new EnumMap<>(SecurityKind.class);
    Map<SecurityKind, PriceLimits> unlimitedOf = new EnumMap<>(SecurityKind.class);
    limits
        .on(date)
        .forEach(
            (kind, rates) -> {
              TickSizeTable table = java.util.Objects.requireNonNull(tables.get(kind));
              limitsOf.put(kind, new PriceLimits(table, rates));
              unlimitedOf.put(kind, new PriceLimits(table, PriceLimits.Rates.NONE));
            });
    SessionSchedule session = session(date);
    return new DayRules(
        date,
        session,
        boards(date, session),
        tables,
        limitsOf,
        unlimitedOf,
        new FeeSchedule(
            commission.on(date), tax.on(date), dayTradeTax.on(date), Brokerage.FULL_RATE),
        calendar,
        Math.toIntExact(newListingDays.on(date)),
        maxOrderLots.on(date));
  }

  private SessionSchedule session(LocalDate date) {
    boolean saturday = date.getDayOfWeek() == DayOfWeek.SATURDAY;
    return (saturday ? saturdaySessions : weekdaySessions).on(date);
  }

  private Map<Board, BoardSchedule> boards(LocalDate date, SessionSchedule session) {
    Map<Board, BoardSchedule> schedules = new EnumMap<>(Board.class);
    schedules.put(Board.REGULAR, BoardSchedule.of(session));
    boards.forEach((board, rows) -> schedules.put(board, rows.on(date)));
    return schedules;
  }

  private void addBoard(RuleLine line) {
    for (Map.Entry<Board, DatedRows<BoardSchedule>> entry : boards.entrySet()) {
      if (entry.getKey().name().equals(line.field(1))) {
        entry.getValue().put(line, line.date(0), BoardSchedule.parse(line));
        return;
      }
    }
    throw line.bad("board must be one of " + boards.keySet() + ", was '" + line.field(1) + "'");
  }

  private void addSession(RuleLine line) {
    SessionSchedule session = SessionSchedule.parse(line);
    switch (line.field(1)) {
      case "weekday" -> weekdaySessions.put(line, line.date(0), session);
      case "saturday" -> saturdaySessions.put(line, line.date(0), session);
      default -> throw line.bad("day must be weekday or saturday, was '" + line.field(1) + "'");
    }
  }

  private void addTicks(RuleLine line) {
    TickSizeTable table =
        TickSizeTable.parse(line, line.fields().subList(2, Math.max(2, line.fields().size())));
    ticks.put(line, line.date(0), line.field(1), table);
  }

  private void addLimits(RuleLine line) {
    boolean none = line.field(2).equals(NO_LIMIT);
    line.requireFields(none ? 3 : 4);
    PriceLimits.Rates rates =
        none
            ? PriceLimits.Rates.NONE
            : new PriceLimits.Rates(true, limitRate(line, 2), limitRate(line, 3));
    limits.put(line, line.date(0), line.field(1), rates);
  }

  private static long limitRate(RuleLine line, int field) {
    long per10000 = line.scaled(line.field(field), 4);
    if (per10000 <= 0 || per10000 >= 10_000) {
      throw line.bad("rate must be a fraction between 0 and 1, was " + line.field(field));
    }
    return per10000;
  }

  private void addFee(RuleLine line) {
    LocalDate from = line.date(0);
    boolean ofAll = line.field(1).equals("commission");
    line.requireFields(ofAll ? 3 : 4);
    long perMillion = line.scaled(line.field(ofAll ? 2 : 3), 6);
    if (perMillion < 0 || perMillion >= 1_000_000) {
      throw line.bad("rate must be a fraction from 0 to 1");
    }
    switch (line.field(1)) {
      case "commission" -> commission.put(line, from, perMillion);
      case "tax" -> tax.put(line, from, line.field(2), perMillion);
      case "day-trade-tax" -> dayTradeTax.put(line, from, line.field(2), perMillion);
      default -> throw line.bad("unknown fee '" + line.field(1) + "'");
    }
  }

  private void addOrderRule(RuleLine line) {
    line.requireFields(3);
    long value = line.scaled(line.field(2), 0);
    switch (line.field(1)) {
      case "max-order-lots" -> maxOrderLots.put(line, line.date(0), value);
      case "new-listing-days" -> newListingDays.put(line, line.date(0), value);
      default -> throw line.bad("unknown order rule '" + line.field(1) + "'");
    }
  }

  private static List<RuleLine> lines(Map<String, String> textByFileName, String file) {
    return RuleLine.of(file, text(textByFileName, file));
  }

  private static String text(Map<String, String> textByFileName, String file) {
    @Nullable String text = textByFileName.get(file);
    if (text == null) {
      throw new IllegalArgumentException("Market rules must have the file " + file);
    }
    return text;
  }
}
