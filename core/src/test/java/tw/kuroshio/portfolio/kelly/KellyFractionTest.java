package tw.kuroshio.portfolio.kelly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.portfolio.covariance.FactorCovariance;
import tw.kuroshio.portfolio.solver.DualNewtonSolver;
import tw.kuroshio.portfolio.solver.PortfolioProblem;
import tw.kuroshio.portfolio.solver.SolverSettings;

class KellyFractionTest {

  /** Thorp 2006 §7.1: excess return 5 %, volatility 15 % a year bets 2.22 times the capital. */
  @Test
  void fullKellyIsThorpsIndexExample() {
    KellySize size = new KellyFraction(1).size(0.11 - 0.06, 0.15 * 0.15, 10);
    assertThat(size.weight()).isCloseTo(2.2222222222222223, within(1e-12));
    assertThat(size.reason()).isEqualTo(KellySize.Reason.SIZED);
  }

  @Test
  void quarterKellyIsRiskAversionFour() {
    assertThat(KellyFraction.QUARTER.riskAversion()).isEqualTo(4);
    assertThat(KellyFraction.QUARTER.size(0.01, 0.09, 1).weight())
        .isCloseTo(0.25 * 0.01 / 0.09, within(1e-16));
  }

  /** The optimiser at λ = 1/f bets f of what it bets at λ = 1. */
  @Test
  void fractionScalesTheWholePortfolio() {
    double[] full = weights(1);
    double[] quarter = weights(KellyFraction.QUARTER.riskAversion());
    for (int i = 0; i < full.length; i++) {
      assertThat(quarter[i]).isPositive().isCloseTo(full[i] / 4, within(1e-10));
    }
  }

  private static double[] weights(double riskAversion) {
    FactorCovariance covariance =
        FactorCovariance.of(1, new double[] {0.2, 0.3, 0.1}, new double[] {0.1, 0.2, 0.3});
    PortfolioProblem problem =
        PortfolioProblem.builder(
                new double[] {0.02, 0.05, 0.04}, covariance, riskAversion, new double[3])
            .build();
    return new DualNewtonSolver(SolverSettings.DEFAULT).solve(problem).weights();
  }

  @Test
  void hugeEdgeIsCapped() {
    assertThat(KellyFraction.QUARTER.size(1e300, 1e-300, 0.05))
        .isEqualTo(new KellySize(0.05, KellySize.Reason.CAPPED));
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 0.1, NO_FORECAST",
    "Infinity, 0.1, NO_FORECAST",
    "0.01, NaN, NO_VARIANCE",
    "0.01, Infinity, NO_VARIANCE",
    "0.01, 0, VARIANCE_NOT_POSITIVE",
    "0.01, -0.1, VARIANCE_NOT_POSITIVE",
    "0, 0.1, NO_EDGE",
    "-0.01, 0.1, NO_EDGE"
  })
  void noBetSaysWhy(double mean, double variance, KellySize.Reason reason) {
    assertThat(KellyFraction.QUARTER.size(mean, variance, 1)).isEqualTo(new KellySize(0, reason));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.25, 1.01, Double.NaN})
  void fractionsOutsideNoneToFullAreRefused(double fraction) {
    assertThatThrownBy(() -> new KellyFraction(fraction))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Kelly fraction must be in (0, 1]");
  }
}
