package tw.kuroshio.portfolio.solver;

/**
 * A = L·Lᵀ of a symmetric positive definite matrix given by its lower triangle, row by row. A pivot
 * lost to rounding is raised to 10⁻¹⁴ of the greatest diagonal, so that a barely singular matrix
 * still gives a descent direction.
 */
final class CholeskyFactor {

  private static final double LEAST_PIVOT = 1e-14;

  private final int n;
  private final double[] lower;

  /** Factors in place: {@code matrix} (n×n) is overwritten. */
  CholeskyFactor(double[] matrix, int n) {
    this.n = n;
    this.lower = matrix;
    double greatest = 0;
    for (int i = 0; i < n; i++) {
      greatest = Math.max(greatest, matrix[i * n + i]);
    }
    double least = Math.max(LEAST_PIVOT * greatest, Double.MIN_NORMAL);
    for (int i = 0; i < n; i++) {
      int rowI = i * n;
      for (int j = 0; j < i; j++) {
        int rowJ = j * n;
        double rest = matrix[rowI + j] - dot(rowI, rowJ, j);
        matrix[rowI + j] = rest / matrix[rowJ + j];
      }
      double pivot = matrix[rowI + i] - dot(rowI, rowI, i);
      matrix[rowI + i] = Math.sqrt(Math.max(pivot, least));
    }
  }

  /** Four fixed partial sums: a written order that still keeps the processor's adders busy. */
  private double dot(int a, int b, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < count; j += 4) {
      s0 += lower[a + j] * lower[b + j];
      s1 += lower[a + j + 1] * lower[b + j + 1];
      s2 += lower[a + j + 2] * lower[b + j + 2];
      s3 += lower[a + j + 3] * lower[b + j + 3];
    }
    for (; j < count; j++) {
      s0 += lower[a + j] * lower[b + j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** x := A⁻¹x. */
  void solve(double[] x) {
    solve(x, 0);
  }

  /** The same for the n values of {@code x} from {@code offset}. */
  void solve(double[] x, int offset) {
    for (int i = 0; i < n; i++) {
      double sum = x[offset + i];
      int row = i * n;
      for (int j = 0; j < i; j++) {
        sum -= lower[row + j] * x[offset + j];
      }
      x[offset + i] = sum / lower[row + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double value = x[offset + i] / lower[i * n + i];
      x[offset + i] = value;
      int row = i * n;
      for (int j = 0; j < i; j++) {
        x[offset + j] -= lower[row + j] * value;
      }
    }
  }
}
