package tw.kuroshio.portfolio.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import tw.kuroshio.portfolio.covariance.FactorCovariance;

/** Seeded portfolio problems of the shape the system meets. */
final class RandomProblems {

  private final SplittableRandom random;
  private final int n;
  private final int k;

  int sectors = 6;
  int held = 8;
  double riskAversion = 4;
  double alphaSize = 0.02;
  double specific = 1e-3;
  double nameCap = 0.1;
  double sectorCap = 0.3;
  double budgetMin = 0;
  double budgetMax = 1;
  double turnover = Double.POSITIVE_INFINITY;
  double impact = 0;
  double cost = 0.003;

  RandomProblems(long seed, int n, int k) {
    this.random = new SplittableRandom(seed);
    this.n = n;
    this.k = k;
  }

  PortfolioProblem next() {
    double[] start = new double[n];
    for (int h = 0; h < held; h++) {
      start[random.nextInt(n)] = nameCap * random.nextDouble();
    }
    double[] upper = new double[n];
    Arrays.fill(upper, nameCap);
    return PortfolioProblem.builder(normals(n, alphaSize), covariance(), riskAversion, start)
        .bounds(new double[n], upper)
        .budget(budgetMin, budgetMax)
        .groups(groups())
        .costs(uniform(cost), uniform(2 * cost))
        .impact(uniform(impact))
        .turnover(turnover)
        .build();
  }

  private FactorCovariance covariance() {
    double[] loadings = normals(n * k, 0.03);
    for (int i = 0; k > 0 && i < n; i++) {
      loadings[i * k] += 0.06;
    }
    double[] variance = uniform(specific);
    for (int i = 0; i < n; i++) {
      variance[i] += specific;
    }
    return FactorCovariance.of(k, loadings, variance);
  }

  private List<GroupLimit> groups() {
    List<List<Integer>> members = new ArrayList<>();
    for (int s = 0; s < sectors; s++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < n; i++) {
      members.get(random.nextInt(sectors)).add(i);
    }
    List<GroupLimit> groups = new ArrayList<>();
    for (int s = 0; s < sectors; s++) {
      int[] each = members.get(s).stream().mapToInt(Integer::intValue).toArray();
      groups.add(new GroupLimit("S" + s, each, Double.NEGATIVE_INFINITY, sectorCap));
    }
    return groups;
  }

  private double[] uniform(double size) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = size * random.nextDouble();
    }
    return values;
  }

  /** Sums of twelve uniforms: near enough to normal. */
  private double[] normals(int count, double size) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      double sum = -6;
      for (int j = 0; j < 12; j++) {
        sum += random.nextDouble();
      }
      values[i] = size * sum;
    }
    return values;
  }
}
