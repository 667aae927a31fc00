package tw.kuroshio.portfolio.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.portfolio.covariance.FactorCovariance;

class DualNewtonSolverTest {

  private static final PortfolioSolver SOLVER = new DualNewtonSolver(SolverSettings.DEFAULT);

  @Test
  void oneNameHoldsReturnOverVariance() {
    Solution solution =
        solve(PortfolioProblem.builder(new double[] {0.01}, specific(0.04), 2, new double[1]));
    assertThat(solution.weights()[0]).isCloseTo(0.01 / (2 * 0.04), within(1e-12));
    assertThat(solution.objective()).isCloseTo(0.01 * 0.01 / (2 * 2 * 0.04), within(1e-15));
  }

  @Test
  void returnUnderTheCostsDoesNotTrade() {
    double[] start = {0.3, 0.1};
    double[] alpha = {0.5 * 0.3 + 0.003, 0.5 * 0.1 - 0.005};
    Solution solution =
        solve(
            PortfolioProblem.builder(alpha, specific(0.5, 0.5), 1, start)
                .costs(new double[] {0.004, 0.004}, new double[] {0.006, 0.006}));
    assertThat(solution.weights()).containsExactly(start);
  }

  @Test
  void impactMeetsItsMarginalCost() {
    double impact = 0.02;
    Solution solution =
        solve(
            PortfolioProblem.builder(new double[] {0.01}, specific(0.04), 2, new double[1])
                .impact(new double[] {impact}));
    double w = solution.weights()[0];
    assertThat(0.01 - 2 * 0.04 * w - 1.5 * impact * Math.sqrt(w)).isCloseTo(0, within(1e-12));
    assertThat(w).isPositive();
  }

