package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.Side;

class FeeScheduleTest {

  private final FeeSchedule fees = on("2026-07-31");

  /** Round trips at the full rate cost 58.5, 43.5 and 38.5 basis points. */
  @ParameterizedTest
  @CsvSource({"STOCK, false, 585000", "STOCK, true, 435000", "ETF, false, 385000"})
  void roundTripOfAHundredMillion(SecurityKind kind, boolean dayTrade, long cost) {
    Money value = Money.ofTwd(100_000_000);
    Money total =
        fees.commission(value, false)
            .plus(fees.tax(kind, Side.BUY, value, dayTrade))
            .plus(fees.commission(value, false))
            .plus(fees.tax(kind, Side.SELL, value, dayTrade));
    assertThat(total).isEqualTo(Money.ofTwd(cost));
    double rate = fees.buyRate() + (dayTrade ? fees.dayTradeSellRate(kind) : fees.sellRate(kind));
    assertThat(rate).isCloseTo(cost / 1e8, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "52050, 74", // 74.17
    "14035, 20", // 19.9999, the minimum
    "14036, 20", // 20.0013
    "14736, 20", // 20.9988
    "14737, 21", // 21.0002
    "1, 20"
  })
  void commissionIsCutToWholeTwdAndHasAMinimum(long value, long commission) {
    assertThat(fees.commission(Money.ofTwd(value), false)).isEqualTo(Money.ofTwd(commission));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "701, 1", "1403, 1", "1404, 2", "52050, 74"})
  void oddLotsHaveTheirOwnMinimum(long value, long commission) {
    assertThat(fees.commission(Money.ofTwd(value), true)).isEqualTo(Money.ofTwd(commission));
  }

  @Test
  void discountAndMinimumAreTheAccounts() {
    FeeSchedule discounted = fees.with(new Brokerage(2_800, Money.ofTwd(1), Money.ofTwd(1)));
    assertThat(discounted.commission(Money.ofTwd(1_000_000), false)).isEqualTo(Money.ofTwd(399));
    assertThat(discounted.commission(Money.ofTwd(100), false)).isEqualTo(Money.ofTwd(1));
    assertThat(discounted.buyRate()).isCloseTo(0.000399, within(1e-18));
    assertThatThrownBy(() -> new Brokerage(10_001, Money.ZERO, Money.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Brokerage(1, Money.ofTwd(-1), Money.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingTradedCostsNothing() {
    assertThat(fees.commission(Money.ZERO, false)).isEqualTo(Money.ZERO);
    assertThat(fees.tax(SecurityKind.STOCK, Side.SELL, Money.ZERO, false)).isEqualTo(Money.ZERO);
    assertThatThrownBy(() -> fees.commission(Money.ofTwd(-1), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fees.tax(SecurityKind.STOCK, Side.SELL, Money.ofTwd(-1), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "STOCK, 3000",
    "PREFERRED_STOCK, 3000",
    "TDR, 1000",
    "ETF, 1000",
    "ETN, 1000",
    "WARRANT, 1000",
    "CLOSED_END_FUND, 1000",
    "REIT, 0",
    "CONVERTIBLE_BOND, 0",
    "OTHER, 3000"
  })
  void taxDependsOnTheClassAndIsForSalesOnly(SecurityKind kind, long tax) {
    Money value = Money.ofTwd(1_000_000);
    assertThat(fees.tax(kind, Side.SELL, value, false)).isEqualTo(Money.ofTwd(tax));
    assertThat(fees.tax(kind, Side.BUY, value, false)).isEqualTo(Money.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"333, 0", "334, 1", "666, 1", "667, 2", "52050, 156"})
  void taxIsCutToWholeTwd(long value, long tax) {
    assertThat(fees.tax(SecurityKind.STOCK, Side.SELL, Money.ofTwd(value), false))
        .isEqualTo(Money.ofTwd(tax));
  }

  @ParameterizedTest
  @CsvSource({"2017-04-27, 3000", "2017-04-28, 1500", "2026-12-31, 1500"})
  void halfTaxOnDayTradesSinceApril2017(String date, long tax) {
    Money value = Money.ofTwd(1_000_000);
    assertThat(on(date).tax(SecurityKind.STOCK, Side.SELL, value, true))
        .isEqualTo(Money.ofTwd(tax));
    assertThat(on(date).tax(SecurityKind.ETF, Side.SELL, value, true)).isEqualTo(Money.ofTwd(1000));
  }

  @Test
  void agreesWithDecimalArithmeticForAnyAmount() {
    long seed = 58_5;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50_000; i++) {
      // Up to a hundred billion TWD: the plain product of amount and rate would overflow there.
      Money value = new Money(random.nextLong(1, 1_000_000_000_000_000L));
      int discount = random.nextInt(0, 10_001);
      FeeSchedule account = fees.with(new Brokerage(discount, Money.ZERO, Money.ZERO));
      assertThat(account.commission(value, false))
          .as("seed %s value %s discount %s", seed, value, discount)
          .isEqualTo(
              floor(value, new BigDecimal("0.001425").multiply(BigDecimal.valueOf(discount, 4))));
      assertThat(account.tax(SecurityKind.STOCK, Side.SELL, value, false))
          .isEqualTo(floor(value, new BigDecimal("0.003")));
    }
  }

  private static Money floor(Money value, BigDecimal rate) {
    return Money.ofTwd(
        BigDecimal.valueOf(value.e4(), 4)
            .multiply(rate)
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact());
  }

  private static FeeSchedule on(String date) {
    return RuleFiles.rules().on(LocalDate.parse(date)).fees();
  }
}
