package tw.kuroshio.history;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.TradingCalendar;

/**
 * When a fact counts as known if its source does not say. The moment is never earlier than the
 * publication can have been, so that what is read as of a moment could have been acted on then. All
 * moments are UTC nanoseconds since the epoch, all days are days since the epoch. Immutable.
 */
public final class PublicationRules {

  /** Name of the file of deadlines, a resource under {@code /tw/kuroshio/history/}. */
  public static final String FILE = "publication.txt";

  private static final int REVENUE_DEADLINE = 10;

  private final TradingCalendar calendar;
  private final PublicationTimes times;
  private final List<NavigableMap<Integer, Deadline>> deadlines;

  private record Deadline(int yearsAfter, MonthDay day) {}

  private PublicationRules(
      TradingCalendar calendar,
      PublicationTimes times,
      List<NavigableMap<Integer, Deadline>> deadlines) {
    this.calendar = calendar;
    this.times = times;
    this.deadlines = deadlines;
  }

  /**
   * Reads the deadlines.
   *
   * @param text of {@link #FILE}
   * @throws IllegalArgumentException with the line when it is not well formed
   */
  public static PublicationRules parse(
      String text, TradingCalendar calendar, PublicationTimes times) {
    List<NavigableMap<Integer, Deadline>> deadlines = new ArrayList<>();
    for (int quarter = 1; quarter <= 4; quarter++) {
      deadlines.add(new TreeMap<>());
    }
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        enter(deadlines, line, number);
      }
    }
    return new PublicationRules(calendar, times, deadlines);
  }

  private static void enter(
      List<NavigableMap<Integer, Deadline>> deadlines, String line, int number) {
    String[] fields = line.strip().split("\\s+", -1);
    try {
      int quarter =
          switch (fields[1]) {
            case "Q1" -> 1;
            case "Q2" -> 2;
            case "Q3" -> 3;
            case "annual" -> 4;
            default -> throw new IllegalArgumentException("report '" + fields[1] + "'");
          };
      Deadline deadline =
          new Deadline(Integer.parseInt(fields[2]), MonthDay.parse("--" + fields[3]));
      deadlines.get(quarter - 1).put(Integer.valueOf(fields[0]), deadline);
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          FILE
              + " line "
              + number
              + ": must be fiscal year, Q1, Q2, Q3 or annual, years after, MM-DD, was '"
              + line
              + "'",
          e);
    }
  }

  /** Prices and volumes of a session, index values, that there was a session. */
  public long sessionPrices(long session) {
    return TaipeiTime.utcNs(session, times.prices());
  }

  /**
   * Flows, balances, valuation and derivatives of a session: the same evening, so usable in the
   * next session.
   */
  public long eveningTable(long session) {
    return TaipeiTime.utcNs(session, times.evening());
  }

  /** A reference price, or the first day of a listing: before the session opens. */
  public long beforeOpen(long session) {
    return TaipeiTime.utcNs(session, times.preOpen());
  }

  /**
   * A month's revenue: the evening of the 10th of the month after, or of the next trading day when
   * the exchange is closed then.
   *
   * @param firstOfMonth first day of the month
   */
  public long monthlyRevenue(long firstOfMonth) {
    return due(LocalDate.ofEpochDay(firstOfMonth).plusMonths(1).withDayOfMonth(REVENUE_DEADLINE));
  }

  /** A consensus of a month: the evening of the month's last day. */
  public long forecast(long firstOfMonth) {
    return eveningTable(LocalDate.ofEpochDay(firstOfMonth).plusMonths(1).toEpochDay() - 1);
  }

  /** A deadline's evening; one that falls on a day without trading ends on the next with. */
  private long due(LocalDate deadline) {
    LocalDate day =
        covers(deadline) && !calendar.isTradingDay(deadline)
            ? calendar.nextTradingDay(deadline)
            : deadline;
    return eveningTable(day.toEpochDay());
  }

  private boolean covers(LocalDate day) {
    return !day.isBefore(calendar.first()) && !day.isAfter(calendar.last());
  }

  /**
   * The statements of a quarter, of the fourth the annual ones: the evening of the legal deadline,
   * or of the next trading day when the exchange is closed then.
   *
   * @param quarter 1 to 4
   * @throws IllegalArgumentException when no deadline of the year is known
   */
  public long statement(int fiscalYear, int quarter) {
    if (quarter < 1 || quarter > 4) {
      throw new IllegalArgumentException("Quarter must be 1 to 4, was " + quarter);
    }
    Map.@Nullable Entry<Integer, Deadline> row = deadlines.get(quarter - 1).floorEntry(fiscalYear);
    if (row == null) {
      throw new IllegalArgumentException(
          "No deadline of quarter " + quarter + " is known for fiscal year " + fiscalYear);
    }
    Deadline deadline = row.getValue();
    return due(deadline.day().atYear(fiscalYear + deadline.yearsAfter()));
  }
}
