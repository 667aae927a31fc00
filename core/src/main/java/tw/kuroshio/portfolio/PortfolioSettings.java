package tw.kuroshio.portfolio;

import tw.kuroshio.model.StateWriter;

/**
 * The portfolio's rules. All fractions are natural (0.05 = 5 %).
 *
 * @param nameCap greatest weight of one name, in (0, 1]
 * @param sectorCap greatest summed weight of one sector, in (0, 1]; sector 00 counts as one
 * @param maxInvested greatest summed weight, in (0, 1]; the rest is cash
 * @param maxTurnover greatest Σ|w − w₀| of one rebalance, buys and sells added; {@code
 *     POSITIVE_INFINITY} = no limit
 * @param kellyFraction fraction of full Kelly, in (0, 1]; risk aversion is its inverse
 * @param noForecast what becomes of a holding without a forecast
 * @param impactFactor Y of the square-root impact law, 0 = no impact in the objective
 * @param maxParticipation greatest trade as a fraction of the average daily value; {@code
 *     POSITIVE_INFINITY} = no limit
 * @param minTradeE4 smallest trade value in 10⁻⁴ TWD; exits and cap breaches are traded anyway
 * @param minCommissionE4 least commission of one order in 10⁻⁴ TWD
 * @param maxIterations of the solver
 */
public record PortfolioSettings(
    double nameCap,
    double sectorCap,
    double maxInvested,
    double maxTurnover,
    double kellyFraction,
    NoForecastPolicy noForecast,
    double impactFactor,
    double maxParticipation,
    long minTradeE4,
    long minCommissionE4,
    int maxIterations) {

  public PortfolioSettings {
    requireFraction("Name cap", nameCap);
    requireFraction("Sector cap", sectorCap);
    requireFraction("Invested limit", maxInvested);
    requireFraction("Kelly fraction", kellyFraction);
    requireNonNegative("Turnover limit", maxTurnover);
    requireNonNegative("Impact factor", impactFactor);
    requireNonNegative("Participation limit", maxParticipation);
    requireNonNegative("Smallest trade", (double) minTradeE4);
    requireNonNegative("Least commission", (double) minCommissionE4);
    requireNonNegative("Iteration limit", maxIterations);
  }

  /**
   * 5 % a name, 20 % a sector, all cash may be used, 40 % turnover, quarter Kelly, exit without a
   * forecast, Y = 0.7, 10 % of the daily value, trades from 20,000 TWD, commission from 20 TWD, 500
   * iterations.
   */
  public static PortfolioSettings defaults() {
    return new PortfolioSettings(
        0.05, 0.20, 1, 0.40, 0.25, NoForecastPolicy.EXIT, 0.7, 0.10, 200_000_000L, 200_000L, 500);
  }

  /** Canonical bytes of all fields. */
  public void write(StateWriter out) {
    out.putDouble(nameCap).putDouble(sectorCap).putDouble(maxInvested).putDouble(maxTurnover);
    out.putDouble(kellyFraction).putString(noForecast.name()).putDouble(impactFactor);
    out.putDouble(maxParticipation).putLong(minTradeE4).putLong(minCommissionE4);
    out.putInt(maxIterations);
  }

  private static void requireFraction(String what, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " must be in (0, 1], was " + value);
    }
  }

  private static void requireNonNegative(String what, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(what + " must not be negative, was " + value);
    }
  }
}
