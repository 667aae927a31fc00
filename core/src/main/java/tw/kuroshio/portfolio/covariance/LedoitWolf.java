package tw.kuroshio.portfolio.covariance;

import java.util.Arrays;

/**
 * Shrinks the sample covariance towards constant correlation: Σ = δ·C + (1 − δ)·S, with C having
 * the sample's variances and the average correlation r̄ everywhere. Ledoit and Wolf 2004, "Honey, I
 * Shrunk the Sample Covariance Matrix", Journal of Portfolio Management 30(4): target of appendix
 * A, intensity δ* = max{0, min{κ̂/T, 1}}, κ̂ = (π̂ − ρ̂)/γ̂ of appendix B. S divides by T, as
 * there.
 *
 * <p>Stated rules where the paper is silent:
 *
 * <ul>
 *   <li>A name with fewer than the least observed returns is TOO_SHORT, one whose variance is at
 *       most 10⁻¹² is ZERO_VARIANCE. Neither enters S.
 *   <li>A missing return of another name counts as its own mean, and the name's deviations are
 *       scaled by √(T/observed), so that its variance is the one of its observed returns and S
 *       stays positive semidefinite.
 *   <li>r̄ below 0 counts as 0 (the target is then diagonal).
 *   <li>Specific variance is at least 0.1 % of the name's variance, so that Σ is positive definite
 *       also for δ = 0.
 *   <li>A name that does not enter S moves as the equal-weighted average of those that do, plus
 *       specific variance up to their median variance; with no name entering S it has the fallback
 *       volatility and no correlation.
 * </ul>
 */
public final class LedoitWolf {

  private static final double LEAST_VARIANCE = 1e-12;
  private static final double LEAST_SPECIFIC = 1e-3;
  private static final double GREATEST_CORRELATION = 0.999;

  private final int minObservations;
  private final double fallbackVolatility;

  /**
   * @param minObservations least observed returns of an investable name, at least 2
   * @param fallbackVolatility volatility per session where no name has a history, for example 0.03
   */
  public LedoitWolf(int minObservations, double fallbackVolatility) {
    if (minObservations < 2) {
      throw new IllegalArgumentException(
          "A variance takes at least 2 observed returns, were " + minObservations);
    }
    if (!(fallbackVolatility > 0 && fallbackVolatility < 1)) {
      throw new IllegalArgumentException(
          "Fallback volatility must be in (0, 1) per session, was " + fallbackVolatility);
    }
    this.minObservations = minObservations;
    this.fallbackVolatility = fallbackVolatility;
  }

  public CovarianceEstimate estimate(ReturnMatrix returns) {
    Deviations all = Deviations.of(returns, minObservations, LEAST_VARIANCE);
    int n = returns.names();
    if (all.included() == 0) {
      double[] specific = new double[n];
      Arrays.fill(specific, fallbackVolatility * fallbackVolatility);
      return new CovarianceEstimate(
          FactorCovariance.of(0, new double[0], specific), 1, 0, all.quality(), all.observations());
    }
    ConstantCorrelation shrunk = ConstantCorrelation.of(all);
    double correlation = Math.min(shrunk.averageCorrelation(), GREATEST_CORRELATION);
    FactorCovariance covariance = factors(all, shrunk.shrinkage(), correlation);
    return new CovarianceEstimate(
        covariance, shrunk.shrinkage(), correlation, all.quality(), all.observations());
  }

  /**
   * (1 − δ)·XᵀX/T takes T − 1 factors: deviations sum to zero over time, so the T rows of X are
   * turned (Helmert) into T − 1 rows with the same products. δ·r̄·s·sᵀ takes one more, and the rest
   * of the target, δ·(1 − r̄)·s², is specific.
   */
  private static FactorCovariance factors(Deviations all, double shrinkage, double correlation) {
    int k = all.sessions();
    int n = all.names();
    double[] loadings = new double[n * k];
    double[] specific = new double[n];
    double sampleScale = Math.sqrt((1 - shrinkage) / all.sessions());
    double targetScale = Math.sqrt(shrinkage * correlation);
    double specificShare = Math.max(shrinkage * (1 - correlation), LEAST_SPECIFIC);
    for (int i = 0; i < n; i++) {
      if (all.isIncluded(i)) {
        int row = i * k;
        double before = 0;
        for (int j = 1; j < k; j++) {
          before += all.at(j - 1, i);
          double turned = (before - j * all.at(j, i)) / Math.sqrt(j * (j + 1.0));
          loadings[row + j - 1] = sampleScale * turned;
        }
        loadings[row + k - 1] = targetScale * Math.sqrt(all.variance(i));
        specific[i] = specificShare * all.variance(i);
      }
    }
    proxyTheRest(all, k, loadings, specific);
    return FactorCovariance.of(k, loadings, specific);
  }

  private static void proxyTheRest(Deviations all, int k, double[] loadings, double[] specific) {
    double[] average = new double[k];
    double[] variances = new double[all.included()];
    int count = 0;
    for (int i = 0; i < all.names(); i++) {
      if (all.isIncluded(i)) {
        variances[count++] = all.variance(i);
        for (int f = 0; f < k; f++) {
          average[f] += loadings[i * k + f] / all.included();
        }
      }
    }
    Arrays.sort(variances);
    double median = variances[count / 2];
    double shared = 0;
    for (double each : average) {
      shared += each * each;
    }
    for (int i = 0; i < all.names(); i++) {
      if (!all.isIncluded(i)) {
        System.arraycopy(average, 0, loadings, i * k, k);
        specific[i] = Math.max(median - shared, LEAST_SPECIFIC * median);
      }
    }
  }
}
