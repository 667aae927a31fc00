package tw.kuroshio.portfolio.solver;

import java.util.Arrays;
import java.util.List;
import tw.kuroshio.portfolio.covariance.FactorCovariance;

/**
 * Choose weights w of n names (fractions of equity, the rest is cash) that maximise
 *
 * <pre>
 *   αᵀw − (λ/2)·wᵀΣw − Σ buyCost·(w−w₀)⁺ − Σ sellCost·(w₀−w)⁺ − Σ impact·|w−w₀|^{3/2}
 * </pre>
 *
 * under budgetMin ≤ Σw ≤ budgetMax, lower ≤ w ≤ upper, the groups' bounds, Σ|w−w₀| ≤ turnover, and
 * w = w₀ for fixed names. Concave; all arrays have n entries. Immutable by convention. Objective of
 * this form: Grinold and Kahn 2000, "Active Portfolio Management", ch. 14 and 16.
 *
 * @param alpha expected return over the horizon; finite
 * @param covariance Σ over the same horizon
 * @param riskAversion λ ≥ 0
 * @param start w₀, today's weights
 * @param lower least weight, finite: it keeps the problem bounded
 * @param upper greatest weight, finite
 * @param buyCost cost per unit bought, ≥ 0
 * @param sellCost cost per unit sold, ≥ 0
 * @param impact coefficient of the 3/2 power, ≥ 0
 * @param turnover greatest Σ|w−w₀|, {@code POSITIVE_INFINITY} for none
 * @param fixed names that cannot trade
 */
public record PortfolioProblem(
    double[] alpha,
    FactorCovariance covariance,
    double riskAversion,
    double[] start,
    double budgetMin,
    double budgetMax,
    double[] lower,
    double[] upper,
    List<GroupLimit> groups,
    double[] buyCost,
    double[] sellCost,
    double[] impact,
    double turnover,
    boolean[] fixed) {

  public PortfolioProblem {
    groups = List.copyOf(groups);
    int n = alpha.length;
    if (covariance.size() != n) {
      throw new IllegalArgumentException(
          "Covariance must be of the " + n + " names of alpha, was of " + covariance.size());
    }
    requireEach("alpha", alpha, n, Double.NEGATIVE_INFINITY);
    requireEach("start weight", start, n, Double.NEGATIVE_INFINITY);
    requireEach("lower bound", lower, n, Double.NEGATIVE_INFINITY);
    requireEach("upper bound", upper, n, Double.NEGATIVE_INFINITY);
    requireEach("buy cost", buyCost, n, 0);
    requireEach("sell cost", sellCost, n, 0);
    requireEach("impact coefficient", impact, n, 0);
    if (fixed.length != n) {
      throw new IllegalArgumentException(
          "The fixed flags must have " + n + " entries, had " + fixed.length);
    }
    requireNumber("risk aversion", riskAversion, 0, false, -1);
    requireNumber("turnover", turnover, 0, true, -1);
    requireNumber("budget minimum", budgetMin, Double.NEGATIVE_INFINITY, true, -1);
    requireNumber("budget maximum", budgetMax, Double.NEGATIVE_INFINITY, true, -1);
    for (GroupLimit group : groups) {
      requireMembers(group, n);
    }
  }

  /** Start of a problem: weights of at least zero, invested at most once, no costs. */
  public static Builder builder(
      double[] alpha, FactorCovariance covariance, double riskAversion, double[] start) {
    return new Builder(alpha, covariance, riskAversion, start);
  }

  /** n, the number of names. */
  public int size() {
    return alpha.length;
  }

  /** The objective at w, whatever the limits say. */
  public double objective(double[] w) {
    double value = -0.5 * riskAversion * covariance.quadraticForm(w);
    for (int i = 0; i < w.length; i++) {
      double trade = w[i] - start[i];
      double size = Math.abs(trade);
      value += alpha[i] * w[i];
      value -= size * (trade > 0 ? buyCost[i] : sellCost[i]);
      value -= impact[i] * size * Math.sqrt(size);
    }
    return value;
  }

  /** The lower bound that holds, fixed names included. */
  double floor(int name) {
    return fixed[name] ? start[name] : lower[name];
  }

  /** The upper bound that holds, fixed names included. */
  double ceiling(int name) {
    return fixed[name] ? start[name] : upper[name];
  }

  private static void requireEach(String what, double[] values, int n, double least) {
    if (values.length != n) {
      throw new IllegalArgumentException(
          "Each name must have one " + what + ": " + n + " names, " + values.length + " values");
    }
    for (int i = 0; i < n; i++) {
      requireNumber(what, values[i], least, false, i);
    }
  }

  private static void requireNumber(
      String what, double value, double least, boolean infiniteAllowed, int name) {
    if (!(value >= least) || (!infiniteAllowed && Double.isInfinite(value))) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " must be a"
              + (infiniteAllowed ? "" : " finite")
              + " number"
              + (least == 0 ? " of at least 0" : "")
              + ", was "
              + value
              + (name < 0 ? "" : " (name " + name + ")"));
    }
  }

  private static void requireMembers(GroupLimit group, int n) {
    boolean[] seen = new boolean[n];
    for (int member : group.members()) {
      if (member < 0 || member >= n || seen[member]) {
        throw new IllegalArgumentException(
            "Group members must be different names 0 to "
                + (n - 1)
                + ", one was "
                + member
                + " (group "
                + group.name()
                + ")");
      }
      seen[member] = true;
    }
  }

  /** Collects a problem; each setter replaces what was there. */
  public static final class Builder {

    private final double[] alpha;
    private final FactorCovariance covariance;
    private final double riskAversion;
    private final double[] start;
    private double budgetMin;
    private double budgetMax = 1;
    private double[] lower;
    private double[] upper;
    private List<GroupLimit> groups = List.of();
    private double[] buyCost;
    private double[] sellCost;
    private double[] impact;
    private double turnover = Double.POSITIVE_INFINITY;
    private boolean[] fixed;

    private Builder(
        double[] alpha, FactorCovariance covariance, double riskAversion, double[] start) {
      this.alpha = alpha;
      this.covariance = covariance;
      this.riskAversion = riskAversion;
      this.start = start;
      int n = alpha.length;
      lower = new double[n];
      upper = new double[n];
      Arrays.fill(upper, 1);
      buyCost = new double[n];
      sellCost = new double[n];
      impact = new double[n];
      fixed = new boolean[n];
    }

    public Builder budget(double min, double max) {
      budgetMin = min;
      budgetMax = max;
      return this;
    }

    public Builder bounds(double[] lower, double[] upper) {
      this.lower = lower;
      this.upper = upper;
      return this;
    }

    public Builder groups(List<GroupLimit> groups) {
      this.groups = groups;
      return this;
    }

    public Builder costs(double[] buyCost, double[] sellCost) {
      this.buyCost = buyCost;
      this.sellCost = sellCost;
      return this;
    }

    public Builder impact(double[] impact) {
      this.impact = impact;
      return this;
    }

    public Builder turnover(double turnover) {
      this.turnover = turnover;
      return this;
    }

    public Builder fixed(boolean[] fixed) {
      this.fixed = fixed;
      return this;
    }

    /**
     * @throws IllegalArgumentException when a number or a length cannot be
     */
    public PortfolioProblem build() {
      return new PortfolioProblem(
          alpha,
          covariance,
          riskAversion,
          start,
          budgetMin,
          budgetMax,
          lower,
          upper,
          groups,
          buyCost,
          sellCost,
          impact,
          turnover,
          fixed);
    }
  }
}
