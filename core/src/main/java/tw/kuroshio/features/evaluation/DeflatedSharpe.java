package tw.kuroshio.features.evaluation;

import tw.kuroshio.model.NormalDistribution;

/**
 * What is left of a Sharpe ratio after the number of trials: D. H. Bailey and M. López de Prado,
 * "The Deflated Sharpe Ratio", Journal of Portfolio Management 40(5), 2014. Ratios are per
 * observation, not a year.
 */
public final class DeflatedSharpe {

  private static final double EULER_MASCHERONI = 0.5772156649015329;

  private DeflatedSharpe() {}

  /**
   * The greatest ratio that trials without skill are expected to reach: √V·((1 − γ)·Φ⁻¹(1 − 1/N) +
   * γ·Φ⁻¹(1 − 1/(N·e))), equation 1 there; 0 for a single trial.
   *
   * @param variance V of the trials' ratios
   * @param trials N independent ones
   */
  public static double expectedMaximum(double variance, int trials) {
    if (trials <= 1) {
      return 0;
    }
    double quantile = NormalDistribution.quantile(1 - 1.0 / trials);
    double quantileOverE = NormalDistribution.quantile(1 - 1.0 / (trials * StrictMath.E));
    return Math.sqrt(variance)
        * ((1 - EULER_MASCHERONI) * quantile + EULER_MASCHERONI * quantileOverE);
  }

  /**
   * Probability that the true ratio is above a threshold: Φ((SR − SR₀)·√(T − 1) / √(1 − γ₃·SR + (γ₄
   * − 1)/4·SR²)), equation 2 there; NaN when the root is of nothing positive.
   *
   * @param ratio SR
   * @param threshold SR₀
   * @param observations T
   * @param skewness γ₃ of the observations
   * @param kurtosis γ₄, 3 of a normal distribution
   */
  public static double probability(
      double ratio, double threshold, int observations, double skewness, double kurtosis) {
    double variance = 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
    return variance > 0
        ? NormalDistribution.probability(
            (ratio - threshold) * Math.sqrt(observations - 1.0) / Math.sqrt(variance))
        : Double.NaN;
  }
}
