package tw.kuroshio.portfolio.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TradingCostTest {

  /** Check values of the fee schedule: 58.5 bp for a stock, 38.5 bp for an ETF, without spread. */
  @Test
  void roundTripsAreTheSchedules() {
    TradingCost stock = TradingCost.of(0.001425, 0.003, 0);
    assertThat(stock.buy() + stock.sell()).isCloseTo(0.00585, within(1e-15));
    TradingCost etf = TradingCost.of(0.001425, 0.001, 0);
    assertThat(etf.buy() + etf.sell()).isCloseTo(0.00385, within(1e-15));
  }

  @Test
  void oneTickAtOneHundredIsFiftyBasisPoints() {
    assertThat(TradingCost.halfSpread(1_000_000, 5_000, 0)).isCloseTo(0.0025, within(1e-18));
    assertThat(TradingCost.halfSpread(1_000_000, 5_000, 15_000)).isCloseTo(0.0075, within(1e-18));
    assertThat(TradingCost.halfSpread(1_000_000, 5_000, -5_000)).isCloseTo(0.0025, within(1e-18));
    assertThat(TradingCost.of(0.001425, 0.003, 0.0025).buy()).isCloseTo(0.003925, within(1e-18));
  }

  /** 1 million of a 100 million daily value at 2 %: 0.7 · 2 % · √1 % = 14 bp of a million. */
  @Test
  void impactIsTheSquareRootLaw() {
    double equity = 10_000_000;
    double m = TradingCost.impactCoefficient(0.7, 0.02, 100_000_000, equity);
    double costOfEquity = m * Math.pow(0.1, 1.5);
    assertThat(costOfEquity * equity).isCloseTo(1_000_000 * 0.0014, within(1e-6));
  }

  @Test
  void unknownDailyValueHasNoKnownImpact() {
    assertThat(TradingCost.impactCoefficient(0.7, 0.02, Double.NaN, 1e8)).isZero();
    assertThat(TradingCost.impactCoefficient(0.7, 0.02, 0, 1e8)).isZero();
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> TradingCost.of(-0.001, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-0.001");
    assertThatThrownBy(() -> TradingCost.halfSpread(0, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
