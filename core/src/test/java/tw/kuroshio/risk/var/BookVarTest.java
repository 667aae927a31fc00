package tw.kuroshio.risk.var;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Money;
import tw.kuroshio.portfolio.covariance.FactorCovariance;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;

class BookVarTest {

  private static final FactorCovariance TWO_PERCENT =
      FactorCovariance.of(0, new double[0], new double[] {0.0004, 0.0004});

  /**
   * One million TWD in each of two independent names of 2 % volatility: σ = 28,284.2712 TWD; VaR99
   * = 2.3263478740 σ = 65,799.05 TWD; CVaR99 = 2.6652142203 σ = 75,383.64 TWD.
   */
  @Test
  void parametricFiguresOfAHandCase() {
    BookVar figures = measure(new double[0], 0);
    assertThat(figures.parametricVar().toDouble()).isCloseTo(65_799.05, within(0.01));
    assertThat(figures.parametricCvar().toDouble()).isCloseTo(75_383.64, within(0.01));
    assertThat(figures.sessions()).isZero();
    assertThat(figures.historicalVar()).isEqualTo(Money.ZERO);
  }

  /**
   * 250 sessions; the book loses 250, 249, … 1 thousand TWD. m = 2.5: VaR is the third worst, 248
   * thousand; CVaR = (250 + 249 + 0.5 · 248)/2.5 = 249.2 thousand.
   */
  @Test
  void historicalFiguresOfAHandCase() {
    double[] returns = new double[500];
    for (int t = 0; t < 250; t++) {
      returns[2 * t] = -(t + 1) / 1_000.0;
    }
    BookVar figures = measure(returns, 250);
    assertThat(figures.historicalVar()).isEqualTo(Money.ofTwd(248_000));
    assertThat(figures.historicalCvar()).isEqualTo(Money.ofTwd(249_200));
    assertThat(figures.missingReturns()).isZero();
  }

  @Test
  void aMissingReturnMovesWithTheMarketAndIsCounted() {
    BookVar figures = measure(new double[] {Double.NaN, -0.01, 0.0, Double.NaN}, 2);
    assertThat(figures.historicalVar()).isEqualTo(Money.ofTwd(20_000));
    assertThat(figures.missingReturns()).isEqualTo(2);
  }

  @Test
  void aBookThatOnlyGainedHasNoLoss() {
    BookVar figures = measure(new double[] {0.01, 0.02, 0.03, 0.01}, 2);
    assertThat(figures.historicalVar()).isEqualTo(Money.ZERO);
    assertThat(figures.historicalCvar()).isEqualTo(Money.ZERO);
    assertThat(figures.parametricVar().isNegative()).isFalse();
  }

  @Test
  void anEmptyBookHasNoRisk() {
    BookVar figures =
        BookVar.measure(
            new long[2],
            new long[] {1, 1},
            new ReturnMatrix(1, 2, new double[] {-0.1, 0.1}),
            TWO_PERCENT,
            0.99);
    assertThat(figures.historicalVar()).isEqualTo(Money.ZERO);
    assertThat(figures.parametricCvar()).isEqualTo(Money.ZERO);
  }

  @Test
  void refusesAConfidenceThatIsNone() {
    assertThatThrownBy(
            () ->
                BookVar.measure(
                    new long[2],
                    new long[2],
                    new ReturnMatrix(0, 2, new double[0]),
                    TWO_PERCENT,
                    99))
        .hasMessageContaining("was 99");
  }

  private static BookVar measure(double[] returns, int sessions) {
    return BookVar.measure(
        new long[] {10_000, 20_000},
        new long[] {1_000_000, 500_000},
        new ReturnMatrix(sessions, 2, returns),
        TWO_PERCENT,
        0.99);
  }
}
