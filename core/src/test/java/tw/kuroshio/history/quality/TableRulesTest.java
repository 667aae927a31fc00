package tw.kuroshio.history.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;

/** Rules for keys, moments, identities, ratios and coverage: one that breaks each, one inside. */
class TableRulesTest {

  private static final LocalDate DAY = LocalDate.of(2019, 3, 4);
  private static final LocalDate NEXT = LocalDate.of(2019, 3, 5);
  private static final long EVENING_NS = 7 * 3_600_000_000_000L;

  private final Bars bars = new Bars();

  private static int row(FactTable table, String code, LocalDate day) {
    return table.add(code, day.toEpochDay(), 0, Bars.afterClose(day) + EVENING_NS);
  }

  private static void set(FactTable table, int row, String field, long value) {
    table.set(row, table.dataset().field(field), value);
  }

  @Test
  void twoRowsForOneSession() {
    bars.flat("1101", DAY, 30);
    int second = bars.daily.add("1101", DAY.toEpochDay(), 1, Bars.afterClose(DAY));
    bars.set(second, "volume", 0);
    bars.flat("1101", NEXT, 30);
    assertThat(bars.found()).containsExactly("DUPLICATE_KEY 1101 2019-03-04");
  }

  @Test
  void aSundayIsNoSession() {
    bars.flat("1101", LocalDate.of(2018, 12, 22), 30);
    bars.flat("1101", LocalDate.of(2018, 12, 23), 60);
    bars.set(bars.flat("1101", LocalDate.of(2018, 12, 24), 30), "change", 0);
    assertThat(bars.found()).containsExactly("NOT_A_SESSION 1101 2018-12-23");
  }

  @Test
  void daysBeyondTheCalendarAreNoSessions() {
    bars.flat("1101", LocalDate.of(1999, 12, 31), 30);
    bars.flat("1102", LocalDate.of(2027, 1, 4), 30);
    bars.load(bars.daily);
    QualityReport report =
        bars.report(Long.MAX_VALUE, LocalDate.of(1990, 1, 1), LocalDate.of(2030, 1, 1));
    assertThat(Bars.texts(report))
        .containsExactly("NOT_A_SESSION 1101 1999-12-31", "NOT_A_SESSION 1102 2027-01-04");
  }

