package tw.kuroshio.market.volatility;

/**
 * Risk-free rates to the two expiries, continuously compounded, natural fractions a year. The
 * exchange publishes its own with the index; zero changes a 30-day index by some thousandths.
 */
public record RiskFreeRates(double near, double next) {

  public static final RiskFreeRates ZERO = new RiskFreeRates(0, 0);

  public RiskFreeRates {
    if (!Double.isFinite(near) || !Double.isFinite(next)) {
      throw new IllegalArgumentException(
          "Rates must be finite fractions a year, were " + near + " and " + next);
    }
  }
}
