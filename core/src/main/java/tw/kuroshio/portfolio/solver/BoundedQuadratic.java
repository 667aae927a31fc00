package tw.kuroshio.portfolio.solver;

/**
 * Minimises ½·dᵀSd + cᵀd subject to d ≥ least, for a small positive definite S. Active-set method
 * of Lawson and Hanson 1974, "Solving Least Squares Problems", ch. 23, started from d = 0.
 */
final class BoundedQuadratic {

  private final int n;
  private final double[] matrix;
  private final double[] linear;
  private final double[] least;
  private final double[] d;
  private final boolean[] bound;

  /**
   * @param matrix S, n×n, full
   * @param linear c
   * @param least ≤ 0; {@code NEGATIVE_INFINITY} for none
   */
  BoundedQuadratic(double[] matrix, double[] linear, double[] least) {
    n = linear.length;
    this.matrix = matrix;
    this.linear = linear;
    this.least = least;
    d = new double[n];
    bound = new boolean[n];
  }

  double[] minimise() {
    double scale = 1;
    for (int i = 0; i < n; i++) {
      bound[i] = least[i] == 0 && linear[i] > 0;
      scale = Math.max(scale, Math.abs(linear[i]));
    }
    // each round binds or frees one row; the limit only guards against rounding without end
    for (int round = 0; round < 10 * n + 50; round++) {
      double[] wanted = minimiserOfFree();
      int blocking = moveTowards(wanted);
      if (blocking >= 0) {
        bound[blocking] = true;
        d[blocking] = least[blocking];
        continue;
      }
      int release = worstBound(1e-14 * scale);
      if (release < 0) {
        break;
      }
      bound[release] = false;
    }
    return d;
  }

  private double[] minimiserOfFree() {
    int[] free = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (!bound[i]) {
        free[count++] = i;
      }
    }
    double[] block = new double[count * count];
    double[] right = new double[count];
    for (int a = 0; a < count; a++) {
      int row = free[a] * n;
      double sum = -linear[free[a]];
      for (int j = 0; j < n; j++) {
        if (bound[j]) {
          sum -= matrix[row + j] * d[j];
        }
      }
      right[a] = sum;
      for (int b = 0; b <= a; b++) {
        block[a * count + b] = matrix[row + free[b]];
      }
    }
    new CholeskyFactor(block, count).solve(right);
    double[] wanted = d.clone();
    for (int a = 0; a < count; a++) {
      wanted[free[a]] = right[a];
    }
    return wanted;
  }

  /** Goes towards {@code wanted} as far as the bounds allow; the row in the way, or -1. */
  private int moveTowards(double[] wanted) {
    int blocking = -1;
    double step = 1;
    for (int i = 0; i < n; i++) {
      if (!bound[i] && wanted[i] < least[i]) {
        double reach = (d[i] - least[i]) / (d[i] - wanted[i]);
        if (blocking < 0 || reach < step) {
          step = reach;
          blocking = i;
        }
      }
    }
    if (blocking < 0) {
      System.arraycopy(wanted, 0, d, 0, n);
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = bound[i] ? d[i] : Math.max(least[i], d[i] + step * (wanted[i] - d[i]));
      }
    }
    return blocking;
  }

  /** The bound row whose release lowers the value fastest, or -1 when none does. */
  private int worstBound(double tolerance) {
    int worst = -1;
    double steepest = -tolerance;
    for (int i = 0; i < n; i++) {
      if (bound[i]) {
        double slope = linear[i];
        for (int j = 0; j < n; j++) {
          slope += matrix[i * n + j] * d[j];
        }
        if (slope < steepest) {
          steepest = slope;
          worst = i;
        }
      }
    }
    return worst;
  }
}
