package tw.kuroshio.market.volatility;

/**
 * The numbers of {@link QuoteFilter}.
 *
 * @param carry share of the old average spread in the new one
 * @param zeroBidFactor γ where nobody bids: so many average spreads are still usual
 * @param belowFactor γ₁ of a quote whose middle is not above the one before
 * @param aboveFactor γ₂ of a quote whose middle is above it
 * @param usualSpreadE4 λ: a spread below it is always usual, 10⁻⁴ points
 */
public record FilterSettings(
    double carry,
    double zeroBidFactor,
    double belowFactor,
    double aboveFactor,
    long usualSpreadE4) {

  /** The numbers of the exchange's methodology text: γ₁ 2.0, γ₂ 2.5, λ 0.5 points. */
  public static final FilterSettings METHODOLOGY = new FilterSettings(0.05, 1.2, 2.0, 2.5, 5_000);

  /** Others, inferred from what the exchange publishes: γ₁ 1.5, γ₂ 2.0, λ 15 points. */
  public static final FilterSettings INFERRED = new FilterSettings(0.05, 1.2, 1.5, 2.0, 150_000);

  public FilterSettings {
    if (!(carry >= 0 && carry < 1)) {
      throw new IllegalArgumentException("carry must be from 0 to below 1, was " + carry);
    }
    if (!(zeroBidFactor > 0 && belowFactor > 0 && aboveFactor > 0)) {
      throw new IllegalArgumentException(
          "Factors must be above 0, were "
              + zeroBidFactor
              + ", "
              + belowFactor
              + " and "
              + aboveFactor);
    }
    if (usualSpreadE4 < 0) {
      throw new IllegalArgumentException("usualSpreadE4 must not be below 0, was " + usualSpreadE4);
    }
  }
}
