package tw.kuroshio.portfolio.covariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.StateWriter;

class LedoitWolfTest {

  private static final LedoitWolf ESTIMATOR = new LedoitWolf(2, 0.03);

  /**
   * Expected values from the authors' own program covCor (Ledoit and Wolf, 2014 version), run on
   * the same returns.
   */
  @Test
  void agreesWithTheAuthorsProgram() {
    CovarianceEstimate estimate = ESTIMATOR.estimate(integers(24));
    assertThat(estimate.shrinkage()).isCloseTo(0.5168530628273983, within(1e-12));
    assertThat(estimate.averageCorrelation()).isCloseTo(0.20349761013895568, within(1e-12));
    FactorCovariance covariance = estimate.covariance();
    assertThat(covariance.variance(0)).isCloseTo(9.278993055555555e-05, within(1e-17));
    assertThat(covariance.covariance(0, 1)).isCloseTo(2.5747459727970057e-05, within(1e-17));
    assertThat(covariance.covariance(2, 4)).isCloseTo(5.8334632607274007e-05, within(1e-17));
    assertThat(covariance.variance(4)).isCloseTo(9.916493055555556e-05, within(1e-17));
    assertThat(ESTIMATOR.estimate(integers(40)).shrinkage())
        .isCloseTo(0.36561137370546726, within(1e-12));
    assertThat(ESTIMATOR.estimate(integers(12)).shrinkage()).isEqualTo(1);
  }

  /** Two names, three sessions, by hand. */
  @Test
  void twoNamesByHand() {
    // deviations (-1, 0, 1) and (-1, 1, 0) per cent: variances 2/3, covariance 1/3, correlation 1/2
    CovarianceEstimate estimate =
        ESTIMATOR.estimate(new ReturnMatrix(3, 2, new double[] {-.01, -.01, 0, .01, .01, 0}));
    assertThat(estimate.averageCorrelation()).isCloseTo(0.5, within(1e-12));
    // one pair only: sample and target are the same matrix, whatever the intensity
    FactorCovariance covariance = estimate.covariance();
    assertThat(covariance.variance(0)).isCloseTo(2e-4 / 3, within(1e-15));
    assertThat(covariance.variance(1)).isCloseTo(2e-4 / 3, within(1e-15));
    assertThat(covariance.covariance(0, 1)).isCloseTo(1e-4 / 3, within(1e-15));
  }

