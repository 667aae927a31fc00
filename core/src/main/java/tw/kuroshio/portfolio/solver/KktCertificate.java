package tw.kuroshio.portfolio.solver;

/**
 * How far weights and multipliers are from the Karush–Kuhn–Tucker conditions, computed from the
 * problem's definition alone; the solver's path plays no part. For a concave problem a zero
 * residual proves the optimum (Boyd and Vandenberghe 2004, "Convex Optimization", §5.5.3).
 *
 * @param stationarity greatest distance of a name's marginal utility from its set of cost slopes,
 *     widened at a bound; units of return
 * @param feasibility greatest violation of a bound or limit; units of weight
 * @param complementarity greatest |multiplier × slack|; units of objective
 * @param dualSign greatest negative part of an inequality's multiplier; units of return
 */
public record KktCertificate(
    double stationarity, double feasibility, double complementarity, double dualSign) {

  static final KktCertificate NONE =
      new KktCertificate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** The greatest of the four. */
  public double residual() {
    return Math.max(Math.max(stationarity, feasibility), Math.max(complementarity, dualSign));
  }

  /**
   * @param prices one multiplier per row of {@code limits}, in its order
   */
  static KktCertificate of(
      PortfolioProblem problem, LimitRows limits, double[] weights, double[] prices) {
    double feasibility = 0;
    double complementarity = 0;
    double dualSign = 0;
    double[] slack = limits.slack(weights);
    for (int row = 0; row < slack.length; row++) {
      if (limits.isEquality(row)) {
        feasibility = Math.max(feasibility, Math.abs(slack[row]));
      } else {
        feasibility = Math.max(feasibility, -slack[row]);
        complementarity = Math.max(complementarity, Math.abs(slack[row] * prices[row]));
        dualSign = Math.max(dualSign, -prices[row]);
      }
    }
    double[] risk = problem.covariance().times(weights);
    double stationarity = 0;
    for (int i = 0; i < weights.length; i++) {
      double marginal =
          problem.alpha()[i] - problem.riskAversion() * risk[i] - limits.price(i, prices);
      stationarity =
          Math.max(stationarity, slopeDistance(problem, limits, i, weights[i], marginal, prices));
      feasibility =
          Math.max(
              feasibility,
              Math.max(problem.floor(i) - weights[i], weights[i] - problem.ceiling(i)));
    }
    return new KktCertificate(stationarity, feasibility, complementarity, dualSign);
  }

  private static double slopeDistance(
      PortfolioProblem problem,
      LimitRows limits,
      int name,
      double weight,
      double marginal,
      double[] prices) {
    double trade = weight - problem.start()[name];
    double turnoverPrice = limits.turnoverPrice(prices);
    double impactSlope = 1.5 * problem.impact()[name] * Math.sqrt(Math.abs(trade));
    double buySlope = problem.buyCost()[name] + turnoverPrice + impactSlope;
    double sellSlope = -(problem.sellCost()[name] + turnoverPrice + impactSlope);
    double least = trade > 0 ? buySlope : sellSlope;
    double greatest = trade < 0 ? sellSlope : buySlope;
    double below = weight <= problem.floor(name) ? 0 : least - marginal;
    double above = weight >= problem.ceiling(name) ? 0 : marginal - greatest;
    return Math.max(0, Math.max(below, above));
  }
}
