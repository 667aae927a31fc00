package tw.kuroshio.features.lookahead;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.Field;
import tw.kuroshio.history.FieldType;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.TradingCalendar;

/**
 * A made market with everything that makes histories hard: bars restated on their day and later,
 * bars and reports that come late, restated statements, ex-dates, an instrument listed late, one
 * delisted, one halted, one that trades outside the universe, changes of industry and of an index's
 * members, closures at short notice. Every cell is made from the row's key and version alone.
 */
final class MadeMarket {

  private static final LocalDate FIRST = LocalDate.of(2023, 1, 3);
  private static final List<String> CODES = List.of("1101", "2317", "2330", "2603", "3008", "6488");
  private static final String NO_MEMBER = "1101";
  private static final String LISTED_LATE = "2603";
  private static final String DELISTED = "3008";
  private static final String HALTED = "6488";

  private static final int HIGH = Dataset.DAILY_BAR.field("high");
  private static final int LOW = Dataset.DAILY_BAR.field("low");
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long MORNING = 8 * HOUR_NS + HOUR_NS / 2;
  private static final long PRICES = 14 * HOUR_NS;
  private static final long EVENING = 21 * HOUR_NS;

  private final TradingCalendar calendar =
      TradingCalendar.parse(
          """
          range 2016-01-04 2026-12-31 2027-01-08
          2023-02-07 closure T storm
          2023-05-30 closure T storm
          2023-10-05 closure T storm
          """);
  private final int[] days;
  private final Map<Dataset, FactTable> tables = new EnumMap<>(Dataset.class);

  private MadeMarket(int sessions) {
    days =
        FIRST
            .datesUntil(calendar.last())
            .filter(calendar::isTradingDay)
            .limit(sessions)
            .mapToInt(day -> (int) day.toEpochDay())
            .toArray();
  }

  /** The facts of so many sessions. */
  static KnownFacts of(int sessions) {
    MadeMarket market = new MadeMarket(sessions);
    market.bars();
    market.intradayBars();
    market.exDates();
    market.listings();
    for (String code : CODES) {
      market.daily(Dataset.INSTITUTIONAL_FLOW, code, EVENING);
      market.daily(Dataset.MARGIN_BALANCE, code, EVENING);
      market.daily(Dataset.VALUATION, code, EVENING);
      market.months(Dataset.MONTHLY_REVENUE, code, 10);
      market.months(Dataset.EARNINGS_FORECAST, code, 1);
      market.quarters(code);
      market.steps(Dataset.SHARES_OUTSTANDING, code, -2);
      market.steps(Dataset.INDEX_MEMBERSHIP, "TW50/" + code, -12);
    }
    market.daily(Dataset.INDEX_DAILY, "TAIEX", PRICES);
    market.daily(Dataset.INDEX_DAILY, "CROSS_STRAIT_RISK", 24 * HOUR_NS + EVENING);
    market.daily(Dataset.VOLATILITY_DAILY, "TXO", EVENING);
    return new KnownFacts(market.calendar, market.tables, Map.of());
  }

  /** The sessions of so long a market, days since the epoch. */
  static int[] days(int sessions) {
    return new MadeMarket(sessions).days.clone();
  }

  /** A number in [0, 1) made of a row's key and version and of what is asked. */
  static double chance(Dataset dataset, String subject, long period, int version, int question) {
    long seed = dataset.name().hashCode() * 31L + subject.hashCode();
    seed = seed * 1_000_003L + period;
    seed = (seed * 31L + version) * 1_009L + question;
    return new SplittableRandom(seed).nextDouble();
  }

  private FactTable table(Dataset dataset) {
    return tables.computeIfAbsent(dataset, FactTable::new);
  }

  /** The sessions in which a code could trade. */
  private List<Integer> traded(String code) {
    List<Integer> traded = new ArrayList<>();
    for (int i = 0; i < days.length; i++) {
      boolean listed = !code.equals(LISTED_LATE) || i >= days.length / 6;
      boolean alive = !code.equals(DELISTED) || days[i] < delistedOn();
      boolean halted = code.equals(HALTED) && i >= days.length / 2 && i < days.length / 2 + 8;
      if (listed && alive && !halted) {
        traded.add(days[i]);
      }
    }
    return traded;
  }

  private int delistedOn() {
    return days[days.length * 5 / 6];
  }

