package tw.kuroshio.portfolio.solver;

import java.util.ArrayList;
import java.util.List;

/**
 * All limits that tie names together, as rows a·w ≤ b or a·w = b with coefficients ±1, and the
 * turnover limit as the last row when there is one. One multiplier (price) belongs to each row.
 */
final class LimitRows {

  private final double[] start;
  private final String[] names;
  private final double[] bound;
  private final boolean[] equality;
  private final boolean turnover;

  /** Rows of name i: {@code rowOf[firstOf[i]] … rowOf[firstOf[i + 1] - 1]}. */
  private final int[] firstOf;

  private final int[] rowOf;
  private final double[] signOf;

  private LimitRows(PortfolioProblem problem, List<Row> rows) {
    start = problem.start();
    turnover = problem.turnover() < Double.POSITIVE_INFINITY;
    int count = rows.size() + (turnover ? 1 : 0);
    names = new String[count];
    bound = new double[count];
    equality = new boolean[count];
    int n = problem.size();
    firstOf = new int[n + 1];
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      names[r] = row.name;
      bound[r] = row.bound;
      equality[r] = row.equality;
      for (int member : row.members) {
        firstOf[member + 1]++;
      }
    }
    if (turnover) {
      names[count - 1] = "turnover";
      bound[count - 1] = problem.turnover();
    }
    for (int i = 0; i < n; i++) {
      firstOf[i + 1] += firstOf[i];
    }
    rowOf = new int[firstOf[n]];
    signOf = new double[firstOf[n]];
    int[] next = firstOf.clone();
    for (int r = 0; r < rows.size(); r++) {
      for (int member : rows.get(r).members) {
        rowOf[next[member]] = r;
        signOf[next[member]++] = rows.get(r).sign;
      }
    }
  }

  static LimitRows of(PortfolioProblem problem) {
    List<Row> rows = new ArrayList<>();
    int[] everyone = new int[problem.size()];
    for (int i = 0; i < everyone.length; i++) {
      everyone[i] = i;
    }
    addInterval(rows, "budget", everyone, problem.budgetMin(), problem.budgetMax());
    for (GroupLimit group : problem.groups()) {
      addInterval(rows, "group " + group.name(), group.members(), group.min(), group.max());
    }
    return new LimitRows(problem, rows);
  }

  private static void addInterval(
      List<Row> rows, String name, int[] members, double min, double max) {
    if (min == max) {
      rows.add(new Row(name, members, 1, max, true));
      return;
    }
    if (max < Double.POSITIVE_INFINITY) {
      rows.add(new Row(name + " max", members, 1, max, false));
    }
    if (min > Double.NEGATIVE_INFINITY) {
      rows.add(new Row(name + " min", members, -1, -min, false));
    }
  }

  int count() {
    return names.length;
  }

  /** Index of the turnover row, -1 when turnover is not limited. */
  int turnoverRow() {
    return turnover ? names.length - 1 : -1;
  }

  String name(int row) {
    return names[row];
  }

  boolean isEquality(int row) {
    return equality[row];
  }

  double bound(int row) {
    return bound[row];
  }

  int first(int name) {
    return firstOf[name];
  }

  int end(int name) {
    return firstOf[name + 1];
  }

  int row(int entry) {
    return rowOf[entry];
  }

  double sign(int entry) {
    return signOf[entry];
  }

  double turnoverPrice(double[] prices) {
    return turnover ? prices[prices.length - 1] : 0;
  }

  /** What one unit of a name's weight pays for the rows it is in, turnover left out. */
  double price(int name, double[] prices) {
    double sum = 0;
    for (int e = firstOf[name]; e < firstOf[name + 1]; e++) {
      sum += signOf[e] * prices[rowOf[e]];
    }
    return sum;
  }

  /** b − a·w of each row; negative = violated. */
  double[] slack(double[] weights) {
    double[] slack = bound.clone();
    double traded = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int e = firstOf[i]; e < firstOf[i + 1]; e++) {
        slack[rowOf[e]] -= signOf[e] * weights[i];
      }
      traded += Math.abs(weights[i] - start[i]);
    }
    if (turnover) {
      slack[slack.length - 1] -= traded;
    }
    return slack;
  }

  private record Row(String name, int[] members, double sign, double bound, boolean equality) {}
}
