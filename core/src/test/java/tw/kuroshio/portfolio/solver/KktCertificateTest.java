package tw.kuroshio.portfolio.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tw.kuroshio.portfolio.solver.DualNewtonSolverTest.specific;

import org.junit.jupiter.api.Test;

/** One name, by hand: maximise 0.01·w − 0.02·w² from w₀ = 0.1, costs 0.001 and 0.003. */
class KktCertificateTest {

  private final PortfolioProblem problem =
      PortfolioProblem.builder(new double[] {0.01}, specific(0.04), 1, new double[] {0.1})
          .costs(new double[] {0.001}, new double[] {0.003})
          .budget(0, 0.5)
          .build();

  @Test
  void boughtUntilTheMarginEqualsTheCost() {
    // 0.01 − 0.04·w = 0.001
    assertThat(certificate(0.225, 0).residual()).isCloseTo(0, within(1e-17));
  }

  @Test
  void boughtTooMuchMissesByTheSlope() {
    assertThat(certificate(0.3, 0).stationarity()).isCloseTo(0.04 * 0.075, within(1e-15));
  }

  @Test
  void notTradedAlthoughItPaysMissesByTheGain() {
    assertThat(certificate(0.1, 0).stationarity())
        .isCloseTo(0.01 - 0.04 * 0.1 - 0.001, within(1e-15));
  }

  @Test
  void priceOnASlackLimitIsNotComplementary() {
    KktCertificate certificate = certificate(0.2, 0.001);
    assertThat(certificate.stationarity()).isCloseTo(0, within(1e-15));
    assertThat(certificate.complementarity()).isCloseTo(0.3 * 0.001, within(1e-15));
  }

  @Test
  void negativePriceHasTheWrongSign() {
    assertThat(certificate(0.2, -0.002).dualSign()).isEqualTo(0.002);
  }

  @Test
  void weightAboveTheBudgetIsInfeasible() {
    assertThat(certificate(0.7, 0).feasibility()).isCloseTo(0.2, within(1e-15));
  }

  private KktCertificate certificate(double weight, double budgetPrice) {
    LimitRows limits = LimitRows.of(problem);
    return KktCertificate.of(problem, limits, new double[] {weight}, new double[] {budgetPrice, 0});
  }
}