  @Test
  void aDayBeforeTheListingAndOneAfterIt() {
    FactTable listing = new FactTable(Dataset.LISTING);
    int row = row(listing, "1101", DAY);
    listing.set(row, Dataset.LISTING.field("delisted_on"), NEXT.toEpochDay());
    bars.load(listing);
    bars.flat("1101", DAY.minusDays(5), 30);
    bars.flat("1101", DAY, 30);
    bars.flat("1101", NEXT, 30);
    bars.flat("9999", DAY, 30);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report))
        .containsExactly("OUTSIDE_LISTING 1101 2019-02-27", "OUTSIDE_LISTING 1101 2019-03-05");
    assertThat(report.findings()).extracting(Finding::value).containsExactly(-5.0, 0.0);
  }

  @Test
  void aListingMadeFromPricesTellsNothingOfThem() {
    FactTable listing = new FactTable(Dataset.LISTING);
    int inferred = row(listing, "1101", DAY);
    set(listing, inferred, "delisted_on", NEXT.toEpochDay());
    set(listing, inferred, "inferred", 1);
    row(listing, "1101", NEXT);
    bars.load(listing);
    bars.flat("1101", DAY, 30);
    bars.flat("1101", NEXT, 30);
    QualityReport report = bars.report();
    assertThat(report.findings()).isEmpty();
    assertThat(report.rates())
        .filteredOn(rate -> rate.rule() == QualityRule.OUTSIDE_LISTING)
        .singleElement()
        .satisfies(rate -> assertThat(rate.looked()).isEqualTo(2))
        .satisfies(
            rate -> assertThat(rate.excused()).containsEntry(Explanation.EARLIER_LISTING, 1L));
  }

  @Test
  void negativeQuantities() {
    bars.set(bars.flat("1101", DAY, 30), "trades", -1);
    FactTable flows = new FactTable(Dataset.INSTITUTIONAL_FLOW);
    set(flows, row(flows, "1101", DAY), "foreign_net", -5);
    FactTable margin = new FactTable(Dataset.MARGIN_BALANCE);
    set(margin, row(margin, "1101", DAY), "margin_change", -5);
    set(margin, row(margin, "1102", DAY), "short_balance", -5);
    FactTable revenue = new FactTable(Dataset.MONTHLY_REVENUE);
    long march = LocalDate.of(2019, 3, 1).toEpochDay();
    int loss = revenue.add("2823", march, 0, Bars.afterClose(LocalDate.of(2019, 4, 10)));
    set(revenue, loss, "revenue", -5);
    int early = revenue.add("2882", march, 0, Bars.afterClose(LocalDate.of(2019, 3, 31)));
    set(revenue, early, "revenue", 5);
    bars.load(flows);
    bars.load(margin);
    bars.load(revenue);
    assertThat(bars.found())
        .containsExactly(
            "NEGATIVE_QUANTITY 1101 2019-03-04",
            "NEGATIVE_QUANTITY 1102 2019-03-04",
            "KNOWN_TOO_EARLY 2882 2019-03-01");
  }

  @Test
  void knownBeforeTheCloseHalts() {
    long close = Bars.afterClose(DAY) - 1_800_000_000_000L;
    addBar("1101", close - 1);
    addBar("1102", close);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report)).containsExactly("KNOWN_TOO_EARLY 1101 2019-03-04");
    assertThat(report.halts()).isTrue();
    assertThat(report.flags().unusable(Dataset.DAILY_BAR, "1101", DAY.toEpochDay())).isTrue();
  }

  private void addBar(String code, long knownAtNs) {
    bars.set(bars.daily.add(code, DAY.toEpochDay(), 0, knownAtNs), "volume", 0);
  }

  @Test
  void flowsThatDoNotAddUp() {
    FactTable flows = new FactTable(Dataset.INSTITUTIONAL_FLOW);
    flow(flows, "1101", 100, -20, 5, 85);
    flow(flows, "1102", 100, -20, 5, 86);
    int parts = flow(flows, "1103", 100, -20, 5, 85);
    set(flows, parts, "dealer_self_net", 7);
    set(flows, parts, "dealer_hedge_net", -2);
    parts = flow(flows, "1104", 100, -20, 5, 85);
    set(flows, parts, "dealer_self_net", 7);
    set(flows, parts, "dealer_hedge_net", -3);
    int unknown = flow(flows, "1105", 100, -20, 5, 0);
    set(flows, unknown, "total_net", FactTable.MISSING);
    bars.load(flows);
    assertThat(bars.found())
        .containsExactly("FLOW_IDENTITY 1102 2019-03-04", "FLOW_IDENTITY 1104 2019-03-04");
  }

  private int flow(
      FactTable flows, String code, long foreign, long trust, long dealer, long total) {
    int row = row(flows, code, DAY);
    set(flows, row, "foreign_net", foreign);
    set(flows, row, "trust_net", trust);
    set(flows, row, "dealer_net", dealer);
    set(flows, row, "total_net", total);
    return row;
  }

  @Test
  void balancesThatDoNotFollow() {
    FactTable margin = new FactTable(Dataset.MARGIN_BALANCE);
    margin(margin, "1101", DAY, 100, 3);
    margin(margin, "1101", NEXT, 90, -10);
    margin(margin, "1102", DAY, 100, 3);
    margin(margin, "1102", NEXT, 91, -10);
    margin(margin, "1103", DAY, 100, 3);
    margin(margin, "1103", Bars.sessionAfter(NEXT, 1), 70, -1);
    bars.load(margin);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report)).containsExactly("MARGIN_IDENTITY 1102 2019-03-05");
    assertThat(report.findings().getFirst().limit()).isEqualTo(90);
  }

  private static void margin(
      FactTable table, String code, LocalDate day, long balance, long change) {
    int row = row(table, code, day);
    set(table, row, "margin_balance", balance);
    set(table, row, "margin_change", change);
  }

  @Test
  void ratiosOutOfRange() {
    FactTable valuation = new FactTable(Dataset.VALUATION);
    ratio(valuation, "1101", "pe", 1_000);
    ratio(valuation, "1102", "pe", 1_000.01);
    ratio(valuation, "1103", "pb", -0.01);
    ratio(valuation, "1104", "dividend_yield", 0.31);
    ratio(valuation, "1105", "dividend_yield", 0.30);
    ratio(valuation, "1106", "pb", Double.NaN);
    ratio(valuation, "1107", "pb", Double.POSITIVE_INFINITY);
    bars.load(valuation);
    FactTable flows = new FactTable(Dataset.INSTITUTIONAL_FLOW);
    flows.setNumber(row(flows, "1108", DAY), Dataset.INSTITUTIONAL_FLOW.field("foreign_hold"), 1.2);
    bars.load(flows);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report))
        .containsExactly(
            "RATIO_OUT_OF_RANGE 1108 2019-03-04",
            "RATIO_OUT_OF_RANGE 1102 2019-03-04",
            "RATIO_OUT_OF_RANGE 1103 2019-03-04",
            "RATIO_OUT_OF_RANGE 1104 2019-03-04",
            "RATIO_OUT_OF_RANGE 1107 2019-03-04");
  }

  private static void ratio(FactTable table, String code, String field, double value) {
    table.setNumber(row(table, code, DAY), table.dataset().field(field), value);
  }

  @Test
  void halfASessionHaltsAndTheMissingOneToo() {
    LocalDate day = DAY;
    LocalDate half = Bars.sessionAfter(DAY, 20);
    LocalDate less = Bars.sessionAfter(DAY, 21);
    LocalDate none = Bars.sessionAfter(DAY, 22);
    for (int i = 0; i < 24; i++) {
      int codes = day.equals(half) ? 50 : day.equals(less) ? 48 : day.equals(none) ? 0 : 100;
      for (int code = 0; code < codes; code++) {
        bars.quiet(Integer.toString(1_000 + code), day);
      }
      day = Bars.sessionAfter(day, 1);
    }
    QualityReport report = bars.report();
    // 48 of a mean of 97.5 is the first below half.
    assertThat(Bars.texts(report))
        .containsExactly("SESSION_INCOMPLETE  " + less, "SESSION_INCOMPLETE  " + none);
    assertThat(report.halts()).isTrue();
    SessionCoverage coverage =
        report.coverage().stream()
            .filter(session -> session.epochDay() == less.toEpochDay())
            .findFirst()
            .orElseThrow();
    assertThat(coverage.expected()).isEqualTo(100);
    assertThat(coverage.present()).isEqualTo(48);
    assertThat(report.flags().any(Dataset.DAILY_BAR, "1000", less.toEpochDay())).isTrue();
    assertThat(report.flags().any(Dataset.DAILY_BAR, "1000", half.toEpochDay())).isFalse();
  }

  @Test
  void barsOfAnIndexAndOfFiveMinutes() {
    FactTable index = new FactTable(Dataset.INDEX_DAILY);
    int row = row(index, "TAIEX", DAY);
    for (int field = 0; field < 4; field++) {
      index.set(row, field, 100_000_000 + field);
    }
    bars.load(index);
    FactTable minutes = new FactTable(Dataset.BAR_5M);
    long nineNs = TaipeiTime.utcNs(DAY.toEpochDay(), 0) + 9 * 3_600_000_000_000L;
    row = minutes.add("1101", nineNs, 0, nineNs + 300_000_000_000L);
    for (int field = 0; field < 4; field++) {
      minutes.set(row, field, 300_100);
    }
    minutes.set(row, 4, 1_000);
    bars.load(minutes);
    assertThat(bars.found())
        .containsExactly("OFF_TICK 1101 2019-03-04", "OHLC_CONSISTENCY TAIEX 2019-03-04");
  }

  @Test
  void adjustedPricesHaveNoGridButLimits() {
    FactTable adjusted = new FactTable(Dataset.ADJUSTED_DAILY);
    adjusted(adjusted, "1101", DAY, 30.013);
    adjusted(adjusted, "1101", NEXT, 32.9);
    adjusted(adjusted, "1102", DAY, 30.013);
    adjusted(adjusted, "1102", NEXT, 34.0);
    bars.load(adjusted);
    assertThat(bars.found()).containsExactly("RETURN_BEYOND_LIMIT 1102 2019-03-05");
  }

  private static void adjusted(FactTable table, String code, LocalDate day, double price) {
    int row = row(table, code, day);
    for (int field = 0; field < 4; field++) {
      table.setNumber(row, field, price);
    }
    set(table, row, "volume", 1_000);
  }

  @Test
  void onlyWhatWasKnownIsJudged() {
    bars.flat("1101", DAY, 30);
    bars.flat("1101", NEXT, 33.05);
    bars.load(bars.daily);
    LocalDate year = LocalDate.of(2019, 1, 1);
    assertThat(bars.report(Bars.afterClose(DAY), year, NEXT).findings()).isEmpty();
    assertThat(bars.report(Bars.afterClose(NEXT), year, NEXT).findings()).hasSize(1);
    assertThat(bars.report(Bars.afterClose(NEXT), year, DAY).findings()).isEmpty();
    // The close before is read although its own day is not asked about.
    QualityReport later = bars.report(Bars.afterClose(NEXT), NEXT, NEXT);
    assertThat(later.findings()).hasSize(1);
    assertThat(later.rows()).isEqualTo(1);
  }

  @Test
  void anEmptyStoreHasAnEmptyReport() {
    QualityReport report = bars.report();
    assertThat(report.tables()).isEmpty();
    assertThat(report.findings()).isEmpty();
    assertThat(report.rates()).isEmpty();
    assertThat(report.halts()).isFalse();
  }

  @Test
  void daysInTheWrongOrder() {
    assertThatThrownBy(() -> bars.report(Long.MAX_VALUE, NEXT, DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The first day must not be after the last one, were 2019-03-05 and 2019-03-04");
  }
}
