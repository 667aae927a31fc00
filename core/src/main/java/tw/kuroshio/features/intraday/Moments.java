package tw.kuroshio.features.intraday;

/**
 * Moments of pairs (x, y) in five doubles of an array: count, means of x and y, sums of squared
 * deviations of x and of products of deviations. Pairs are added after Welford (1962), groups after
 * Chan, Golub & LeVeque (1983): no large sums are subtracted.
 */
final class Moments {

  static final int SIZE = 5;

  private static final double NEGLIGIBLE = 1e-12;

  private Moments() {}

  static void add(double[] m, int at, double x, double y) {
    double n = m[at] + 1.0;
    double dx = x - m[at + 1];
    double meanX = m[at + 1] + dx / n;
    double meanY = m[at + 2] + (y - m[at + 2]) / n;
    m[at] = n;
    m[at + 1] = meanX;
    m[at + 2] = meanY;
    m[at + 3] += dx * (x - meanX);
    m[at + 4] += dx * (y - meanY);
  }

  /** Adds the group {@code g} to the group {@code m}. */
  static void merge(double[] m, int at, double[] g, int from) {
    if (g[from] == 0.0) {
      return;
    }
    double n = m[at] + g[from];
    double dx = g[from + 1] - m[at + 1];
    double dy = g[from + 2] - m[at + 2];
    double share = g[from] / n;
    double across = m[at] * share;
    m[at] = n;
    m[at + 1] += dx * share;
    m[at + 2] += dy * share;
    m[at + 3] += g[from + 3] + dx * dx * across;
    m[at + 4] += g[from + 4] + dx * dy * across;
  }

  /** Least-squares slope of y on x with an intercept; NaN where x does not vary. */
  static double slope(double[] m, int at) {
    double deviation = Math.sqrt(m[at + 3] / (m[at] - 1.0));
    boolean varies = m[at] > 1.0 && deviation > NEGLIGIBLE * Math.abs(m[at + 1]);
    return varies ? m[at + 4] / m[at + 3] : Double.NaN;
  }
}
