package tw.kuroshio.portfolio.solver;

/**
 * When a solver stops. Never by time.
 *
 * @param maxIterations Newton steps
 * @param tolerance greatest KKT residual of an optimal answer
 */
public record SolverSettings(int maxIterations, double tolerance) {

  /** 500 steps, 10⁻⁹. */
  public static final SolverSettings DEFAULT = new SolverSettings(500, 1e-9);

  public SolverSettings {
    if (maxIterations < 0 || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          "Solver must have iterations ≥ 0 and a tolerance > 0, had "
              + maxIterations
              + " and "
              + tolerance);
    }
  }
}
