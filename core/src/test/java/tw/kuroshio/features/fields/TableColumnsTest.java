package tw.kuroshio.features.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.features.FieldGap;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.InHeapFactStore;
import tw.kuroshio.history.PeriodKind;
import tw.kuroshio.history.TaipeiTime;

/** Columns walked forward against one read of the store for each cell. */
class TableColumnsTest {

  private static final long CLOSE = 14 * 3_600_000_000_000L;
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long FIRST_DAY = LocalDate.of(2019, 1, 1).toEpochDay();
  private static final int DAYS = 500;
  private static final List<String> CODES = List.of("1101", "2330", "2317", "6488");

  private final FactStore store = new InHeapFactStore();
  private int loads;

  private AsOfIndex index(Dataset dataset) {
    return AsOfIndex.of(store.versions(dataset, Long.MIN_VALUE, Long.MAX_VALUE, List.of()));
  }

  private void load(FactTable rows, long loadedAtNs) {
    store.load(new FactStore.Source("rows", "source " + ++loads), rows, loadedAtNs);
  }

  /** What the store says at each session's decision of periods that have begun. */
  private List<FactTable> reads(Dataset dataset, String code, int[] days) {
    return Arrays.stream(days)
        .mapToObj(
            day ->
                store.asOf(
                    dataset, TaipeiTime.utcNs(day, CLOSE), Long.MIN_VALUE, day, List.of(code)))
        .toList();
  }

  /** A column as the rules say it. */
  private static double[] naive(List<FactTable> reads, int field, int back, int[] days) {
    double[] target = new double[days.length];
    long seenBefore = Long.MIN_VALUE;
    for (int i = 0; i < days.length; i++) {
      FactTable known = reads.get(i);
      Dataset dataset = known.dataset();
      target[i] = Double.NaN;
      if (known.size() > 0) {
        int newest = known.size() - 1;
        long period = known.period(newest);
        boolean counts = !isFlow(dataset, field) || period > seenBefore;
        boolean good = days[i] - period <= ColumnRules.goodForDays(dataset.period());
        if (counts && good && !isOver(known, newest, days[i])) {
          target[i] = cell(known, periodsBack(known, newest, back), field);
        }
        seenBefore = period;
      }
    }
    return target;
  }

  private static boolean isFlow(Dataset dataset, int field) {
    String name = dataset.fields().get(field).name();
    return name.endsWith("_net") || name.endsWith("_change");
  }

  private static boolean isOver(FactTable known, int row, long day) {
    if (known.dataset() != Dataset.LISTING) {
      return false;
    }
    long end = known.cell(row, Dataset.LISTING.field("delisted_on"));
    return end != FactTable.MISSING && end <= day;
  }

  private static int periodsBack(FactTable known, int newest, int back) {
    LocalDate wanted = LocalDate.ofEpochDay(known.period(newest));
    wanted = wanted.minusMonths(known.dataset().period() == PeriodKind.QUARTER ? 3L * back : back);
    for (int row = newest; row >= 0; row--) {
      if (known.period(row) == wanted.toEpochDay()) {
        return row;
      }
    }
    return -1;
  }

  private static double cell(FactTable known, int row, int field) {
    if (row < 0 || known.isMissing(row, field)) {
      return Double.NaN;
    }
    double cell = (double) known.cell(row, field);
    return switch (known.dataset().fields().get(field).type()) {
      case PRICE_E4, POINTS_E4 -> cell / 10_000.0;
      case LOTS -> cell * 1_000.0;
      case NUMBER -> known.number(row, field);
      case SHARES, TWD, COUNT, DATE -> cell;
      case TEXT -> TextCode.of(known.text(row, field));
    };
  }