  private void bars() {
    for (String code : CODES) {
      for (int day : traded(code)) {
        double chance = chance(Dataset.DAILY_BAR, code, day, 0, 0);
        long known = TaipeiTime.utcNs(day + (chance < 0.03 ? 1 : 0), PRICES);
        bar(code, day, known, 1);
        if (chance > 0.9) {
          bar(code, day, known + 6 * HOUR_NS, 2);
        }
        if (chance > 0.8) {
          bar(code, day, known + 72 * HOUR_NS, chance > 0.9 ? 3 : 2);
        }
      }
    }
  }

  private void bar(String code, int day, long knownAtNs, int version) {
    FactTable table = table(Dataset.DAILY_BAR);
    int row = add(table, code, day, knownAtNs, version);
    prices(table, row, code, day, version);
    long shares = 1_000 * (1 + (long) (4_000 * chance(Dataset.DAILY_BAR, code, day, version, 9)));
    table.set(row, Dataset.DAILY_BAR.field("volume"), shares);
    long average = (table.cell(row, HIGH) + table.cell(row, LOW)) / 2;
    table.set(row, Dataset.DAILY_BAR.field("value"), shares * average / 10_000);
  }

  /** Open, high, low and close, the first four columns of bars. */
  private static void prices(FactTable table, int row, String code, long period, int version) {
    Dataset dataset = table.dataset();
    double level = 60.0 + 25.0 * CODES.indexOf(code);
    double open = level * (0.96 + 0.08 * chance(dataset, code, period, version, 1));
    double close = level * (0.96 + 0.08 * chance(dataset, code, period, version, 2));
    double high = Math.max(open, close) * (1 + 0.02 * chance(dataset, code, period, version, 3));
    double low = Math.min(open, close) * (1 - 0.02 * chance(dataset, code, period, version, 4));
    double[] prices = {open, high, low, close};
    for (int field = 0; field < prices.length; field++) {
      table.set(row, field, 100 * Math.round(100 * prices[field]));
    }
  }

  private void intradayBars() {
    FactTable table = table(Dataset.BAR_5M);
    int[] minutes = {0, 35, 90, 180, 255};
    for (String code : CODES) {
      for (int day : traded(code)) {
        for (int minute : minutes) {
          long period = TaipeiTime.utcNs(day, 9 * HOUR_NS + minute * HOUR_NS / 60);
          boolean restated = chance(Dataset.BAR_5M, code, period, 0, 0) > 0.9;
          for (int version = 1; version <= (restated ? 2 : 1); version++) {
            long known = TaipeiTime.utcNs(day + 2L * (version - 1), PRICES);
            int row = add(table, code, period, known, version);
            prices(table, row, code, period, version);
            double part = chance(Dataset.BAR_5M, code, period, version, 9);
            table.set(row, Dataset.BAR_5M.field("volume"), 1_000 * (1 + (long) (500 * part)));
          }
        }
      }
    }
  }

  private void exDates() {
    Dataset dataset = Dataset.REFERENCE_PRICE;
    FactTable table = table(dataset);
    for (String code : CODES) {
      for (int day : days) {
        double chance = chance(dataset, code, day, 0, 0);
        for (int version = 1; chance < 0.1 && version <= (chance < 0.05 ? 2 : 1); version++) {
          long known = TaipeiTime.utcNs(day + version - 1L, MORNING);
          int row = add(table, code, day, known, version);
          table.set(row, dataset.field("prev_close"), 1_000_000);
          double part = chance(dataset, code, day, version, 1);
          table.set(row, dataset.field("ref_price"), 900_000 + (long) (90_000 * part));
        }
      }
    }
  }

  private void listings() {
    for (int i = 0; i < CODES.size(); i++) {
      String code = CODES.get(i);
      int listed = code.equals(LISTED_LATE) ? traded(code).getFirst() : days[0] - 700;
      String industry = i % 2 == 0 ? "24" : "01";
      listing(code, listed, listed - 9, 1, industry);
      if (i == 1) {
        listing(code, listed, days[days.length / 2], 2, "24");
      }
      if (code.equals(DELISTED)) {
        int row = listing(code, listed, delistedOn() - 15, 2, industry);
        table(Dataset.LISTING).set(row, Dataset.LISTING.field("delisted_on"), delistedOn());
      }
    }
  }