  @Test
  void agreesWithTheDenseFormulasOnRandomHistories() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int sessions = 3 + random.nextInt(60);
      int names = 2 + random.nextInt(25);
      ReturnMatrix returns = history(random, sessions, names, 0);
      CovarianceEstimate estimate = ESTIMATOR.estimate(returns);
      DenseShrinkage dense = DenseShrinkage.of(returns);
      assertThat(estimate.shrinkage())
          .isBetween(0.0, 1.0)
          .isCloseTo(dense.shrinkage(), within(1e-9));
      assertThat(estimate.averageCorrelation()).isCloseTo(dense.correlation(), within(1e-12));
      double floor = 1.1e-3;
      for (int i = 0; i < names; i++) {
        for (int j = 0; j < names; j++) {
          double slack = i == j ? floor * dense.matrix()[i][i] : 1e-15;
          assertThat(estimate.covariance().covariance(i, j))
              .as("seed %d element %d %d", seed, i, j)
              .isCloseTo(dense.matrix()[i][j], within(slack));
        }
      }
    }
  }

  @Test
  void isPositiveDefiniteWithFarMoreNamesThanSessions() {
    SplittableRandom random = new SplittableRandom(5);
    CovarianceEstimate estimate = ESTIMATOR.estimate(history(random, 10, 60, 0.2));
    FactorCovariance covariance = estimate.covariance();
    assertThat(covariance.factors()).isLessThanOrEqualTo(10);
    for (int trial = 0; trial < 200; trial++) {
      double[] x = new double[60];
      double own = 0;
      for (int i = 0; i < 60; i++) {
        x[i] = random.nextDouble() - 0.5;
        own += covariance.specificVariance(i) * x[i] * x[i];
      }
      assertThat(covariance.quadraticForm(x))
          .isGreaterThanOrEqualTo(own * (1 - 1e-12))
          .isPositive();
    }
  }

  @Test
  void missingReturnsKeepTheVarianceOfTheObservedOnes() {
    double nan = Double.NaN;
    CovarianceEstimate estimate =
        ESTIMATOR.estimate(
            new ReturnMatrix(4, 2, new double[] {.01, .02, -.01, nan, .03, -.02, -.03, nan}));
    assertThat(estimate.observations()).containsExactly(4, 2);
    // observed 2 % and −2 %: mean 0, mean square 4e-4
    assertThat(estimate.covariance().variance(1)).isCloseTo(4e-4, within(1e-6));
  }

  @Test
  void shortAndMotionlessHistoriesAreNotInvestable() {
    SplittableRandom random = new SplittableRandom(9);
    ReturnMatrix some = history(random, 30, 4, 0);
    double[] values = some.values().clone();
    for (int t = 0; t < 30; t++) {
      values[t * 4 + 1] = 0;
      values[t * 4 + 2] = t < 25 ? Double.NaN : values[t * 4 + 2];
    }
    CovarianceEstimate estimate =
        new LedoitWolf(20, 0.03).estimate(new ReturnMatrix(30, 4, values));
    assertThat(estimate.quality())
        .containsExactly(
            HistoryQuality.SUFFICIENT,
            HistoryQuality.ZERO_VARIANCE,
            HistoryQuality.TOO_SHORT,
            HistoryQuality.SUFFICIENT);
    assertThat(estimate.isInvestable(2)).isFalse();
    double greater = Math.max(estimate.covariance().variance(0), estimate.covariance().variance(3));
    assertThat(estimate.covariance().variance(1)).isCloseTo(greater, within(1e-3 * greater));
    assertThat(estimate.covariance().covariance(1, 0))
        .isCloseTo(
            0.5 * (estimate.covariance().covariance(0, 3) + withoutSpecific(estimate, 0)),
            within(1e-12));
  }

  @Test
  void noHistoryAtAllFallsBackToAStatedVolatility() {
    CovarianceEstimate estimate =
        ESTIMATOR.estimate(new ReturnMatrix(1, 3, new double[] {.01, .02, .03}));
    assertThat(estimate.quality()).containsOnly(HistoryQuality.TOO_SHORT);
    assertThat(estimate.covariance().variance(0)).isEqualTo(0.03 * 0.03);
    assertThat(estimate.covariance().covariance(0, 1)).isZero();
  }

  @Test
  void identicalNamesStillHaveAPositiveDefiniteCovariance() {
    double[] values = new double[20 * 3];
    for (int t = 0; t < 20; t++) {
      for (int i = 0; i < 3; i++) {
        values[t * 3 + i] = t % 2 == 0 ? 0.01 : -0.01;
      }
    }
    CovarianceEstimate estimate = ESTIMATOR.estimate(new ReturnMatrix(20, 3, values));
    assertThat(estimate.averageCorrelation()).isEqualTo(0.999);
    assertThat(estimate.covariance().specificVariance(0)).isGreaterThan(0.9e-7);
    assertThat(estimate.covariance().variance(0)).isCloseTo(1e-4, within(2e-7));
  }

  @Test
  void longerHorizonScalesEveryElement() {
    CovarianceEstimate one = ESTIMATOR.estimate(integers(24));
    CovarianceEstimate twenty = one.scaledBy(20);
    assertThat(twenty.covariance().covariance(0, 1))
        .isCloseTo(20 * one.covariance().covariance(0, 1), within(1e-16));
    assertThat(twenty.covariance().variance(3))
        .isCloseTo(20 * one.covariance().variance(3), within(1e-16));
    assertThat(twenty.shrinkage()).isEqualTo(one.shrinkage());
  }

  @Test
  void equalReturnsGiveEqualBits() {
    assertThat(bits(7)).isEqualTo(bits(7)).isNotEqualTo(bits(8));
  }

  @Test
  void impossibleReturnsAreRefused() {
    assertThatThrownBy(() -> new ReturnMatrix(1, 1, new double[] {-1.5}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1.5")
        .hasMessageContaining("session 0, name 0");
    assertThatThrownBy(() -> new ReturnMatrix(2, 1, new double[] {0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bits(long seed) {
    StateWriter out = new StateWriter();
    ESTIMATOR.estimate(history(new SplittableRandom(seed), 30, 8, 0.1)).write(out);
    return out.toByteArray();
  }

  private static double withoutSpecific(CovarianceEstimate estimate, int name) {
    return estimate.covariance().variance(name) - estimate.covariance().specificVariance(name);
  }

  private static ReturnMatrix integers(int sessions) {
    double[] values = new double[sessions * 5];
    for (int t = 0; t < sessions; t++) {
      int market = t * 37 % 23 - 11;
      for (int i = 0; i < 5; i++) {
        int own = (t * t * (i + 3) + t * (7 * i + 1) + i * i) % 29 - 14;
        values[t * 5 + i] = (i % 3 * market + own) / 1000.0;
      }
    }
    return new ReturnMatrix(sessions, 5, values);
  }

  private static ReturnMatrix history(
      SplittableRandom random, int sessions, int names, double missing) {
    double[] values = new double[sessions * names];
    for (int t = 0; t < sessions; t++) {
      double market = 0.02 * (random.nextDouble() - 0.5);
      for (int i = 0; i < names; i++) {
        double own = 0.05 * (random.nextDouble() - 0.5) * (1 + i % 3);
        values[t * names + i] = random.nextDouble() < missing ? Double.NaN : (i % 4) * market + own;
      }
    }
    return new ReturnMatrix(sessions, names, values);
  }
}
