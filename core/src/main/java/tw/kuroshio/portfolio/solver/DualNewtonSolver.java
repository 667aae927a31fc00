package tw.kuroshio.portfolio.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The system's own solver: a semismooth Newton method on the dual, inside a proximal-point loop.
 *
 * <p>With Σ = FFᵀ + D the names separate once the k factor exposures and the limits have prices, so
 * Newton's method works on k + (number of limits) unknowns whatever the number of names, and each
 * weight lands exactly on its bound or on its present value where it belongs there. Where specific
 * risk is so small that the problem is nearly linear, a proximal term (ρ/2)|w − ŵ|² is added and ŵ
 * moved to the answer until it pulls no more (Rockafellar 1976, "Monotone operators and the
 * proximal point algorithm", SIAM J. Control Optim. 14). The same pairing for the lasso: Li, Sun
 * and Toh 2018, "A highly efficient semismooth Newton augmented Lagrangian method", SIAM J. Optim.
 * 28.
 *
 * <p>Stateless and deterministic.
 */
public final class DualNewtonSolver implements PortfolioSolver {

  /** Least curvature kept by the proximal term, as a multiple of the spread of returns. */
  private static final double STEADINESS = 0.3;

  private final SolverSettings settings;

  public DualNewtonSolver(SolverSettings settings) {
    this.settings = settings;
  }

  @Override
  public Solution solve(PortfolioProblem problem) {
    LimitRows limits = LimitRows.of(problem);
    Conflict conflict = new Conflict(problem, limits);
    List<String> crossed = conflict.ofBounds();
    if (!crossed.isEmpty()) {
      return Solution.infeasible(problem, 0, crossed);
    }
    DualFunction dual = new DualFunction(problem, limits);
    double initial = STEADINESS * spread(problem);
    double steadiness = initial;
    dual.responses.steady(steadiness);
    double inner = settings.tolerance() / 4;
    dual.evaluate();
    int iterations = 0;
    int sinceAnchor = 0;
    double trust = 1;
    while (true) {
      double residual = dual.residual();
      if (residual <= inner) {
        Solution found = answer(problem, dual, iterations);
        if (found.status() == SolverStatus.OPTIMAL) {
          return found;
        }
        dual.responses.reanchor();
        steadiness = Math.max(0.2 * steadiness, 1e-4 * initial);
        dual.responses.steady(steadiness);
        sinceAnchor = 0;
        dual.evaluate();
        residual = dual.residual();
      } else if (sinceAnchor >= 30) {
        steadiness *= 10;
        dual.responses.steady(steadiness);
        sinceAnchor = 0;
        dual.evaluate();
        residual = dual.residual();
      }
      List<String> proved = conflict.provedBy(dual.prices);
      if (!proved.isEmpty()) {
        return Solution.infeasible(problem, iterations, proved);
      }
      if (iterations >= settings.maxIterations()) {
        return answer(problem, dual, iterations);
      }
      double typical = dual.responses.typicalSensitivity();
      NewtonStep step = new NewtonStep(dual, typical * damping(residual, trust));
      double length = step.length();
      dual.step(length, step.exposureStep, step.priceStep);
      // full steps earn longer ones, so that prices without end grow fast and prove a conflict
      trust = length == 1 ? Math.min(2 * trust, 1e12) : Math.max(1, 0.25 * trust);
      dual.evaluate();
      iterations++;
      sinceAnchor++;
    }
  }

  /** Shrinks with the residual, so that the last steps are pure Newton steps. */
  private static double damping(double residual, double trust) {
    return Math.min(1e-2 * residual, 1e-3) / trust + 1e-14;
  }

  private Solution answer(PortfolioProblem problem, DualFunction dual, int iterations) {
    double[] weights = dual.responses.weight.clone();
    KktCertificate certificate = KktCertificate.of(problem, dual.limits, weights, dual.prices);
    boolean optimal = certificate.residual() <= settings.tolerance();
    List<Multiplier> multipliers = new ArrayList<>();
    for (int row = 0; row < dual.prices.length; row++) {
      multipliers.add(new Multiplier(dual.limits.name(row), dual.prices[row]));
    }
    return new Solution(
        optimal ? SolverStatus.OPTIMAL : SolverStatus.ITERATION_LIMIT,
        weights,
        problem.objective(weights),
        certificate,
        multipliers,
        iterations,
        List.of());
  }

  /**
   * How far returns lie apart, mean absolute deviation from the median, or costs where all agree.
   */
  private static double spread(PortfolioProblem problem) {
    int n = problem.size();
    if (n == 0) {
      return 1;
    }
    double[] sorted = problem.alpha().clone();
    Arrays.sort(sorted);
    double median = sorted[n / 2];
    double deviation = 0;
    double costs = 0;
    for (int i = 0; i < n; i++) {
      deviation += Math.abs(sorted[i] - median);
      costs += problem.buyCost()[i] + problem.sellCost()[i];
    }
    double spread = Math.max(deviation, 0.5 * costs) / n;
    return spread > 0 ? spread : Math.max(Math.abs(median), 1e-4);
  }
}
