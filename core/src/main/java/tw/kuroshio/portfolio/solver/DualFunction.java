package tw.kuroshio.portfolio.solver;

import tw.kuroshio.portfolio.covariance.FactorCovariance;

/**
 * The dual of the portfolio problem, to be minimised over v (k factor exposures, free) and the
 * prices of the limits:
 *
 * <pre>
 *   Q(v, ν) = ½|v|² + bᵀν − Σᵢ minᵢ(v, ν),   G = √λ·F
 * </pre>
 *
 * where minᵢ is name i's least net cost when its weight pays G·v for risk and ν for the limits.
 * Because Σ = FFᵀ + D, this is all that ties names together. Q is convex and once differentiable;
 * its gradient is piecewise smooth. At the minimum v = Gᵀw and the limits hold.
 */
final class DualFunction {

  final int names;
  final int factors;
  final LimitRows limits;
  final NameResponses responses;

  /** √λ·F, n×k row by row. */
  final double[] loadings;

  final double[] exposure;
  final double[] prices;

  /** ∇Q: v − Gᵀw, and the limits' slack. */
  final double[] exposureSlope;

  double[] priceSlope;

  private final PortfolioProblem problem;
  private final double[] earned;
  private final double[] trialEarned;

  DualFunction(PortfolioProblem problem, LimitRows limits) {
    this.problem = problem;
    this.limits = limits;
    FactorCovariance covariance = problem.covariance();
    names = problem.size();
    factors = covariance.factors();
    loadings = new double[names * factors];
    double root = Math.sqrt(problem.riskAversion());
    for (int i = 0; i < names; i++) {
      for (int f = 0; f < factors; f++) {
        loadings[i * factors + f] = root * covariance.loading(i, f);
      }
    }
    responses = new NameResponses(problem);
    exposure = exposureOf(responses.anchor());
    prices = new double[limits.count()];
    exposureSlope = new double[factors];
    priceSlope = new double[limits.count()];
    earned = new double[names];
    trialEarned = new double[names];
  }

  /** Weights, sensitivities and gradient at the present point. */
  void evaluate() {
    for (int i = 0; i < names; i++) {
      earned[i] = problem.alpha()[i] - factorPrice(i, exposure) - limits.price(i, prices);
    }
    responses.respond(earned, limits.turnoverPrice(prices));
    double[] held = exposureOf(responses.weight);
    for (int f = 0; f < factors; f++) {
      exposureSlope[f] = exposure[f] - held[f];
    }
    priceSlope = limits.slack(responses.weight);
  }

  /** How each name's earning falls along a direction of (v, ν), turnover left out. */
  double[] chargeAlong(double[] exposureStep, double[] priceStep) {
    double[] charge = new double[names];
    for (int i = 0; i < names; i++) {
      charge[i] = factorPrice(i, exposureStep) + limits.price(i, priceStep);
    }
    return charge;
  }

  /** Derivative of Q along a direction, {@code t} steps ahead. Overwrites the responses. */
  double slopeAhead(double t, double[] exposureStep, double[] priceStep, double[] charge) {
    for (int i = 0; i < names; i++) {
      trialEarned[i] = earned[i] - t * charge[i];
    }
    double turnoverPrice = limits.turnoverPrice(prices) + t * limits.turnoverPrice(priceStep);
    responses.respond(trialEarned, Math.max(0, turnoverPrice));
    double slope = 0;
    for (int f = 0; f < factors; f++) {
      slope += (exposure[f] + t * exposureStep[f]) * exposureStep[f];
    }
    for (int row = 0; row < prices.length; row++) {
      slope += limits.bound(row) * priceStep[row];
    }
    double traded = 0;
    for (int i = 0; i < names; i++) {
      slope -= responses.weight[i] * charge[i];
      traded += Math.abs(responses.weight[i] - problem.start()[i]);
    }
    return slope - traded * limits.turnoverPrice(priceStep);
  }

  void step(double t, double[] exposureStep, double[] priceStep) {
    for (int f = 0; f < factors; f++) {
      exposure[f] += t * exposureStep[f];
    }
    for (int row = 0; row < prices.length; row++) {
      double moved = prices[row] + t * priceStep[row];
      prices[row] = limits.isEquality(row) ? moved : Math.max(0, moved);
    }
  }

  /** Violation, complementarity and factor mismatch at the evaluated point; 0 = solved. */
  double residual() {
    double residual = 0;
    for (int row = 0; row < prices.length; row++) {
      double slack = priceSlope[row];
      residual =
          limits.isEquality(row)
              ? Math.max(residual, Math.abs(slack))
              : Math.max(residual, Math.max(-slack, Math.abs(slack * prices[row])));
    }
    for (int i = 0; i < names; i++) {
      residual = Math.max(residual, Math.abs(factorPrice(i, exposureSlope)));
    }
    return residual;
  }

  private double factorPrice(int name, double[] perFactor) {
    double sum = 0;
    int row = name * factors;
    for (int f = 0; f < factors; f++) {
      sum += loadings[row + f] * perFactor[f];
    }
    return sum;
  }

  private double[] exposureOf(double[] weights) {
    double[] sum = new double[factors];
    for (int i = 0; i < names; i++) {
      double weight = weights[i];
      if (weight != 0) {
        int row = i * factors;
        for (int f = 0; f < factors; f++) {
          sum[f] += loadings[row + f] * weight;
        }
      }
    }
    return sum;
  }
}
