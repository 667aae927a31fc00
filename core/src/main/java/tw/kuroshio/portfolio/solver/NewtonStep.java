package tw.kuroshio.portfolio.solver;

/**
 * A semismooth Newton direction of the dual (Qi and Sun 1993, "A nonsmooth version of Newton's
 * method", Mathematical Programming 58). The generalised Hessian is diag(I, 0) + Σ h·e·eᵀ over the
 * names that trade freely, e = (loadings, limit coefficients, ±1 for turnover). The factor block is
 * eliminated; what is left is a small quadratic problem in the prices, solved with the prices of
 * inequalities kept at or above zero.
 */
final class NewtonStep {

  final double[] exposureStep;
  final double[] priceStep;

  private final DualFunction dual;
  private final int k;
  private final int m;

  /** Lower triangle of the factor block, k×k. */
  private final double[] factorBlock;

  /** Price by factor, m×k: row by row the right-hand sides of the elimination. */
  private final double[] cross;

  private final double[] priceBlock;

  /**
   * @param damping added to the price block's diagonal, above zero
   */
  NewtonStep(DualFunction dual, double damping) {
    this.dual = dual;
    k = dual.factors;
    m = dual.prices.length;
    factorBlock = new double[k * k];
    cross = new double[m * k];
    priceBlock = new double[m * m];
    for (int i = 0; i < dual.names; i++) {
      if (dual.responses.sensitivity[i] != 0) {
        addName(i, dual.responses.sensitivity[i]);
      }
    }
    for (int f = 0; f < k; f++) {
      factorBlock[f * k + f] += 1;
    }
    for (int r = 0; r < m; r++) {
      priceBlock[r * m + r] += damping;
    }
    exposureStep = new double[k];
    priceStep = solve();
  }

  private void addName(int name, double sensitivity) {
    double[] g = dual.loadings;
    int from = name * k;
    for (int a = 0; a < k; a++) {
      double scaled = sensitivity * g[from + a];
      int row = a * k;
      for (int b = 0; b <= a; b++) {
        factorBlock[row + b] += scaled * g[from + b];
      }
    }
    LimitRows limits = dual.limits;
    int turnoverRow = limits.turnoverRow();
    int first = limits.first(name);
    int entries = limits.end(name) - first + (turnoverRow < 0 ? 0 : 1);
    for (int x = 0; x < entries; x++) {
      int row = rowOf(name, first + x);
      double scaled = sensitivity * signOf(name, first + x);
      for (int f = 0; f < k; f++) {
        cross[row * k + f] += scaled * g[from + f];
      }
      for (int y = 0; y < entries; y++) {
        priceBlock[row * m + rowOf(name, first + y)] += scaled * signOf(name, first + y);
      }
    }
  }

  private int rowOf(int name, int entry) {
    return entry < dual.limits.end(name) ? dual.limits.row(entry) : dual.limits.turnoverRow();
  }

  private double signOf(int name, int entry) {
    return entry < dual.limits.end(name) ? dual.limits.sign(entry) : dual.responses.direction[name];
  }

  private double[] solve() {
    CholeskyFactor factor = new CholeskyFactor(factorBlock, k);
    double[] eliminated = cross.clone();
    for (int r = 0; r < m; r++) {
      factor.solve(eliminated, r * k);
    }
    double[] pull = dual.exposureSlope.clone();
    factor.solve(pull);
    double[] linear = new double[m];
    double[] least = new double[m];
    for (int r = 0; r < m; r++) {
      linear[r] = dual.priceSlope[r] - dot(cross, r * k, pull, 0);
      least[r] = dual.limits.isEquality(r) ? Double.NEGATIVE_INFINITY : -dual.prices[r];
      for (int s = 0; s <= r; s++) {
        double schur = priceBlock[r * m + s] - dot(cross, r * k, eliminated, s * k);
        priceBlock[r * m + s] = schur;
        priceBlock[s * m + r] = schur;
      }
    }
    double[] step = new BoundedQuadratic(priceBlock, linear, least).minimise();
    for (int f = 0; f < k; f++) {
      double sum = -pull[f];
      for (int r = 0; r < m; r++) {
        sum -= eliminated[r * k + f] * step[r];
      }
      exposureStep[f] = sum;
    }
    return step;
  }

  private double dot(double[] a, int fromA, double[] b, int fromB) {
    double sum = 0;
    for (int f = 0; f < k; f++) {
      sum += a[fromA + f] * b[fromB + f];
    }
    return sum;
  }

  /**
   * How far to go: Q is convex along the step, so a point where its derivative has dropped to under
   * a third is found by bracketing the derivative's zero. Function values are not needed, which
   * keeps full precision near the end.
   */
  double length() {
    double[] charge = dual.chargeAlong(exposureStep, priceStep);
    double atStart = dual.slopeAhead(0, exposureStep, priceStep, charge);
    double low = 0;
    double slopeLow = atStart;
    double high = 1;
    double slopeHigh = dual.slopeAhead(1, exposureStep, priceStep, charge);
    double enough = 0.3 * Math.abs(atStart);
    if (slopeHigh <= enough) {
      return 1;
    }
    for (int round = 1; round <= 60; round++) {
      double t = between(low, slopeLow, high, slopeHigh, round);
      double slope = dual.slopeAhead(t, exposureStep, priceStep, charge);
      if (Math.abs(slope) <= enough) {
        return t;
      }
      if (slope > 0) {
        high = t;
        slopeHigh = slope;
      } else {
        low = t;
        slopeLow = slope;
      }
    }
    return low > 0 ? low : high;
  }

  private static double between(
      double low, double slopeLow, double high, double slopeHigh, int round) {
    if (round % 3 == 0) {
      return low > 0 ? 0.5 * (low + high) : 0.1 * high;
    }
    double margin = 1e-3 * (high - low);
    double secant = low - slopeLow * (high - low) / (slopeHigh - slopeLow);
    return Math.min(Math.max(secant, low + margin), high - margin);
  }
}
