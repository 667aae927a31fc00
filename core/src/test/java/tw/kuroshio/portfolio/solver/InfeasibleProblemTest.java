package tw.kuroshio.portfolio.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.portfolio.solver.DualNewtonSolverTest.specific;

import java.util.List;
import org.junit.jupiter.api.Test;

class InfeasibleProblemTest {

  private static final double NONE = Double.NEGATIVE_INFINITY;

  @Test
  void groupMinimumAboveTheBudgetIsNamed() {
    assertThat(
            conflict(
                problem(4, 0.5)
                    .budget(0.3, 0.3)
                    .groups(
                        List.of(
                            new GroupLimit("24", new int[] {0, 1}, 0.4, 1),
                            new GroupLimit("17", new int[] {2, 3}, NONE, 0.2)))))
        .containsExactly("budget", "group 24 min");
  }

  @Test
  void budgetAboveWhatTheGroupsAllowNamesTheGroups() {
    assertThat(
            conflict(
                problem(4, 0.9)
                    .budget(1, 1)
                    .groups(
                        List.of(
                            new GroupLimit("24", new int[] {0, 1}, NONE, 0.2),
                            new GroupLimit("17", new int[] {2, 3}, NONE, 0.2)))))
        .containsExactly("budget", "group 24 max", "group 17 max");
  }

  @Test
  void budgetAboveTheNameCapsNamesTheCaps() {
    assertThat(conflict(problem(10, 0.05).budget(1, 1))).containsExactly("budget", "upper");
  }

  @Test
  void turnoverTooSmallForTheBudgetIsNamed() {
    assertThat(conflict(problem(10, 0.5).budget(1, 1).turnover(0.4)))
        .containsExactly("budget", "turnover");
  }

  @Test
  void fixedHoldingAboveItsCapIsNamed() {
    assertThat(
            conflict(
                PortfolioProblem.builder(new double[2], specific(1, 1), 1, new double[] {0.1, 0})
                    .bounds(new double[2], new double[] {0.05, 0.05})
                    .fixed(new boolean[] {true, false})))
        .containsExactly("fixed 0", "upper 0");
  }

  @Test
  void crossedBoundsAreNamed() {
    assertThat(
            conflict(
                PortfolioProblem.builder(new double[1], specific(1), 1, new double[1])
                    .bounds(new double[] {0.2}, new double[] {0.1})))
        .containsExactly("lower 0", "upper 0");
  }

  @Test
  void fixedHoldingsAboveTheSectorCapAreNamed() {
    assertThat(
            conflict(
                PortfolioProblem.builder(
                        new double[3], specific(1, 1, 1), 1, new double[] {0.2, 0.2, 0})
                    .groups(List.of(new GroupLimit("24", new int[] {0, 1, 2}, NONE, 0.3)))
                    .fixed(new boolean[] {true, true, false})))
        .containsExactly("group 24 max", "fixed");
  }

  @Test
  void limitsThatJustMeetAreFeasible() {
    Solution solution =
        DualNewtonSolverTest.optimal(problem(10, 0.1).budget(1, 1).turnover(1).build());
    assertThat(solution.weights()).containsOnly(0.1);
  }

  private static PortfolioProblem.Builder problem(int n, double cap) {
    double[] variance = new double[n];
    double[] upper = new double[n];
    double[] alpha = new double[n];
    for (int i = 0; i < n; i++) {
      variance[i] = 0.01;
      upper[i] = cap;
      alpha[i] = 0.01 * i;
    }
    return PortfolioProblem.builder(alpha, specific(variance), 1, new double[n])
        .bounds(new double[n], upper);
  }

  private static List<String> conflict(PortfolioProblem.Builder builder) {
    Solution solution = new DualNewtonSolver(SolverSettings.DEFAULT).solve(builder.build());
    assertThat(solution.status()).isEqualTo(SolverStatus.INFEASIBLE);
    assertThat(solution.certificate().residual()).isNaN();
    return solution.conflict();
  }
}
