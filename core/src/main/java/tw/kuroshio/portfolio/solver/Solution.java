package tw.kuroshio.portfolio.solver;

import java.util.List;

/**
 * A solver's answer. Immutable by convention.
 *
 * @param weights n weights; when INFEASIBLE the start weights; when ITERATION_LIMIT the last point,
 *     not to be traded
 * @param objective at the weights
 * @param certificate how far weights and multipliers are from optimal; every part NaN when
 *     INFEASIBLE
 * @param multipliers of the limits, in a fixed order; empty when INFEASIBLE
 * @param conflict limits that cannot hold together, when INFEASIBLE
 */
public record Solution(
    SolverStatus status,
    double[] weights,
    double objective,
    KktCertificate certificate,
    List<Multiplier> multipliers,
    int iterations,
    List<String> conflict) {

  public Solution {
    multipliers = List.copyOf(multipliers);
    conflict = List.copyOf(conflict);
  }

  static Solution infeasible(PortfolioProblem problem, int iterations, List<String> conflict) {
    return new Solution(
        SolverStatus.INFEASIBLE,
        problem.start().clone(),
        problem.objective(problem.start()),
        KktCertificate.NONE,
        List.of(),
        iterations,
        conflict);
  }
}
