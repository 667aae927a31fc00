package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.SecurityKind;

class PriceLimitsTest {

  /** The exchange's own values: quotes of 2026-07-31, and the daily limit file of 2025-08-22. */
  @ParameterizedTest
  @CsvSource({
    "2026-07-31, STOCK, 2205,  2425,  1985",
    "2026-07-31, STOCK, 45.60, 50.10, 41.05",
    "2025-08-22, ETF,   21.78, 23.95, 19.61"
  })
  void agreeWithTheExchange(LocalDate date, SecurityKind kind, String ref, String up, String down) {
    PriceLimits limits = RuleFiles.rules().on(date).limits(kind);
    assertThat(limits.upE4(e4(ref))).isEqualTo(e4(up));
    assertThat(limits.downE4(e4(ref))).isEqualTo(e4(down));
  }

  /** Closes at the down limit in October 2008: 0050, 2390, 2812, 3024 and 5603. */
  @ParameterizedTest
  @CsvSource({
    "2008-10-16, ETF,   40.57, 39.15",
    "2008-10-15, STOCK, 4.57,  4.41",
    "2008-10-24, STOCK, 6.57,  6.34",
    "2008-10-13, STOCK, 6.57,  6.34",
    "2008-10-15, STOCK, 8.57,  8.27"
  })
  void cutTheProductToFourDecimalsBeforeRoundingUp(
      LocalDate date, SecurityKind kind, String ref, String close) {
    assertThat(RuleFiles.rules().on(date).limits(kind).downE4(e4(ref))).isEqualTo(e4(close));
  }

  @ParameterizedTest
  @CsvSource({
    "2000-03-17, 107, 93",
    "2000-03-20, 107, 96.5",
    "2000-04-05, 107, 93",
    "2001-09-14, 107, 93",
    "2001-09-19, 107, 96.5",
    "2001-09-21, 107, 96.5",
    "2001-09-24, 107, 93",
    "2008-10-09, 107, 93",
    "2008-10-13, 107, 96.5",
    "2008-10-24, 107, 96.5",
    "2008-10-27, 107, 93",
    "2015-05-29, 107, 93",
    "2015-06-01, 110, 90"
  })
  void changeWithTheDate(LocalDate date, String up, String down) {
    PriceLimits limits = RuleFiles.rules().on(date).limits(SecurityKind.STOCK);
    assertThat(limits.upE4(e4("100"))).isEqualTo(e4(up));
    assertThat(limits.downE4(e4("100"))).isEqualTo(e4(down));
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 0.02, 0.01",
    "0.02, 0.03, 0.01",
    "0.09, 0.10, 0.08",
    "0.10, 0.11, 0.09",
    "0.19, 0.20, 0.18",
    "0.20, 0.22, 0.18"
  })
  void areAtLeastOneTickAwayAndNeverBelowTheSmallestPrice(String ref, String up, String down) {
    PriceLimits limits = today();
    assertThat(limits.upE4(e4(ref))).isEqualTo(e4(up));
    assertThat(limits.downE4(e4(ref))).isEqualTo(e4(down));
  }

  @Test
  void allowTheLimitAndNothingBeyond() {
    PriceLimits limits = today();
    TickSizeTable ticks = RuleFiles.rules().on(LocalDate.of(2026, 7, 31)).ticks(SecurityKind.STOCK);
    for (String text : new String[] {"9.15", "10", "45.6", "50", "92.5", "100", "500", "1000"}) {
      long ref = e4(text);
      long up = limits.upE4(ref);
      long down = limits.downE4(ref);
      assertThat(limits.allows(ref, ticks.stepE4(up, -1))).as(text).isTrue();
      assertThat(limits.allows(ref, up)).as(text).isTrue();
      assertThat(limits.allows(ref, ticks.stepE4(up, 1))).as(text).isFalse();
      assertThat(limits.allows(ref, ticks.stepE4(down, 1))).as(text).isTrue();
      assertThat(limits.allows(ref, down)).as(text).isTrue();
      assertThat(limits.allows(ref, ticks.stepE4(down, -1))).as(text).isFalse();
    }
  }

  /** Every valid reference up to 2,000 TWD against decimal arithmetic that walks the grid. */
  @Test
  void agreeWithAWalkOverTheGrid() {
    PriceLimits limits = today();
    TickSizeTable ticks = RuleFiles.rules().on(LocalDate.of(2026, 7, 31)).ticks(SecurityKind.STOCK);
    for (long ref = 100; ref <= e4("2000"); ref = ticks.stepE4(ref, 1)) {
      BigDecimal exact = BigDecimal.valueOf(ref, 4);
      BigDecimal highest = exact.multiply(new BigDecimal("1.1"));
      BigDecimal lowest = exact.multiply(new BigDecimal("0.9")).setScale(4, RoundingMode.DOWN);
      long up = limits.upE4(ref);
      long down = limits.downE4(ref);
      long tooHigh = ticks.stepE4(up, 1);
      assertThat(BigDecimal.valueOf(tooHigh, 4)).as("ref %s", exact).isGreaterThan(highest);
      assertThat(up).isGreaterThan(ref);
      assertThat(BigDecimal.valueOf(up, 4).compareTo(highest) <= 0 || up == ticks.stepE4(ref, 1))
          .isTrue();
      assertThat(
              BigDecimal.valueOf(down, 4).compareTo(lowest) >= 0 || down == ticks.stepE4(ref, -1))
          .isTrue();
      long tooLow = ticks.stepE4(down, -1);
      assertThat(tooLow == down || BigDecimal.valueOf(tooLow, 4).compareTo(lowest) < 0).isTrue();
    }
  }

  @Test
  void aNewStockHasNoneForFiveSessionsSinceMarch2005() {
    DayRules before = RuleFiles.rules().on(LocalDate.of(2005, 2, 25));
    DayRules after = RuleFiles.rules().on(LocalDate.of(2005, 3, 1));
    assertThat(before.newListing(1).limited()).isTrue();
    assertThat(after.noLimitDaysOfNewListing()).isEqualTo(5);
    assertThat(after.newListing(1).limited()).isFalse();
    assertThat(after.newListing(5).limited()).isFalse();
    assertThat(after.newListing(6).limited()).isTrue();
    assertThatThrownBy(() -> after.newListing(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutLimitEveryValidPriceIsAllowed() {
    DayRules rules = RuleFiles.rules().on(LocalDate.of(2026, 7, 31));
    PriceLimits none = rules.noLimits(SecurityKind.STOCK);
    assertThat(none.upE4(e4("50"))).isEqualTo(e4("99995"));
    assertThat(none.downE4(e4("50"))).isEqualTo(e4("0.01"));
    assertThat(none.allows(e4("50"), e4("1000"))).isTrue();
    assertThat(rules.limits(SecurityKind.WARRANT).limited()).isFalse();
  }

  @Test
  void refuseAReferenceThatIsNotAPrice() {
    assertThatThrownBy(() -> today().upE4(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> today().downE4(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static PriceLimits today() {
    return RuleFiles.rules().on(LocalDate.of(2026, 7, 31)).limits(SecurityKind.STOCK);
  }

  private static long e4(String price) {
    return Price.parse(price).e4();
  }
}