  @Test
  void equalNamesShareTheBudget() {
    Solution solution =
        solve(
            PortfolioProblem.builder(
                new double[] {0.2, 0.2, 0.2}, specific(0.01, 0.01, 0.01), 1, new double[3]));
    assertThat(solution.weights())
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-9));
    // the gain of one more unit of budget: α − λDw
    assertThat(multiplier(solution, "budget max")).isCloseTo(0.2 - 0.01 / 3, within(1e-9));
    assertThat(multiplier(solution, "budget min")).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithAnotherSolver(long seed) {
    RandomProblems random = new RandomProblems(seed, 60, 5);
    random.turnover = seed % 3 == 1 ? 0.3 : Double.POSITIVE_INFINITY;
    random.budgetMin = seed % 3 == 2 ? 1 : 0;
    PortfolioProblem problem = random.next();
    OjAlgoOracle.Answer other = OjAlgoOracle.solve(problem);
    Solution solution = optimal(problem);
    assertThat(other.state().isOptimal()).isTrue();
    assertThat(solution.objective()).isCloseTo(problem.objective(other.weights()), within(1e-8));
    assertThat(solution.weights()).containsExactly(other.weights(), within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void linearProblemsAgreeWithAnotherSolver(long seed) {
    RandomProblems random = new RandomProblems(seed, 40, 3);
    random.riskAversion = 0;
    random.turnover = seed % 2 == 1 ? 0.5 : Double.POSITIVE_INFINITY;
    PortfolioProblem problem = random.next();
    OjAlgoOracle.Answer other = OjAlgoOracle.solve(problem);
    assertThat(other.state().isOptimal()).isTrue();
    assertThat(optimal(problem).objective())
        .isCloseTo(problem.objective(other.weights()), within(1e-8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-4, 1e-6, 1e-8, 1e-10})
  void provesItsAnswerHoweverSmallSpecificRiskIs(double specific) {
    for (long seed = 21; seed < 31; seed++) {
      RandomProblems random = new RandomProblems(seed, 80, 6);
      random.specific = specific;
      random.turnover = 0.8;
      random.impact = seed % 2 == 0 ? 0.01 : 0;
      optimal(random.next());
    }
  }

  @Test
  void solvesAThousandNamesOfADenseHistory() {
    RandomProblems random = new RandomProblems(31, 1_000, 250);
    random.sectors = 30;
    random.nameCap = 0.05;
    random.sectorCap = 0.2;
    random.held = 30;
    random.turnover = 0.4;
    random.impact = 0.01;
    Solution solution = optimal(random.next());
    assertThat(solution.iterations()).isLessThan(150);
  }

  @Test
  void noFeasibleMoveDoesBetter() {
    RandomProblems random = new RandomProblems(41, 30, 4);
    random.impact = 0.02;
    random.turnover = 0.5;
    PortfolioProblem problem = random.next();
    Solution solution = optimal(problem);
    for (long seed = 0; seed < 200; seed++) {
      RandomProblems other = new RandomProblems(1_000 + seed, 30, 4);
      double[] elsewhere = optimal(feasibleElsewhere(problem, other.next())).weights();
      double[] between = new double[30];
      for (int i = 0; i < 30; i++) {
        between[i] = solution.weights()[i] + 1e-3 * (elsewhere[i] - solution.weights()[i]);
      }
      assertThat(problem.objective(between)).isLessThanOrEqualTo(solution.objective() + 1e-12);
    }
  }

  @Test
  void equalProblemsGiveEqualBits() {
    RandomProblems first = new RandomProblems(51, 100, 10);
    RandomProblems second = new RandomProblems(51, 100, 10);
    assertThat(SOLVER.solve(first.next()).weights())
        .containsExactly(SOLVER.solve(second.next()).weights());
  }

  @Test
  void fixedNamesDoNotTradeWhateverTheyPromise() {
    double[] start = {0.2, 0.1, 0};
    Solution solution =
        solve(
            PortfolioProblem.builder(
                    new double[] {-0.5, 0.4, 0.4}, specific(0.1, 0.1, 0.1), 1, start)
                .fixed(new boolean[] {true, true, false}));
    assertThat(solution.weights()[0]).isEqualTo(0.2);
    assertThat(solution.weights()[1]).isEqualTo(0.1);
    assertThat(solution.weights()[2]).isCloseTo(0.7, within(1e-9));
  }

  @Test
  void stopsAtTheIterationLimitAndSaysSo() {
    PortfolioSolver hasty = new DualNewtonSolver(new SolverSettings(2, 1e-9));
    RandomProblems random = new RandomProblems(61, 60, 5);
    random.budgetMin = 1;
    Solution solution = hasty.solve(random.next());
    assertThat(solution.status()).isEqualTo(SolverStatus.ITERATION_LIMIT);
    assertThat(solution.iterations()).isEqualTo(2);
    assertThat(solution.certificate().residual()).isGreaterThan(1e-9);
  }

  @Test
  void noNamesIsSolved() {
    assertThat(
            solve(PortfolioProblem.builder(new double[0], specific(), 1, new double[0])).weights())
        .isEmpty();
  }

  /** Another point inside the same limits: the optimum for other returns. */
  private static PortfolioProblem feasibleElsewhere(
      PortfolioProblem problem, PortfolioProblem other) {
    return PortfolioProblem.builder(other.alpha(), problem.covariance(), 4, problem.start())
        .bounds(problem.lower(), problem.upper())
        .budget(problem.budgetMin(), problem.budgetMax())
        .groups(problem.groups())
        .turnover(problem.turnover())
        .build();
  }

  static Solution optimal(PortfolioProblem problem) {
    Solution solution = SOLVER.solve(problem);
    assertThat(solution.conflict()).isEmpty();
    assertThat(solution.certificate().residual()).isLessThanOrEqualTo(1e-9);
    assertThat(solution.status()).isEqualTo(SolverStatus.OPTIMAL);
    return solution;
  }

  private static Solution solve(PortfolioProblem.Builder builder) {
    return optimal(builder.build());
  }

  static double multiplier(Solution solution, String limit) {
    List<Multiplier> found =
        solution.multipliers().stream().filter(m -> m.limit().equals(limit)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst().value();
  }

  static FactorCovariance specific(double... variance) {
    return FactorCovariance.of(0, new double[0], variance);
  }
}
