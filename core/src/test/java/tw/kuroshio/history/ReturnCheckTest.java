package tw.kuroshio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tw.kuroshio.history.HistoryRules.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.SecurityKind;

class ReturnCheckTest {

  private static final Dataset BAR = Dataset.DAILY_BAR;
  private static final long NOW = HistoryRules.PUBLICATION.eveningTable(day("2026-11-26"));

  private final FactTable bars = new FactTable(BAR);
  private final FactTable references = new FactTable(Dataset.REFERENCE_PRICE);
  private final FactTable listings = new FactTable(Dataset.LISTING);

  /** A subject that trades every day, so that the table has no hole. */
  @BeforeEach
  void marketTradesEveryDay() {
    for (long d = day("2019-02-20"); d <= day("2019-05-31"); d++) {
      if (HistoryRules.MARKET.calendar().isTradingDay(LocalDate.ofEpochDay(d))) {
        add("0000", d, 100, 0L, 0);
      }
    }
  }

  /**
   * @param change TWD, null when the source has none
   */
  private void add(String code, long day, double close, @Nullable Long change, int exFlag) {
    int row = bars.add(code, day, 0, HistoryRules.PUBLICATION.sessionPrices(day));
    bars.set(row, BAR.field("close"), Math.round(close * 1e4));
    bars.set(row, BAR.field("volume"), 1_000);
    if (change != null) {
      bars.set(row, BAR.field("change"), change * 10_000);
    }
    bars.set(row, BAR.field("ex_flag"), exFlag);
  }

  private void add(String code, String day, double close, @Nullable Long change) {
    add(code, day(day), close, change, 0);
  }

  private FactTable flags(FactTable flagged) {
    ReturnCheck check =
        new ReturnCheck(
            HistoryRules.MARKET,
            code ->
                code.startsWith("00") && code.length() > 4 ? SecurityKind.ETF : SecurityKind.STOCK,
            references,
            listings);
    return check.flags(bars, 0, flagged, NOW);
  }

  private List<String> causes() {
    FactTable flags = flags(new FactTable(Dataset.DATA_FLAG));
    List<String> causes = new ArrayList<>();
    for (int row = 0; row < flags.size(); row++) {
      causes.add(
          flags.subject(row)
              + " "
              + LocalDate.ofEpochDay(flags.period(row))
              + " "
              + flags.text(row, Dataset.DATA_FLAG.field("explanation")));
    }
    return causes;
  }

  @Test
  void aCloseWithinTheLimitsIsNotFlagged() {
    add("1101", "2019-03-04", 45.60, 0L);
    // 10 % is 50.16, and the limit the tick below: 50.10, which is within.
    add("1101", "2019-03-05", 50.10, null);
    add("1101", "2019-03-06", 50.00, null);
    assertThat(causes()).isEmpty();
  }

  @Test
  void aCloseBeyondThemIsFlaggedWithWhatWasAllowed() {
    add("1101", "2019-03-04", 45.60, 0L);
    add("1101", "2019-03-05", 50.20, 4L);
    // The change says 46.20, which is no close before, and 50.20 is within 10 % of it.
    add("1102", "2019-03-04", 100, 0L);
    add("1102", "2019-03-05", 120, 20L);
    assertThat(causes())
        .containsExactly("1101 2019-03-05 CHANGE_COLUMN", "1102 2019-03-05 UNEXPLAINED");
    FactTable flags = flags(new FactTable(Dataset.DATA_FLAG));
    assertThat(flags.number(1, Dataset.DATA_FLAG.field("value"))).isCloseTo(0.20, within(1e-12));
    assertThat(flags.number(1, Dataset.DATA_FLAG.field("allowed"))).isCloseTo(0.10, within(1e-12));
    assertThat(flags.ordinal(1)).isEqualTo(FlagRule.RETURN_BEYOND_LIMIT.number());
    assertThat(flags.knownAtNs(1))
        .isEqualTo(HistoryRules.PUBLICATION.sessionPrices(day("2019-03-05")));
  }

