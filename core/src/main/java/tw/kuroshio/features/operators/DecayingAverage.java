package tw.kuroshio.features.operators;

/**
 * Exponentially weighted mean with decay λ: λ·before + (1 − λ)·x, starting at the instrument's
 * first observation (RiskMetrics Technical Document, 4th edition, 1996, section 5.2).
 */
public final class DecayingAverage extends SeededAverage {

  private final double weight;

  /**
   * @param lambda between 0 and 1, both excluded
   */
  public DecayingAverage(double lambda) {
    super("ewma[" + lambda + "]", 1, 1);
    if (!(lambda > 0.0 && lambda < 1.0)) {
      throw new IllegalArgumentException("Decay must be between 0 and 1, was " + lambda);
    }
    weight = 1.0 - lambda;
  }

  @Override
  double next(double average, double x) {
    return (x - average) * weight + average;
  }
}
