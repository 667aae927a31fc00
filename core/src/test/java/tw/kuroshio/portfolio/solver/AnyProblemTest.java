package tw.kuroshio.portfolio.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.portfolio.covariance.FactorCovariance;

/**
 * Problems of every shape and scale: linear, without costs, shorts, overlapping groups with minima
 * and equalities, fixed names, limits that leave no room.
 */
class AnyProblemTest {

  @Test
  void everyProblemIsSolvedOrProvedInfeasible() {
    int solved = 0;
    int infeasible = 0;
    for (long seed = 1; seed <= 1_000; seed++) {
      PortfolioProblem problem = problem(new SplittableRandom(seed));
      Solution solution = new DualNewtonSolver(SolverSettings.DEFAULT).solve(problem);
      if (solution.status() == SolverStatus.INFEASIBLE) {
        infeasible++;
        assertThat(solution.conflict()).as("seed %d", seed).isNotEmpty();
      } else {
        solved++;
        assertThat(solution.status()).as("seed %d", seed).isEqualTo(SolverStatus.OPTIMAL);
        assertThat(solution.certificate().residual())
            .as("seed %d", seed)
            .isLessThanOrEqualTo(SolverSettings.DEFAULT.tolerance());
      }
    }
    assertThat(solved).isGreaterThan(300);
    assertThat(infeasible).isGreaterThan(300);
  }

  /** A reported conflict is real: another solver finds no point either. */
  @Test
  void conflictsAreRealForAnotherSolver() {
    int checked = 0;
    for (long seed = 1; checked < 25; seed++) {
      PortfolioProblem problem = problem(new SplittableRandom(seed));
      if (problem.size() <= 12
          && new DualNewtonSolver(SolverSettings.DEFAULT).solve(problem).status()
              == SolverStatus.INFEASIBLE) {
        checked++;
        assertThat(OjAlgoOracle.solve(problem).state().isFeasible()).as("seed %d", seed).isFalse();
      }
    }
  }

  private static PortfolioProblem problem(SplittableRandom random) {
    int n = 1 + random.nextInt(40);
    int k = random.nextInt(8);
    double returns = between(random, 1e-5, 1);
    double cap = between(random, 0.02, 1);
    double cost = random.nextInt(3) == 0 ? 0 : between(random, 1e-5, 0.1);
    double impact = random.nextInt(2) == 0 ? 0 : between(random, 1e-4, 1);
    double specific = between(random, 1e-6, 0.1);
    double common = between(random, 1e-3, 1);
    boolean shorts = random.nextInt(5) == 0;
    double[] alpha = new double[n];
    double[] start = new double[n];
    double[] lower = new double[n];
    double[] upper = new double[n];
    double[] buyCost = new double[n];
    double[] sellCost = new double[n];
    double[] impacts = new double[n];
    double[] variance = new double[n];
    boolean[] fixed = new boolean[n];
    for (int i = 0; i < n; i++) {
      alpha[i] = returns * (2 * random.nextDouble() - 1);
      variance[i] = specific * (random.nextDouble() + 0.1);
      start[i] = random.nextInt(3) == 0 ? cap * random.nextDouble() : 0;
      upper[i] = random.nextInt(10) == 0 ? 0 : cap;
      lower[i] = shorts ? -cap : 0;
      buyCost[i] = cost * random.nextDouble();
      sellCost[i] = cost * random.nextDouble();
      impacts[i] = random.nextInt(4) == 0 ? 0 : impact * random.nextDouble();
      fixed[i] = random.nextInt(15) == 0;
      upper[i] = fixed[i] && random.nextInt(3) > 0 ? cap : upper[i];
    }
    double[] loadings = new double[n * k];
    for (int i = 0; i < loadings.length; i++) {
      loadings[i] = common * (2 * random.nextDouble() - 1);
    }
    double budget = random.nextInt(4) == 0 ? between(random, 0.3, 2) : 1;
    double riskAversion = random.nextInt(8) == 0 ? 0 : between(random, 0.01, 100);
    return PortfolioProblem.builder(
            alpha, FactorCovariance.of(k, loadings, variance), riskAversion, start)
        .bounds(lower, upper)
        .budget(shorts ? -1 : budget * (random.nextInt(3) / 2.0), budget)
        .groups(groups(random, n))
        .costs(buyCost, sellCost)
        .impact(impacts)
        .turnover(random.nextInt(2) == 0 ? Double.POSITIVE_INFINITY : between(random, 0.01, 2))
        .fixed(fixed)
        .build();
  }

  private static List<GroupLimit> groups(SplittableRandom random, int n) {
    List<GroupLimit> groups = new ArrayList<>();
    int count = random.nextInt(6);
    for (int g = 0; g < count; g++) {
      List<Integer> members = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        if (random.nextInt(3) == 0) {
          members.add(i);
        }
      }
      double max = random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : between(random, 0.05, 1);
      double min =
          random.nextInt(3) == 0
              ? Math.min(max, 0.5) * random.nextDouble()
              : Double.NEGATIVE_INFINITY;
      boolean equality = random.nextInt(8) == 0 && max < 1;
      int[] each = members.stream().mapToInt(Integer::intValue).toArray();
      groups.add(new GroupLimit("g" + g, each, equality ? max : min, max));
    }
    return groups;
  }

  /** Log-uniform. */
  private static double between(SplittableRandom random, double low, double high) {
    return low * StrictMath.exp(random.nextDouble() * StrictMath.log(high / low));
  }
}