  @Test
  void anExDateExplainsWhatIsWithinTheLimitsOfItsReference() {
    for (String code : List.of("1101", "1102")) {
      add(code, "2019-03-04", 100, 0L);
      add(code, "2019-03-05", code.equals("1101") ? 80 : 70, null);
      int row = references.add(code, day("2019-03-05"), 0, NOW);
      references.set(row, Dataset.REFERENCE_PRICE.field("ref_price"), 850_000);
    }
    assertThat(causes())
        .containsExactly("1101 2019-03-05 EX_DATE", "1102 2019-03-05 NOT_COMPARABLE");
  }

  @Test
  void theFirstSessionsOfAListingHaveNoLimit() {
    int row = listings.add("1101", day("2019-03-04"), 0, NOW);
    listings.set(row, Dataset.LISTING.field("inferred"), 0);
    add("1101", "2019-03-04", 100, 0L);
    add("1101", "2019-03-08", 150, 50L);
    add("1101", "2019-03-11", 200, 50L);
    assertThat(causes())
        .containsExactly("1101 2019-03-08 NEW_LISTING", "1101 2019-03-11 UNEXPLAINED");
  }

  @Test
  void sessionsWithoutTradeAreNoExplanation() {
    add("1101", "2019-03-04", 100, 0L);
    add("1101", "2019-03-07", 120, null);
    add("1102", "2019-03-04", 100, 0L);
    add("1102", "2019-03-07", 180, null);
    assertThat(causes())
        .containsExactly("1101 2019-03-07 NO_TRADE_BETWEEN", "1102 2019-03-07 RESUMED");
    assertThat(ReturnCause.NO_TRADE_BETWEEN.isExplained()).isFalse();
    assertThat(ReturnCause.RESUMED.isExplained()).isFalse();
  }

  @Test
  void fundsMayHaveLimitsOfTheirOwn() {
    add("00715L", "2019-03-04", 10, 0L);
    add("00715L", "2019-03-05", 12, 2L);
    assertThat(causes()).containsExactly("00715L 2019-03-05 FUND_LIMIT");
  }

  @Test
  void theLimitsAreThoseOfTheDay() {
    for (String d : List.of("2008-10-15", "2008-10-16", "2008-10-17", "2015-05-29", "2015-06-01")) {
      add("0000", d, 100, 0L);
    }
    FactTable old = new FactTable(BAR);
    assertThat(old.size()).isZero();
    add("1101", "2008-10-15", 100, 0L);
    add("1101", "2008-10-16", 96, -4L);
    add("1101", "2008-10-17", 102, 6L);
    add("1102", "2015-05-29", 100, 0L);
    add("1102", "2015-06-01", 109, 9L);
    assertThat(causes()).containsExactly("1101 2008-10-16 UNEXPLAINED");
  }

  @Test
  void whereTheTableHasAHoleThereIsNoCloseBefore() {
    add("1101", "2018-03-05", 100, 0L);
    add("1101", "2019-03-05", 300, 0L);
    assertThat(causes()).isEmpty();
  }

  @Test
  void aFlagWhoseBarWasRestatedIsWithdrawn() {
    add("1101", "2019-03-04", 100, 0L);
    add("1101", "2019-03-05", 105, 5L);
    FactTable flagged = new FactTable(Dataset.DATA_FLAG);
    FlagRule.RETURN_BEYOND_LIMIT.add(
        flagged, BAR, "1101", day("2019-03-05"), NOW - 1, "UNEXPLAINED", 0.2, 0.1);
    FactTable flags = flags(flagged);
    assertThat(flags.size()).isOne();
    assertThat(flags.text(0, Dataset.DATA_FLAG.field("explanation"))).isEqualTo("RESTATED");
    assertThat(flags.knownAtNs(0)).isEqualTo(NOW);
    assertThat(flags(flags).size()).isZero();
  }
}
