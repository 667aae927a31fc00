package tw.kuroshio.history.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * The rules on the real tables, before anything is set aside. The numbers are facts of those files:
 * each has been looked into, see docs/evidence/part-3-quality.md.
 */
class RealTablesTest {

  @Test
  void sevenPercentAndTheCrisis() {
    QualityReport report = daily("daily_2007H2_2009H1.csv.gz");
    assertThat(report.rows()).isGreaterThan(339_137);
    nothingOf(report, QualityRule.OHLC_CONSISTENCY, 334_475);
    nothingOf(report, QualityRule.OFF_TICK, 334_475);
    nothingOf(report, QualityRule.DUPLICATE_KEY, 339_137);
    nothingOf(report, QualityRule.NOT_A_SESSION, 339_137);
    // 531 bars are beyond the limits of the close before; each is explained.
    RuleRate returns = rate(report, QualityRule.RETURN_BEYOND_LIMIT);
    assertThat(returns.flagged()).isZero();
    assertThat(returns.excused())
        .containsEntry(Explanation.REFERENCE_PRICE, 362L)
        .containsEntry(Explanation.CHANGE_COLUMN, 111L)
        .containsEntry(Explanation.NEW_LISTING, 58L)
        .hasSize(3);
    // Ex-dates of the over-the-counter market, which the table of reference prices does not have.
    RuleRate actions = rate(report, QualityRule.UNADJUSTED_ACTION);
    assertThat(actions.flagged()).isEqualTo(492);
    assertThat(actions.excused()).containsEntry(Explanation.NO_TRADE_BETWEEN, 780L).hasSize(1);
    assertThat(report.halts()).isFalse();
  }

  @Test
  void tenPercentAndTheSpuriousSunday() {
    QualityReport report = daily("daily_2018H2_2020H1.csv.gz");
    nothingOf(report, QualityRule.OHLC_CONSISTENCY, 482_692);
    nothingOf(report, QualityRule.OFF_TICK, 482_692);
    List<Finding> sunday = of(report, QualityRule.NOT_A_SESSION);
    assertThat(sunday).hasSize(543);
    assertThat(sunday)
        .allMatch(finding -> finding.period() == LocalDate.of(2018, 12, 23).toEpochDay());
    // One low is a tick below the limit that follows from its change.
    assertThat(of(report, QualityRule.RETURN_BEYOND_LIMIT))
        .singleElement()
        .matches(finding -> finding.subject().equals("3310"));
    assertThat(of(report, QualityRule.UNADJUSTED_ACTION)).hasSize(700);
    // Block trades on a day without any other.
    assertThat(of(report, QualityRule.PRICE_MISSING))
        .hasSize(4)
        .allMatch(finding -> finding.explanation() == Explanation.OTHER_BOARDS);
    assertThat(rate(report, QualityRule.PRICE_MISSING).excused())
        .containsEntry(Explanation.ODD_LOTS_ONLY, 2_775L);
    assertThat(report.halts()).isFalse();
  }

  @Test
  void flowsAddUpAndBalancesNearlyDo() {
    Bars bars = new Bars();
    bars.load(RealTables.institutional());
    bars.load(RealTables.margin());
    QualityReport report = all(bars);
    nothingOf(report, QualityRule.FLOW_IDENTITY, 17_153);
    // Cash redemptions are in the balance and not in the source's change.
    assertThat(of(report, QualityRule.MARGIN_IDENTITY))
        .hasSize(16)
        .allMatch(finding -> Math.abs(finding.value() - finding.limit()) <= 17);
  }

  @Test
  void othersPricesAdjustedForEverything() {
    Bars bars = new Bars();
    bars.load(RealTables.listing());
    bars.load(RealTables.adjusted());
    bars.load(RealTables.index());
    QualityReport report = all(bars);
    // By less than 0.2 % of the price: the adjusted prices are rounded.
    assertThat(of(report, QualityRule.RETURN_BEYOND_LIMIT))
        .hasSize(3)
        .allMatch(finding -> Math.abs(finding.value() - finding.limit()) < 0.002);
    assertThat(report.tables())
        .extracting(TableRows::dataset)
        .contains(Dataset.ADJUSTED_DAILY, Dataset.INDEX_DAILY);
    assertThat(of(report, QualityRule.NOT_A_SESSION)).isEmpty();
    assertThat(of(report, QualityRule.OHLC_CONSISTENCY)).isEmpty();
  }

  private static QualityReport daily(String file) {
    Bars bars = new Bars();
    FactTable daily = RealTables.daily(file);
    bars.load(RealTables.listing(daily));
    bars.load(RealTables.references());
    bars.load(daily);
    return all(bars);
  }

  private static QualityReport all(Bars bars) {
    return bars.report(Long.MAX_VALUE, LocalDate.of(2000, 1, 1), LocalDate.of(2026, 12, 31));
  }

  private static List<Finding> of(QualityReport report, QualityRule rule) {
    return report.findings().stream().filter(finding -> finding.rule() == rule).toList();
  }

  private static RuleRate rate(QualityReport report, QualityRule rule) {
    return report.rates().stream().filter(rate -> rate.rule() == rule).findFirst().orElseThrow();
  }

  private static void nothingOf(QualityReport report, QualityRule rule, long looked) {
    assertThat(rate(report, rule).looked()).isEqualTo(looked);
    assertThat(rate(report, rule).flagged()).isZero();
  }
}
