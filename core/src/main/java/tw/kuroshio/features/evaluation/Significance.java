package tw.kuroshio.features.evaluation;

/**
 * What a mean IC says in the light of all the factors tried.
 *
 * @param qValue false discovery rate at which it would still be a discovery, NaN without a t-value
 * @param ratio size of the mean IC over its long-run deviation, a date: |t|/√dates
 * @param expectedMaximum ratio that the best of the trials is expected to reach by luck
 * @param deflated probability that the true ratio is above that: the deflated Sharpe ratio of the
 *     IC, NaN without a t-value
 */
public record Significance(double qValue, double ratio, double expectedMaximum, double deflated) {

  /** What the deflated statistic must reach: one chance in twenty of luck. */
  public static final double LEAST_DEFLATED = 0.95;

  static final Significance NONE = new Significance(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  public boolean holds() {
    return deflated >= LEAST_DEFLATED;
  }
}