  private static long randomPeriod(Dataset dataset, Random random) {
    LocalDate day = LocalDate.ofEpochDay(FIRST_DAY + random.nextInt(DAYS));
    return switch (dataset.period()) {
      case MONTH -> day.withDayOfMonth(1).toEpochDay();
      case QUARTER ->
          LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1).toEpochDay();
      case SESSION, DAY, INTERVAL -> day.toEpochDay();
      case YEAR, INSTANT -> throw new IllegalStateException(dataset + " is not tried");
    };
  }

  private static FactTable randomRows(Dataset dataset, int rows, long earliestNs, Random random) {
    FactTable table = new FactTable(dataset);
    for (int i = 0; i < rows; i++) {
      String code = CODES.get(random.nextInt(CODES.size()));
      long period = randomPeriod(dataset, random);
      long lagNs = random.nextInt(24 * 90) * HOUR_NS;
      long knownAtNs = Math.max(earliestNs, TaipeiTime.utcNs(period, 0) + lagNs);
      int row = table.add(code, period, random.nextInt(9) == 0 ? 1 : 0, knownAtNs);
      for (int field = 0; field < dataset.fields().size(); field++) {
        if (random.nextInt(4) > 0) {
          fillCell(table, row, field, period, random);
        }
      }
    }
    return table;
  }

  private static void fillCell(FactTable table, int row, int field, long period, Random random) {
    switch (table.dataset().fields().get(field).type()) {
      case TEXT -> table.setText(row, field, "text " + random.nextInt(5));
      case NUMBER -> table.setNumber(row, field, random.nextDouble());
      case DATE -> table.set(row, field, period + random.nextInt(300));
      case PRICE_E4, POINTS_E4, SHARES, LOTS, TWD, COUNT ->
          table.set(row, field, random.nextInt(1_000));
    }
  }

  private static int[] randomSessions(Random random) {
    return IntStream.range(0, DAYS + 100)
        .filter(day -> random.nextInt(4) > 0)
        .map(day -> (int) FIRST_DAY + day)
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "INSTITUTIONAL_FLOW, 1",
    "MARGIN_BALANCE, 2",
    "VALUATION, 3",
    "MONTHLY_REVENUE, 4",
    "STATEMENT, 5",
    "SHARES_OUTSTANDING, 6",
    "EARNINGS_FORECAST, 7",
    "LISTING, 8",
    "INDEX_DAILY, 9",
  })
  void columnsEqualOneReadOfTheStoreForEachCell(Dataset dataset, long seed) {
    Random random = new Random(seed);
    for (int load = 0; load < 6; load++) {
      load(
          randomRows(dataset, 120, 0, random),
          TaipeiTime.utcNs(FIRST_DAY + 100L * load, random.nextInt(24) * HOUR_NS));
    }
    TableColumns columns = new TableColumns(index(dataset), CLOSE);
    boolean reports = new StoreField(dataset, 0, "", 0).hasReportingPeriods();
    int compared = 0;
    for (String code : CODES) {
      int[] days = randomSessions(random);
      List<FactTable> reads = reads(dataset, code, days);
      for (int field = 0; field < dataset.fields().size(); field++) {
        for (int back = 0; back <= (reports ? 5 : 0); back++) {
          double[] target = new double[days.length];
          columns.fill(code, new StoreField(dataset, field, "", back), days, days.length, target);
          assertThat(target)
              .as("seed %d, %s, field %d, %d back", seed, code, field, back)
              .isEqualTo(naive(reads, field, back, days));
          assertReasons(columns, code, new StoreField(dataset, field, "", back), days, target);
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  /** Some of the missing values: a reason that says what the reads show. */
  private void assertReasons(
      TableColumns columns, String code, StoreField field, int[] days, double[] values) {
    for (int session = field.column(); session < days.length; session += 37) {
      if (Double.isNaN(values[session])) {
        FieldGap gap = columns.why(code, field, days, session);
        FactTable known = reads(field.dataset(), code, new int[] {days[session]}).getFirst();
        assertThat(gap.kind() == FieldGap.Kind.NOT_YET)
            .as("%s of %s: %s", field.text(), code, gap)
            .isEqualTo(known.size() == 0);
        boolean tooOld =
            known.size() > 0
                && days[session] - known.period(known.size() - 1)
                    > ColumnRules.goodForDays(field.dataset().period());
        assertThat(gap.kind() == FieldGap.Kind.OVERDUE).as(gap.detail()).isEqualTo(tooOld);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"STATEMENT, 11", "INSTITUTIONAL_FLOW, 12", "LISTING, 13", "MONTHLY_REVENUE, 14"})
  void whatIsKnownLaterChangesNothingBefore(Dataset dataset, long seed) {
    Random random = new Random(seed);
    load(randomRows(dataset, 300, 0, random), TaipeiTime.utcNs(FIRST_DAY + 200, 0));
    AsOfIndex index = index(dataset);
    TableColumns columns = new TableColumns(index, CLOSE);
    int decided = (int) FIRST_DAY + 250;
    int[] days = IntStream.rangeClosed((int) FIRST_DAY, decided).toArray();
    List<String> before = columns(columns, dataset, days);

    long after = TaipeiTime.utcNs(decided, CLOSE) + 1;
    load(randomRows(dataset, 300, after, random), after);

    assertThat(columns(new TableColumns(index(dataset), CLOSE), dataset, days)).isEqualTo(before);
    assertThat(index.append(store.versions(dataset, Long.MIN_VALUE, Long.MAX_VALUE, List.of())))
        .isPositive();
    assertThat(columns(columns, dataset, days)).isEqualTo(before);
    int[] later = IntStream.range(decided + 1, decided + 200).toArray();
    assertThat(columns(columns, dataset, later))
        .isEqualTo(columns(new TableColumns(index(dataset), CLOSE), dataset, later));
  }

  private static List<String> columns(TableColumns columns, Dataset dataset, int[] days) {
    List<String> all = new ArrayList<>();
    for (String code : CODES) {
      for (int field = 0; field < dataset.fields().size(); field++) {
        double[] target = new double[days.length];
        columns.fill(code, new StoreField(dataset, field, "", 0), days, days.length, target);
        all.add(Arrays.toString(target));
      }
    }
    return all;
  }

  private static double[] only(TableColumns columns, String code, StoreField field, int... days) {
    double[] target = new double[days.length];
    columns.fill(code, field, days, days.length, target);
    return target;
  }

  @Test
  void aFlowIsCountedOnceAndALevelStays() {
    int day = (int) FIRST_DAY;
    Dataset margin = Dataset.MARGIN_BALANCE;
    FactTable rows = new FactTable(margin);
    int row = rows.add("2330", day, 0, TaipeiTime.utcNs(day, 21 * HOUR_NS));
    rows.set(row, margin.field("margin_balance"), 12);
    rows.set(row, margin.field("margin_change"), 3);
    load(rows, TaipeiTime.utcNs(day, 22 * HOUR_NS));
    FactTable restated = new FactTable(margin);
    row = restated.add("2330", day, 0, TaipeiTime.utcNs(day + 1, 21 * HOUR_NS));
    restated.set(row, margin.field("margin_change"), 4);
    load(restated, TaipeiTime.utcNs(day + 1, 22 * HOUR_NS));
    TableColumns columns = new TableColumns(index(margin), CLOSE);

    StoreField balance = StoreField.of(margin, "margin_balance");
    StoreField change = StoreField.of(margin, "margin_change");
    double nan = Double.NaN;
    assertThat(only(columns, "2330", balance, day, day + 1, day + 2, day + 3))
        .containsExactly(nan, 12_000, 12_000, 12_000);
    assertThat(only(columns, "2330", change, day, day + 1, day + 2, day + 3))
        .containsExactly(nan, 3_000, nan, nan);
    assertThat(only(columns, "2330", change, day, day + 2)).containsExactly(nan, 4_000);
    assertThat(only(columns, "1101", change, day, day + 2)).containsExactly(nan, nan);
    assertThat(only(columns, "2330", balance, day + 62, day + 63)).containsExactly(12_000, nan);
  }

  @Test
  void aTextHasItsOwnNumberWhateverElseThereIs() {
    Dataset listing = Dataset.LISTING;
    FactTable rows = new FactTable(listing);
    String[] industries = {"24", "01", "24", "半導體業及其他"};
    for (int i = 0; i < CODES.size(); i++) {
      int row = rows.add(CODES.get(i), FIRST_DAY + i, 0, TaipeiTime.utcNs(FIRST_DAY + i, 0));
      rows.setText(row, listing.field("industry"), industries[i]);
    }
    load(rows, 0);
    TableColumns columns = new TableColumns(index(listing), CLOSE);
    int day = (int) FIRST_DAY + 3;
    StoreField industry = StoreField.of(listing, "industry");
    double[] codes =
        CODES.stream().mapToDouble(code -> only(columns, code, industry, day)[0]).toArray();
    assertThat(codes[0]).isEqualTo('2' * 256 + '4').isEqualTo(codes[2]);
    assertThat(codes[1]).isEqualTo('0' * 256 + '1');
    assertThat(codes[3]).isBetween(0x1p52, 0x1p53);
    assertThat(only(columns, "6488", industry, day - 1)).containsExactly(Double.NaN);
  }

  @Test
  void onlyReportsHavePeriodsToGoBack() {
    load(randomRows(Dataset.SHARES_OUTSTANDING, 1, 0, new Random(1)), 0);
    TableColumns columns = new TableColumns(index(Dataset.SHARES_OUTSTANDING), CLOSE);
    StoreField shares = StoreField.of(Dataset.SHARES_OUTSTANDING, "shares");
    assertThatThrownBy(() -> only(columns, "2330", shares.back(1), 1))
        .hasMessageContaining("not period(shares_outstanding.shares, 1)");
  }
}
