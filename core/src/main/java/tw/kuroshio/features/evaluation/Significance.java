package tw.kuroshio.features.evaluation;

/**
 * What a mean IC says in the light of all the factors tried.
 *
 * @param qValue false discovery rate at which it would still be a discovery, NaN without a t-value
 * @param ratio size of the mean IC over its long-run deviation, a date: |t|/√dates
 * @param deflated against {@code V} the variance of the ratios among the other factors, as Bailey
 *     and López de Prado have it but for the factor's own: what real factors differ by counts as
 *     luck, so where there are several it is too strict
 * @param byChance against {@code V} = 1/dates, what chance alone gives
 */
public record Significance(double qValue, double ratio, Deflated deflated, Deflated byChance) {

  /** What a deflated statistic must reach: one chance in twenty of luck. */
  public static final double LEAST_DEFLATED = 0.95;

  /**
   * A deflated Sharpe ratio of the IC.
   *
   * @param expectedMaximum ratio that the best of the trials is expected to reach by luck
   * @param probability that the true ratio is above it, NaN without a t-value
   */
  public record Deflated(double expectedMaximum, double probability) {

    static final Deflated NONE = new Deflated(Double.NaN, Double.NaN);

    public boolean holds() {
      return probability >= LEAST_DEFLATED;
    }
  }

  static final Significance NONE =
      new Significance(Double.NaN, Double.NaN, Deflated.NONE, Deflated.NONE);
}
