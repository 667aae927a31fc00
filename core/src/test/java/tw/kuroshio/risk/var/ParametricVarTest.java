package tw.kuroshio.risk.var;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.portfolio.covariance.FactorCovariance;

class ParametricVarTest {

  /** Three stocks of 2, 3 and 5 million; volatilities 2, 1 and 3 %; correlations one half. */
  @Test
  void threeStocksByHand() {
    double[] sigma = {0.02, 0.01, 0.03};
    double root = Math.sqrt(0.5);
    double[] loadings = {sigma[0] * root, sigma[1] * root, sigma[2] * root};
    double[] specific = {2e-4, 0.5e-4, 4.5e-4};
    FactorCovariance covariance = FactorCovariance.of(1, loadings, specific);
    Book book =
        Book.of(new long[] {20_000, 6_000, 50_000}, new long[] {1_000_000, 5_000_000, 1_000_000});
    assertThat(book.valueTwd()).containsExactly(2e6, 3e6, 5e6);
    // exposures 40,000, 30,000, 150,000: σ² = Σe² + 2·½·(e₁e₂ + e₁e₃ + e₂e₃)
    double variance = 1.6e9 + 0.9e9 + 22.5e9 + (1.2e9 + 6e9 + 4.5e9);
    ParametricVar risk = ParametricVar.of(book, covariance, 0.99);
    assertThat(risk.volatility()).isCloseTo(Math.sqrt(variance), within(1e-6));
    assertThat(risk.total().var())
        .isCloseTo(2.3263478740408408 * Math.sqrt(variance), within(1e-6));
    // φ(z)/(1 − c) = 2.665214220345808 at 99 %
    assertThat(risk.total().cvar())
        .isCloseTo(2.665214220345808 * Math.sqrt(variance), within(1e-6));
    // first component: z·e₁·(e₁ + ½e₂ + ½e₃)/σ
    assertThat(risk.componentVar()[0])
        .isCloseTo(2.3263478740408408 * 4e4 * 13e4 / Math.sqrt(variance), within(1e-6));
  }

  @Test
  void componentsSumToTheTotalAlsoWithShorts() {
    SplittableRandom random = new SplittableRandom(3);
    double[] loadings = new double[20 * 4];
    double[] specific = new double[20];
    double[] value = new double[20];
    for (int i = 0; i < loadings.length; i++) {
      loadings[i] = 0.02 * (random.nextDouble() - 0.3);
    }
    for (int i = 0; i < 20; i++) {
      specific[i] = 1e-4 * (1 + random.nextDouble());
      value[i] = 1e6 * (random.nextDouble() - 0.3);
    }
    ParametricVar risk =
        ParametricVar.of(new Book(value), FactorCovariance.of(4, loadings, specific), 0.99);
    double sum = 0;
    for (double each : risk.componentVar()) {
      sum += each;
    }
    assertThat(sum).isCloseTo(risk.total().var(), within(1e-6));
    assertThat(risk.total().cvar()).isGreaterThan(risk.total().var());
  }

  @Test
  void emptyBookHasNoRisk() {
    ParametricVar risk =
        ParametricVar.of(
            new Book(new double[2]),
            FactorCovariance.of(0, new double[0], new double[] {1, 1}),
            0.99);
    assertThat(risk.total()).isEqualTo(new ValueAtRisk(0.99, 0, 0));
    assertThat(risk.componentVar()).containsOnly(0);
  }

  @Test
  void mismatchesAreRefused() {
    FactorCovariance one = FactorCovariance.of(0, new double[0], new double[] {1});
    assertThatThrownBy(() -> ParametricVar.of(new Book(new double[2]), one, 0.99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 instruments, was of 1");
    assertThatThrownBy(() -> ParametricVar.of(new Book(new double[1]), one, 99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Confidence must be in (0.5, 1), was 99");
    assertThatThrownBy(() -> new Book(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
