package tw.kuroshio.market.volatility;

/** The variance one expiry's quotes imply, or why they imply none. */
public sealed interface TermVariance {

  /**
   * A variance.
   *
   * @param variance a year, above zero
   * @param years to expiry
   * @param forward of the index at expiry, in points
   * @param strikeAtForward the highest strike not above the forward, in points
   * @param strikes how many the sum runs over
   * @param lowestStrike in points
   * @param highestStrike in points
   */
  record Value(
      OptionExpiry expiry,
      double variance,
      double years,
      double forward,
      double strikeAtForward,
      int strikes,
      double lowestStrike,
      double highestStrike)
      implements TermVariance {}

  /** None. */
  record None(OptionExpiry expiry, NoIndex reason) implements TermVariance {}
}
