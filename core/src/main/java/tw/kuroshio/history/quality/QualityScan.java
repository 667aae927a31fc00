package tw.kuroshio.history.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.PeriodKind;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.SecurityKind;

/**
 * Holds the tables of a store against the rules, as they were known at one moment. Pure but for the
 * store's reads: the same rows give the same report. One thread.
 */
public final class QualityScan {

  /** Days read before the first one asked about: the means of the rules need sessions before. */
  private static final int LEAD_DAYS = 90;

  private static final long FIRST_LISTING_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
  private static final long LAST_LISTING_DAY = LocalDate.of(2099, 12, 31).toEpochDay();

  private final SessionDays sessions;
  private final QualitySettings settings;
  private final Function<String, SecurityKind> kinds;

  /**
   * @param kinds class of security by the code alone, for codes that no listing names
   */
  public QualityScan(
      MarketRules rules, QualitySettings settings, Function<String, SecurityKind> kinds) {
    this.settings = settings;
    this.kinds = kinds;
    sessions = new SessionDays(rules);
  }

  /**
   * Reads and judges.
   *
   * @param knownAtNs the moment as of which rows are taken, UTC nanoseconds since the epoch
   * @param from first Taipei day judged
   * @param to last Taipei day judged
   * @throws IllegalArgumentException when {@code from} is after {@code to}
   * @throws tw.kuroshio.history.StoreUnavailable when the store cannot be read
   */
  public QualityReport run(FactStore store, long knownAtNs, LocalDate from, LocalDate to) {
    if (from.isAfter(to)) {
      throw new IllegalArgumentException(
          "The first day must not be after the last one, were " + from + " and " + to);
    }
    return new OneRun(store, knownAtNs, from, to).report();
  }

  /** One reading of a store. */
  private final class OneRun {

    private final FactStore store;
    private final long knownAtNs;
    private final long firstDay;
    private final long lastDay;
    private final Tally tally = new Tally();
    private final List<TableRows> tables = new ArrayList<>();
    private final List<SessionCoverage> coverage = new ArrayList<>();
    private final Listings listings;
    private final BarScan bars;
    private final BalanceCheck balances;
    private final KeyCheck keys;
    private final CoverageCount counts;

    OneRun(FactStore store, long knownAtNs, LocalDate from, LocalDate to) {
      this.store = store;
      this.knownAtNs = knownAtNs;
      firstDay = from.toEpochDay();
      lastDay = to.toEpochDay();
      listings = Listings.of(read(Dataset.LISTING, FIRST_LISTING_DAY, LAST_LISTING_DAY), kinds);
      FactTable references = read(Dataset.REFERENCE_PRICE, firstDay - LEAD_DAYS, lastDay);
      bars = new BarScan(tally, sessions, listings, ReferencePrices.of(references), settings);
      balances = new BalanceCheck(tally, sessions, settings);
      keys = new KeyCheck(tally, sessions, listings);
      counts = new CoverageCount(sessions, settings);
    }

    QualityReport report() {
      for (Dataset dataset : Dataset.values()) {
        if (isJudged(dataset)) {
          scan(dataset);
        }
      }
      return QualityReport.of(knownAtNs, firstDay, lastDay, tables, tally, coverage, listings);
    }

    private void scan(Dataset dataset) {
      FactTable table = read(dataset, firstDay - LEAD_DAYS, lastDay);
      TableRows rows = TableRows.of(table, firstDay, lastDay);
      if (rows.rows() == 0) {
        return;
      }
      tables.add(rows);
      keys.check(table, firstDay, lastDay);
      switch (dataset) {
        case DAILY_BAR, ADJUSTED_DAILY -> bars.series(table, firstDay, lastDay);
        case BAR_5M -> bars.single(table, Unit.TWD, true, firstDay, lastDay);
        case INDEX_DAILY, OPTION_DAILY -> bars.single(table, Unit.POINTS, false, firstDay, lastDay);
        case INSTITUTIONAL_FLOW -> balances.flows(table, firstDay, lastDay);
        case MARGIN_BALANCE -> balances.margins(table, firstDay, lastDay);
        case VALUATION -> balances.valuations(table, firstDay, lastDay);
        default -> {}
      }
      if (covers(dataset)) {
        List<SessionCoverage> all = counts.of(table);
        counts.judge(all, tally, firstDay, lastDay);
        all.stream()
            .filter(day -> day.epochDay() >= firstDay && day.epochDay() <= lastDay)
            .forEach(coverage::add);
      }
    }

    private FactTable read(Dataset dataset, long fromDay, long toDay) {
      boolean instants = dataset.period() == PeriodKind.INSTANT;
      return store.asOf(
          dataset,
          knownAtNs,
          instants ? TaipeiTime.utcNs(fromDay, 0) : fromDay,
          instants ? TaipeiTime.utcNs(toDay + 1, 0) - 1 : toDay,
          List.of());
    }
  }

  /**
   * The tables of facts that a source publishes. Trades of the feed are judged when they come in,
   * by the rules for live records; listings are what others are judged by.
   */
  private static boolean isJudged(Dataset dataset) {
    return switch (dataset) {
      case DAILY_BAR,
          BAR_5M,
          ADJUSTED_DAILY,
          INSTITUTIONAL_FLOW,
          MARGIN_BALANCE,
          VALUATION,
          REFERENCE_PRICE,
          INDEX_DAILY,
          VOLATILITY_DAILY,
          TRADING_DAY,
          OPTION_DAILY,
          FINAL_SETTLEMENT,
          DERIVATIVE_TRADE,
          MONTHLY_REVENUE,
          STATEMENT_FILED,
          STATEMENT,
          SHARES_OUTSTANDING,
          EARNINGS_FORECAST,
          INDEX_MEMBERSHIP ->
          true;
      default -> false;
    };
  }

  /** The tables that should have a row of each instrument on each of their days. */
  static boolean covers(Dataset dataset) {
    return switch (dataset) {
      case DAILY_BAR, ADJUSTED_DAILY, INSTITUTIONAL_FLOW, MARGIN_BALANCE, VALUATION -> true;
      default -> false;
    };
  }

  /** The tables whose days are sessions. Valuations have the day on which they were fetched. */
  static boolean hasSessions(Dataset dataset) {
    return dataset != Dataset.VALUATION
        && (dataset.period() == PeriodKind.SESSION || dataset.period() == PeriodKind.INSTANT);
  }
}
