package tw.kuroshio.history.quality;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.Field;
import tw.kuroshio.history.FieldType;
import tw.kuroshio.history.PeriodKind;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.history.quality.Listings.Interval;
import tw.kuroshio.market.DayRules;

/** The rules for what every table has: subject, period, moment of publication, quantities. */
final class KeyCheck {

  private static final long HOUR_NS = 3_600_000_000_000L;

  /** An index that never opens is not the exchange's: it may have a value of any day. */
  private static final int INDEX_OPEN = Dataset.INDEX_DAILY.field("open");

  private final Tally tally;
  private final SessionDays sessions;
  private final Listings listings;

  KeyCheck(Tally tally, SessionDays sessions, Listings listings) {
    this.tally = tally;
    this.sessions = sessions;
    this.listings = listings;
  }

  /** The Taipei day of a row's period. */
  static long day(Dataset dataset, long period) {
    return dataset.period() == PeriodKind.INSTANT ? TaipeiTime.dayOf(period) : period;
  }

  void check(FactTable table, long firstDay, long lastDay) {
    Dataset dataset = table.dataset();
    boolean ofInstruments = QualityScan.covers(dataset);
    int[] quantities = quantities(dataset);
    Listings.Code code = Listings.Code.UNKNOWN;
    for (int row = 0; row < table.size(); row++) {
      long day = day(dataset, table.period(row));
      tally.row(dataset, table.subject(row), table.period(row), day >= firstDay && day <= lastDay);
      duplicate(table, row);
      session(table, row, day);
      if (ofInstruments) {
        code = row > 0 && sameSubject(table, row) ? code : listings.of(table.subject(row));
        listing(code, day);
      }
      known(table, row, day);
      quantities(table, row, quantities);
    }
  }

  private void duplicate(FactTable table, int row) {
    if (table.dataset().period() == PeriodKind.INSTANT) {
      return;
    }
    tally.look(QualityRule.DUPLICATE_KEY);
    if (row > 0 && table.period(row) == table.period(row - 1) && sameSubject(table, row)) {
      tally.find(QualityRule.DUPLICATE_KEY, 2, 1, Unit.ROWS);
    }
  }

  private static boolean sameSubject(FactTable table, int row) {
    return table.subject(row).equals(table.subject(row - 1));
  }

  private void session(FactTable table, int row, long day) {
    Dataset dataset = table.dataset();
    boolean ofAnyDay = dataset == Dataset.INDEX_DAILY && table.isMissing(row, INDEX_OPEN);
    if (QualityScan.hasSessions(dataset) && !ofAnyDay) {
      tally.look(QualityRule.NOT_A_SESSION);
      if (dataset == Dataset.REFERENCE_PRICE && sessions.isClosedAtShortNotice(day)) {
        tally.excuse(QualityRule.NOT_A_SESSION, Explanation.CLOSED_AT_SHORT_NOTICE);
      } else if (!sessions.isSession(day)) {
        tally.find(QualityRule.NOT_A_SESSION, 0, 1, Unit.SESSIONS);
      }
    }
  }

  private void listing(Listings.Code code, long day) {
    @Nullable Interval interval = code.at(day);
    if (interval == null || !code.isPublished()) {
      return;
    }
    tally.look(QualityRule.OUTSIDE_LISTING);
    if (interval.holds(day) && interval.inferred()) {
      tally.excuse(QualityRule.OUTSIDE_LISTING, Explanation.EARLIER_LISTING);
    } else if (!interval.holds(day)) {
      long edge = day < interval.from() ? interval.from() : interval.end();
      tally.find(
          QualityRule.OUTSIDE_LISTING,
          (double) (day - edge),
          0,
          Unit.DAYS,
          day < interval.from() ? Explanation.EARLIER_LISTING : null);
    }
  }

  private void known(FactTable table, int row, long day) {
    long earliestNs = earliestNs(table.dataset(), table.period(row), day);
    if (earliestNs == Long.MIN_VALUE) {
      return;
    }
    tally.look(QualityRule.KNOWN_TOO_EARLY);
    if (table.knownAtNs(row) < earliestNs) {
      double hours = (double) (table.knownAtNs(row) - earliestNs) / HOUR_NS;
      tally.find(QualityRule.KNOWN_TOO_EARLY, hours, 0, Unit.HOURS);
    }
  }

  /**
   * Before this nobody can have known the row; {@link Long#MIN_VALUE} where it may be announced.
   */
  private long earliestNs(Dataset dataset, long period, long day) {
    return switch (dataset) {
      case DAILY_BAR,
          ADJUSTED_DAILY,
          INSTITUTIONAL_FLOW,
          MARGIN_BALANCE,
          INDEX_DAILY,
          VOLATILITY_DAILY,
          OPTION_DAILY ->
          closeNs(day);
      case BAR_5M, DERIVATIVE_TRADE, TRADE -> period;
      case MONTHLY_REVENUE ->
          TaipeiTime.utcNs(LocalDate.ofEpochDay(period).plusMonths(1).toEpochDay(), 0);
      case STATEMENT_FILED, STATEMENT ->
          TaipeiTime.utcNs(LocalDate.ofEpochDay(period).plusMonths(3).toEpochDay(), 0);
      default -> Long.MIN_VALUE;
    };
  }

  private long closeNs(long day) {
    @Nullable DayRules rules = sessions.rules(day);
    return rules == null ? Long.MIN_VALUE : TaipeiTime.utcNs(day, rules.session().closeNsOfDay());
  }

  private void quantities(FactTable table, int row, int[] fields) {
    boolean any = false;
    for (int field : fields) {
      long cell = table.cell(row, field);
      any |= cell != FactTable.MISSING;
      if (cell != FactTable.MISSING && cell < 0) {
        tally.look(QualityRule.NEGATIVE_QUANTITY);
        tally.find(
            QualityRule.NEGATIVE_QUANTITY,
            (double) cell,
            0,
            unit(table.dataset().fields().get(field).type()));
        return;
      }
    }
    if (any) {
      tally.look(QualityRule.NEGATIVE_QUANTITY);
    }
  }

  /** The columns that count something: net amounts, differences and a company's may be below 0. */
  private static int[] quantities(Dataset dataset) {
    return IntStream.range(0, dataset.fields().size())
        .filter(field -> isQuantity(dataset.fields().get(field)))
        .toArray();
  }

  private static boolean isQuantity(Field field) {
    return switch (field.type()) {
      case SHARES, LOTS -> !field.name().endsWith("_net") && !field.name().endsWith("_change");
      case TWD -> field.name().equals("value");
      case COUNT -> true;
      case PRICE_E4, POINTS_E4, DATE, NUMBER, TEXT -> false;
    };
  }

  private static Unit unit(FieldType type) {
    return switch (type) {
      case SHARES -> Unit.SHARES;
      case LOTS -> Unit.LOTS;
      case TWD -> Unit.TWD;
      case COUNT, PRICE_E4, POINTS_E4, DATE, NUMBER, TEXT -> Unit.ROWS;
    };
  }
}
