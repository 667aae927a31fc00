package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.SecurityKind;

class TickSizeTableTest {

  private final TickSizeTable stocks = table("2026-07-31", SecurityKind.STOCK);

  @ParameterizedTest
  @CsvSource({
    "0.01, 0.01",
    "9.99, 0.01",
    "10, 0.05",
    "49.95, 0.05",
    "50, 0.1",
    "99.9, 0.1",
    "100, 0.5",
    "499.5, 0.5",
    "500, 1",
    "999, 1",
    "1000, 5",
    "9855, 5"
  })
  void bandStartsAtItsLowerBound(String price, String tick) {
    assertThat(stocks.tickE4(e4(price))).isEqualTo(e4(tick));
    assertThat(stocks.isOnTick(e4(price))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "9.995", "10.01", "49.99", "50.05", "99.95", "100.1", "500.5", "1001"})
  void otherPricesAreOffTick(String price) {
    assertThat(stocks.isOnTick(e4(price))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "52.03, 52.0, 52.1",
    "9.995, 9.99, 10",
    "10.03, 10, 10.05",
    "49.99, 49.95, 50",
    "99.95, 99.9, 100",
    "499.9, 499.5, 500",
    "999.5, 999, 1000",
    "1000.0001, 1000, 1005",
    "0.0099, 0, 0.01",
    "500, 500, 500"
  })
  void roundsToValidTicks(String price, String down, String up) {
    assertThat(stocks.roundDownE4(e4(price))).isEqualTo(e4(down));
    assertThat(stocks.roundUpE4(e4(price))).isEqualTo(e4(up));
  }

  @ParameterizedTest
  @CsvSource({
    "9.99, 1, 10",
    "9.99, 2, 10.05",
    "10, -1, 9.99",
    "49.95, 1, 50",
    "50, -1, 49.95",
    "50, 1, 50.1",
    "100, -1, 99.9",
    "500, -1, 499.5",
    "1000, -1, 999",
    "999, 2, 1005",
    "0.01, -1, 0.01",
    "0.03, -5, 0.01",
    "500, 0, 500"
  })
  void stepsAcrossBands(String price, int ticks, String expected) {
    assertThat(stocks.stepE4(e4(price), ticks)).isEqualTo(e4(expected));
  }

  @Test
  void oneLongStepIsManyShortOnes() {
    long price = e4("0.01");
    for (int ticks = 1; ticks <= 5_000; ticks++) {
      price = stocks.stepE4(price, 1);
      assertThat(stocks.isOnTick(price)).isTrue();
      assertThat(stocks.stepE4(e4("0.01"), ticks)).isEqualTo(price);
      assertThat(stocks.stepE4(price, -ticks)).isEqualTo(e4("0.01"));
    }
    assertThat(price).isGreaterThan(e4("1000"));
  }

  @Test
  void noTickLiesBetweenTheTwoRoundings() {
    long seed = 20260731;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      long price = random.nextLong(1, e4("3000"));
      long down = stocks.roundDownE4(price);
      long up = stocks.roundUpE4(price);
      assertThat(down).as("seed %s price %s", seed, price).isLessThanOrEqualTo(price);
      assertThat(up).isGreaterThanOrEqualTo(price);
      assertThat(up == down ? price : stocks.roundUpE4(down + 1)).isEqualTo(up);
    }
  }

  @Test
  void refusesToStepFromAPriceBetweenTicks() {
    assertThatThrownBy(() -> stocks.stepE4(e4("52.03"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Price must be a positive multiple of 0.1 TWD, was 52.03 TWD");
    assertThatThrownBy(() -> stocks.tickE4(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stocksHadOtherBandsBeforeMarch2005() {
    TickSizeTable old = table("2005-02-28", SecurityKind.STOCK);
    assertThat(old.tickE4(e4("4.99"))).isEqualTo(e4("0.01"));
    assertThat(old.tickE4(e4("5"))).isEqualTo(e4("0.05"));
    assertThat(old.tickE4(e4("15"))).isEqualTo(e4("0.1"));
    assertThat(old.tickE4(e4("149.5"))).isEqualTo(e4("0.5"));
    assertThat(old.tickE4(e4("150"))).isEqualTo(e4("1"));
    TickSizeTable next = table("2005-03-01", SecurityKind.STOCK);
    assertThat(old.isOnTick(e4("20.05"))).isFalse();
    assertThat(next.isOnTick(e4("20.05"))).isTrue();
  }

  @Test
  void otherClassesHaveTheirOwnBands() {
    assertThat(table("2026-07-31", SecurityKind.ETF).tickE4(e4("49.99"))).isEqualTo(e4("0.01"));
    assertThat(table("2026-07-31", SecurityKind.ETF).tickE4(e4("1500"))).isEqualTo(e4("0.05"));
    assertThat(table("2026-07-31", SecurityKind.WARRANT).tickE4(e4("5"))).isEqualTo(e4("0.05"));
    assertThat(table("2026-07-31", SecurityKind.CONVERTIBLE_BOND).tickE4(e4("149.95")))
        .isEqualTo(e4("0.05"));
  }

  private static TickSizeTable table(String date, SecurityKind kind) {
    return RuleFiles.rules().on(LocalDate.parse(date)).ticks(kind);
  }

  private static long e4(String price) {
    return Price.parse(price).e4();
  }
}
