package tw.kuroshio.market.volatility;

/** A value of the index, or why there is none. */
public sealed interface VolatilityReading {

  /**
   * A value.
   *
   * @param points 20 is twenty per cent a year
   */
  record Value(double points, TermVariance.Value near, TermVariance.Value next)
      implements VolatilityReading {}

  /** None, and why. */
  record None(NoIndex reason) implements VolatilityReading {}
}