  private int listing(String code, int day, int knownDay, int version, String industry) {
    Dataset dataset = Dataset.LISTING;
    FactTable table = table(dataset);
    int row = add(table, code, day, TaipeiTime.utcNs(knownDay, MORNING), version);
    table.setText(row, dataset.field("market"), "TWSE");
    table.setText(row, dataset.field("kind"), code.equals(NO_MEMBER) ? "TDR" : "STOCK");
    table.setText(row, dataset.field("industry"), industry);
    return row;
  }

  /** A row a session, a few of them late, a few never, some restated after two days. */
  private void daily(Dataset dataset, String subject, long knownNsOfDay) {
    for (int day : days) {
      double chance = chance(dataset, subject, day, 0, 0);
      long known = TaipeiTime.utcNs(day, knownNsOfDay) + (chance < 0.06 ? 96 * HOUR_NS : 0);
      if (chance > 0.03) {
        fill(dataset, subject, day, known, 1);
        if (chance > 0.8) {
          fill(dataset, subject, day, known + 48 * HOUR_NS, 2);
        }
      }
    }
  }

  private void months(Dataset dataset, String subject, int dayOfNextMonth) {
    LocalDate end = LocalDate.ofEpochDay(days[days.length - 1]);
    LocalDate month = FIRST.withDayOfMonth(1).minusMonths(28);
    for (; month.isBefore(end); month = month.plusMonths(1)) {
      long period = month.toEpochDay();
      long known = month.plusMonths(1).toEpochDay() + dayOfNextMonth - 1;
      fill(dataset, subject, period, TaipeiTime.utcNs(known, EVENING), 1);
      if (chance(dataset, subject, period, 0, 0) > 0.6) {
        fill(dataset, subject, period, TaipeiTime.utcNs(known + 35, EVENING), 2);
      }
    }
  }

  private void quarters(String subject) {
    Dataset dataset = Dataset.STATEMENT;
    LocalDate end = LocalDate.ofEpochDay(days[days.length - 1]);
    LocalDate quarter = FIRST.withDayOfMonth(1).minusMonths(66);
    for (; quarter.isBefore(end); quarter = quarter.plusMonths(3)) {
      long period = quarter.toEpochDay();
      long known = quarter.plusMonths(3).toEpochDay() + 44;
      fill(dataset, subject, period, TaipeiTime.utcNs(known, EVENING), 1);
      if (chance(dataset, subject, period, 0, 0) > 0.5) {
        fill(dataset, subject, period, TaipeiTime.utcNs(known + 120, EVENING), 2);
      }
    }
  }

  /** Rows that hold from a day on, told of some days before or, now and then, after it. */
  private void steps(Dataset dataset, String subject, int knownAfterDays) {
    for (int day = days[0] - 500; day < days[days.length - 1]; day += 45) {
      boolean late = chance(dataset, subject, day, 0, 0) > 0.7;
      long known = TaipeiTime.utcNs(day + (late ? 8 : knownAfterDays), MORNING);
      fill(dataset, subject, day, known, 1);
    }
  }

  private static int add(
      FactTable table, String subject, long period, long knownAtNs, int version) {
    int row = table.add(subject, period, 0, knownAtNs);
    table.setVersion(row, version);
    return row;
  }

  private void fill(Dataset dataset, String subject, long period, long knownAtNs, int version) {
    FactTable table = table(dataset);
    int row = add(table, subject, period, knownAtNs, version);
    List<Field> fields = dataset.fields();
    for (int field = 0; field < fields.size(); field++) {
      double part = chance(dataset, subject, period, version, 20 + field);
      FieldType type = fields.get(field).type();
      switch (type) {
        case TEXT -> table.setText(row, field, "text " + (int) (3 * part));
        case NUMBER -> table.setNumber(row, field, 10.0 + 10.0 * part);
        case DATE -> table.set(row, field, period);
        case COUNT ->
            table.set(row, field, dataset == Dataset.INDEX_MEMBERSHIP ? (int) (2 * part) : 2_023);
        case POINTS_E4 -> table.set(row, field, 150_000_000 + (long) (9_000_000 * part));
        case PRICE_E4 -> table.set(row, field, 10_000 + (long) (50_000 * part));
        case LOTS -> table.set(row, field, 1_000 + (long) (9_000 * part));
        case SHARES ->
            table.set(
                row,
                field,
                dataset == Dataset.SHARES_OUTSTANDING
                    ? 100_000_000 + (long) (1_000_000 * part)
                    : (long) (2_000_000 * (part - 0.5)));
        case TWD -> table.set(row, field, 1_000_000_000 + (long) (900_000_000 * part));
      }
    }
  }
}
