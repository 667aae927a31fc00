package tw.kuroshio.portfolio.solver;

/** How a solver ended. */
public enum SolverStatus {
  /** The answer meets the optimality conditions to the tolerance asked for. */
  OPTIMAL,
  /** No weights meet all limits; the conflicting limits are named. */
  INFEASIBLE,
  /** Stopped before the tolerance was met; the weights are not to be traded. */
  ITERATION_LIMIT
}
