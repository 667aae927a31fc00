package tw.kuroshio.history.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tw.kuroshio.history.FactTable;

/** Each rule for bars: one that breaks it, and one just inside. */
class BarRulesTest {

  private static final LocalDate DAY = LocalDate.of(2019, 3, 4);
  private static final LocalDate NEXT = LocalDate.of(2019, 3, 5);

  private final Bars bars = new Bars();

  @Test
  void aHighBelowTheClose() {
    bars.bar("1101", DAY, 30, 31, 29.9, 31.05);
    assertThat(bars.found()).containsExactly("OHLC_CONSISTENCY 1101 2019-03-04");
  }

  @Test
  void aLowAboveTheOpen() {
    bars.bar("1101", DAY, 30, 31, 30.05, 31);
    assertThat(bars.found()).containsExactly("OHLC_CONSISTENCY 1101 2019-03-04");
  }

  @Test
  void openAndCloseAtTheEndsOfTheRange() {
    bars.bar("1101", DAY, 30, 31, 30, 31);
    assertThat(bars.found()).isEmpty();
  }

  @Test
  void aPriceBetweenTicks() {
    bars.bar("1101", DAY, 30.01, 30.5, 30, 30.5);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report)).containsExactly("OFF_TICK 1101 2019-03-04");
    assertThat(report.findings().getFirst().value()).isEqualTo(30.01);
    assertThat(report.findings().getFirst().limit()).isEqualTo(0.05);
  }

  @Test
  void theGridIsThatOfTheClass() {
    bars.listed("0050", LocalDate.of(2003, 6, 30), "ETF", "元大台灣50");
    bars.bar("0050", DAY, 30.01, 30.5, 30, 30.5);
    assertThat(bars.found()).isEmpty();
  }

  @Test
  void theGridIsThatOfTheDay() {
    // Below 15 TWD the tick was 0.01 only below 5 until 2005-02-28.
    LocalDate before = LocalDate.of(2005, 2, 24);
    bars.flat("1101", before, 9.99);
    bars.flat("1102", LocalDate.of(2005, 3, 1), 9.99);
    assertThat(bars.found()).containsExactly("OFF_TICK 1101 2005-02-24");
  }

  @Test
  void volumeWithoutAPrice() {
    int row = bars.flat("1101", DAY, 30);
    bars.set(row, "close", FactTable.MISSING);
    row = bars.flat("1102", DAY, 30);
    bars.set(row, "low", 0);
    assertThat(bars.found())
        .containsExactly("PRICE_MISSING 1101 2019-03-04", "PRICE_MISSING 1102 2019-03-04");
  }

  @Test
  void aSourceWithTheCloseAlone() {
    for (LocalDate day : new LocalDate[] {DAY, NEXT, Bars.sessionAfter(DAY, 2)}) {
      int row = bars.flat("1101", day, day.equals(DAY) ? 30 : day.equals(NEXT) ? 31 : 35);
      bars.set(row, "open", FactTable.MISSING);
      bars.set(row, "high", FactTable.MISSING);
      bars.set(row, "low", FactTable.MISSING);
      bars.set(row, "change", FactTable.MISSING);
      bars.set(row, "value", 2_950_000);
    }
    assertThat(bars.found()).containsExactly("RETURN_BEYOND_LIMIT 1101 2019-03-06");
  }

  @Test
  void aSessionWithOddLotsOnlyHasNoPrice() {
    int odd = bars.quiet("1101", DAY);
    bars.set(odd, "volume", 1_999);
    bars.set(odd, "trades", 2);
    int lots = bars.quiet("1102", DAY);
    bars.set(lots, "volume", 2_000);
    bars.set(lots, "trades", 2);
    bars.quiet("1103", DAY);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report)).containsExactly("PRICE_MISSING 1102 2019-03-04");
    RuleRate rate = rate(report, QualityRule.PRICE_MISSING);
    assertThat(rate.looked()).isEqualTo(2);
    assertThat(rate.excused()).containsEntry(Explanation.ODD_LOTS_ONLY, 1L).hasSize(1);
  }

  @Test
  void theLimitIsTenPercentSince2015() {
    bars.flat("1101", DAY, 30);
    bars.flat("1101", NEXT, 33);
    bars.flat("1102", DAY, 30);
    bars.flat("1102", NEXT, 33.05);
    bars.flat("1103", DAY, 30);
    bars.flat("1103", NEXT, 26.95);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report))
        .containsExactly(
            "RETURN_BEYOND_LIMIT 1102 2019-03-05", "RETURN_BEYOND_LIMIT 1103 2019-03-05");
    Finding finding = report.findings().getFirst();
    assertThat(finding.value()).isEqualTo(33.05 / 30 - 1);
    assertThat(finding.limit()).isEqualTo(33.0 / 30 - 1);
  }

  @Test
  void theLimitWasSevenPercentBefore() {
    LocalDate last = LocalDate.of(2015, 5, 29);
    bars.flat("1101", LocalDate.of(2015, 5, 28), 100);
    bars.flat("1101", last, 107.5);
    bars.flat("1102", last, 100);
    bars.flat("1102", LocalDate.of(2015, 6, 1), 110);
    bars.flat("1103", LocalDate.of(2015, 5, 28), 100);
    bars.flat("1103", last, 93);
    assertThat(bars.found()).containsExactly("RETURN_BEYOND_LIMIT 1101 2015-05-29");
  }

  @Test
  void halfTheLimitDownInOctober2008() {
    LocalDate friday = LocalDate.of(2008, 10, 9);
    LocalDate first = LocalDate.of(2008, 10, 13);
    LocalDate last = LocalDate.of(2008, 10, 24);
    LocalDate after = LocalDate.of(2008, 10, 27);
    bars.flat("1101", friday, 100);
    bars.flat("1101", first, 96);
    bars.flat("1102", friday, 100);
    bars.flat("1102", first, 96.5);
    bars.flat("1103", LocalDate.of(2008, 10, 23), 100);
    bars.flat("1103", last, 107);
    bars.flat("1104", last, 100);
    bars.flat("1104", after, 93);
    assertThat(bars.found()).containsExactly("RETURN_BEYOND_LIMIT 1101 2008-10-13");
  }

  @Test
  void aPublishedReferencePriceExplains() {
    bars.flat("1101", DAY, 30);
    int ex = bars.flat("1101", NEXT, 26);
    bars.set(ex, "change", 0);
    bars.reference("1101", NEXT, 30, 27);
    QualityReport report = bars.report();
    assertThat(report.findings()).isEmpty();
    assertThat(rate(report, QualityRule.RETURN_BEYOND_LIMIT).excused())
        .containsOnlyKeys(Explanation.REFERENCE_PRICE);
  }

  @Test
  void evenTheReferencePriceHasItsLimits() {
    bars.flat("1101", DAY, 30);
    bars.flat("1101", NEXT, 24.25);
    bars.reference("1101", NEXT, 30, 27);
    assertThat(bars.found()).containsExactly("RETURN_BEYOND_LIMIT 1101 2019-03-05");
  }

  @Test
  void anExDateOnAClosedDayTakesEffectOnTheNextSession() {
    // 2008-07-28 was closed by a typhoon.
    bars.flat("1710", LocalDate.of(2008, 7, 25), 32.5);
    bars.flat("1710", LocalDate.of(2008, 7, 29), 28);
    bars.reference("1710", LocalDate.of(2008, 7, 28), 32.5, 29.65);
    bars.reference("1710", LocalDate.of(2008, 7, 27), 32.5, 29.65);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report)).containsExactly("NOT_A_SESSION 1710 2008-07-27");
    assertThat(report.rates())
        .filteredOn(rate -> rate.rule() == QualityRule.NOT_A_SESSION)
        .last()
        .satisfies(
            rate ->
                assertThat(rate.excused()).containsEntry(Explanation.CLOSED_AT_SHORT_NOTICE, 1L));
  }

  @Test
  void aChangeFromAnotherPriceExplains() {
    bars.flat("1101", DAY, 30);
    int ex = bars.flat("1101", NEXT, 26);
    bars.set(ex, "change", Bars.e4(-1));
    QualityReport report = bars.report();
    assertThat(report.findings()).isEmpty();
    assertThat(rate(report, QualityRule.RETURN_BEYOND_LIMIT).excused())
        .containsOnlyKeys(Explanation.CHANGE_COLUMN);
  }

  @Test
  void aNewListingHasNoLimitForFiveSessions() {
    LocalDate fifth = Bars.sessionAfter(DAY, 4);
    LocalDate sixth = Bars.sessionAfter(DAY, 5);
    bars.listed("6999", DAY, "STOCK", "新股");
    bars.flat("6999", DAY, 30);
    bars.flat("6999", fifth, 40);
    bars.flat("6999", sixth, 50);
    assertThat(bars.found()).containsExactly("RETURN_BEYOND_LIMIT 6999 " + sixth);
  }

  @Test
  void aMoveFromTheOtherMarketIsNoNewListing() {
    bars.listed("6999", NEXT, "STOCK", "轉上市");
    bars.flat("6999", DAY, 30);
    bars.flat("6999", NEXT, 40);
    assertThat(bars.found())
        .containsExactly("OUTSIDE_LISTING 6999 2019-03-04", "RETURN_BEYOND_LIMIT 6999 2019-03-05");
  }

  @Test
  void sessionsWithoutTradeMoveTheReference() {
    LocalDate third = Bars.sessionAfter(DAY, 2);
    bars.flat("1101", DAY, 30);
    bars.quiet("1101", NEXT);
    bars.set(bars.flat("1101", third, 36), "change", 0);
    QualityReport report = bars.report();
    assertThat(report.findings()).isEmpty();
    assertThat(rate(report, QualityRule.UNADJUSTED_ACTION).excused())
        .containsOnlyKeys(Explanation.NO_TRADE_BETWEEN);
  }

  @Test
  void aSuspensionWithoutReferencePriceIsAnUnadjustedAction() {
    LocalDate back = Bars.sessionAfter(DAY, 8);
    bars.flat("2323", DAY, 8.3);
    bars.set(bars.flat("2323", back, 11.25), "change", 0);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report)).containsExactly("UNADJUSTED_ACTION 2323 " + back);
    assertThat(report.findings().getFirst().value()).isEqualTo(11.25 / 8.3 - 1);
  }

  @Test
  void anExMarkWithoutReferencePriceIsAnUnadjustedAction() {
    bars.flat("1101", DAY, 30);
    bars.set(bars.flat("1101", NEXT, 30), "ex_flag", 1);
    bars.flat("1102", DAY, 30);
    bars.set(bars.flat("1102", NEXT, 29.8), "change", FactTable.MISSING);
    bars.flat("1103", DAY, 30);
    bars.set(bars.flat("1103", NEXT, 30), "change", FactTable.MISSING);
    assertThat(bars.found())
        .containsExactly("UNADJUSTED_ACTION 1101 2019-03-05", "UNADJUSTED_ACTION 1102 2019-03-05");
  }

  @Test
  void volumeAboveTenTimesTheMean() {
    LocalDate day = DAY;
    for (int i = 0; i < 20; i++) {
      bars.flat("1101", day, i % 2 == 0 ? 30 : 30.05);
      bars.flat("1102", day, i % 2 == 0 ? 30 : 30.05);
      day = Bars.sessionAfter(day, 1);
    }
    int spike = bars.flat("1101", day, 30);
    bars.set(spike, "volume", 1_000_001);
    bars.set(spike, "value", 30_000_030);
    int inside = bars.flat("1102", day, 30);
    bars.set(inside, "volume", 1_000_000);
    bars.set(inside, "value", 30_000_000);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report)).containsExactly("VOLUME_SPIKE 1101 " + day);
    Finding finding = report.findings().getFirst();
    assertThat(finding.limit()).isEqualTo(1_000_000);
    assertThat(finding.explanation()).isEqualTo(Explanation.VALUE_AGREES);
  }

  @Test
  void aCloseThatStandsStill() {
    LocalDate day = DAY;
    for (int i = 0; i < 10; i++) {
      bars.flat("1101", day, 30);
      if (i < 9) {
        bars.flat("1102", day, 30);
      }
      day = Bars.sessionAfter(day, 1);
    }
    QualityReport report = bars.report();
    assertThat(Bars.texts(report))
        .containsExactly("UNCHANGED_PRICE 1101 " + Bars.sessionAfter(DAY, 9));
    assertThat(report.findings().getFirst().explanation()).isNull();
  }

  @Test
  void valueThatDoesNotFitThePrices() {
    bars.set(bars.bar("1101", DAY, 30, 31, 30, 31), "value", 3_000_000 - 1);
    bars.set(bars.bar("1102", DAY, 30, 31, 30, 31), "value", 3_000_000);
    bars.set(bars.bar("1103", DAY, 30, 31, 30, 31), "value", 3_100_000);
    bars.set(bars.bar("1104", DAY, 30, 31, 30, 31), "value", 3_100_001);
    bars.set(bars.bar("1105", DAY, 30, 31, 30, 31), "value", 3_100);
    QualityReport report = bars.report();
    assertThat(Bars.texts(report))
        .containsExactly(
            "IMPLIED_PRICE 1101 2019-03-04",
            "IMPLIED_PRICE 1104 2019-03-04",
            "IMPLIED_PRICE 1105 2019-03-04");
    assertThat(report.findings())
        .extracting(Finding::explanation)
        .containsExactly(Explanation.OTHER_BOARDS, Explanation.OTHER_BOARDS, null);
    assertThat(rate(report, QualityRule.IMPLIED_PRICE).falsePositiveRate()).isEqualTo(2.0 / 3);
  }

  @Test
  void aBlockTradeGoesByTheCloseBefore() {
    bars.flat("1225", DAY, 83.4);
    int block = bars.bar("1225", NEXT, 82.7, 82.7, 76.8, 77);
    bars.set(block, "value", 9_143_000);
    bars.flat("1226", DAY, 83.4);
    int none = bars.bar("1226", NEXT, 82.7, 82.7, 76.8, 77);
    bars.set(none, "value", 9_180_000);
    assertThat(bars.report().findings())
        .extracting(Finding::explanation)
        .containsExactly(Explanation.OTHER_BOARDS, null);
  }

  @Test
  void aGapOfYearsBeginsAnew() {
    bars.flat("1101", LocalDate.of(2009, 6, 30), 30);
    bars.flat("1101", DAY, 60);
    assertThat(bars.found()).isEmpty();
  }

  private static RuleRate rate(QualityReport report, QualityRule rule) {
    return report.rates().stream().filter(rate -> rate.rule() == rule).findFirst().orElseThrow();
  }
}
