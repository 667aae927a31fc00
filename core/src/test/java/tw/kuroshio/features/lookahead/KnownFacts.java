package tw.kuroshio.features.lookahead;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.TradingCalendar;

/**
 * All that is known of a market: every version of every row of its tables, each with the moment it
 * became known, and the calendar with the closures decided so far.
 *
 * @param tables what indexes of the tables are built from
 * @param appended what is appended to those indexes afterwards, as a day's new rows are
 */
record KnownFacts(
    TradingCalendar calendar, Map<Dataset, FactTable> tables, Map<Dataset, FactTable> appended) {

  /** What may become of everything that is known after a moment. */
  enum Future {
    /** Other values, other rows, and restatements of what was known before. */
    OTHERWISE("otherwise"),
    /** The same, appended to indexes of what was known before. */
    OTHERWISE_APPENDED("otherwise and appended"),
    /** Nothing, as if the moment were now. */
    UNKNOWN("not known");

    private final String shown;

    Future(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }

  /**
   * Up to when facts enter the values of a session.
   *
   * @param day the session, days since the epoch
   * @param tablesNs decision moment, by which tables are read, UTC nanoseconds since the epoch
   * @param barsNs as far as bars count
   */
  record Moment(int day, long tablesNs, long barsNs) {

    private static final long OPEN_NS_OF_DAY = 9 * 3_600_000_000_000L;

    /** Of a value after the close: the day's bars count, tables as of the decision moment. */
    static Moment afterClose(int day, long decisionNsOfDay) {
      return new Moment(day, TaipeiTime.utcNs(day, decisionNsOfDay), endNs(day));
    }

    /** Of a value while the session goes on: what is known before it opens, no bar of it. */
    static Moment atOpen(int day) {
      long ns = TaipeiTime.utcNs(day, OPEN_NS_OF_DAY);
      return new Moment(day, ns, ns);
    }

    private static long endNs(int day) {
      return TaipeiTime.utcNs(day + 1L, 0) - 1;
    }

    long ofNs(Dataset dataset) {
      return switch (dataset) {
        case DAILY_BAR, BAR_5M -> barsNs;
        // an ex-date is the day's own from its beginning on
        case REFERENCE_PRICE -> endNs(day);
        default -> tablesNs;
      };
    }
  }

  /** The same facts up to a moment, and after it others. */
  KnownFacts after(Moment moment, Future future) {
    Map<Dataset, FactTable> before = new EnumMap<>(Dataset.class);
    Map<Dataset, FactTable> later = new EnumMap<>(Dataset.class);
    tables.forEach(
        (dataset, told) -> {
          LaterFacts facts = new LaterFacts(told, moment.ofNs(dataset));
          boolean append = future == Future.OTHERWISE_APPENDED && isIndexed(dataset);
          before.put(
              dataset, future == Future.UNKNOWN || append ? facts.before() : facts.otherwise(true));
          if (append) {
            later.put(dataset, facts.otherwise(false));
          }
        });
    boolean storm = future != Future.UNKNOWN;
    return new KnownFacts(storm ? withStormAfter(moment.day()) : calendar, before, later);
  }

  private static boolean isIndexed(Dataset dataset) {
    return switch (dataset) {
      case DAILY_BAR, BAR_5M, REFERENCE_PRICE -> false;
      default -> true;
    };
  }

  /** The next trading day is closed at short notice, which nobody knew before. */
  private TradingCalendar withStormAfter(int day) {
    LocalDate next = calendar.nextTradingDay(LocalDate.ofEpochDay(day));
    return calendar.with("later closures", next + " closure T storm\n");
  }
}
