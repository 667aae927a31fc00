package tw.kuroshio.features.operators;

/**
 * Sample skewness and excess kurtosis of the last {@code window} sessions, corrected for bias as
 * pandas and Excel do. With central moments m₂, m₃, m₄ of n values:
 *
 * <pre>
 * skewness  √(n(n−1))/(n−2) · m₃/m₂^1.5                       n ≥ 3
 * kurtosis  (n−1)/((n−2)(n−3)) · ((n+1)(m₄/m₂² − 3) + 6)      n ≥ 4
 * </pre>
 *
 * <p>The moments are updated value by value (Pébay, Sandia report SAND2008-6212, equation 2.9 and
 * following) about the window's oldest value, so that a large common offset does not cost digits.
 * Missing where the deviation is below 1e-12 of the mean's magnitude.
 */
public final class WindowShape extends FoldedWindow {

  private static final int ORIGIN = 0;
  private static final int MEAN = 1;
  private static final int SECOND = 2;
  private static final int THIRD = 3;
  private static final int FOURTH = 4;

  private static final double LEAST_SQUARE = 1e-280;

  private final boolean tails;

  private WindowShape(String name, int window, boolean tails) {
    super(name, window, 1, 5);
    this.tails = tails;
  }

  /**
   * @param window at least 3
   */
  public static WindowShape skewness(int window) {
    return new WindowShape("ts_skew", window, false);
  }

  /**
   * @param window at least 4
   */
  public static WindowShape kurtosis(int window) {
    return new WindowShape("ts_kurt", window, true);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double b = x - state[at + ORIGIN] - state[at + MEAN];
    double s = b * part(window);
    double t = b * s * (window - 1);
    double m2 = state[at + SECOND];
    double m3 = state[at + THIRD];
    double m4 = state[at + FOURTH];
    return value(
        state[at + ORIGIN] + (state[at + MEAN] + s),
        m2 + t,
        third(window, s, t, m2, m3),
        fourth(window, s, t, m2, m3, m4));
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    if (k == 1) {
      state[at + ORIGIN] = x;
    }
    double b = x - state[at + ORIGIN] - state[at + MEAN];
    double s = b * part(k);
    double t = b * s * (k - 1);
    double m2 = state[at + SECOND];
    double m3 = state[at + THIRD];
    state[at + FOURTH] = fourth(k, s, t, m2, m3, state[at + FOURTH]);
    state[at + THIRD] = third(k, s, t, m2, m3);
    state[at + SECOND] = m2 + t;
    state[at + MEAN] += s;
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] origin = tile.folds[ORIGIN];
    double[] mean = tile.folds[MEAN];
    double[] second = tile.folds[SECOND];
    double[] third = tile.folds[THIRD];
    double[] fourth = tile.folds[FOURTH];
    if (k == 1) {
      System.arraycopy(x, 0, origin, 0, tile.count);
    }
    double part = part(k);
    for (int i = 0; i < tile.count; i++) {
      double b = x[i] - origin[i] - mean[i];
      double s = b * part;
      double t = b * s * (k - 1);
      double m2 = second[i];
      double m3 = third[i];
      fourth[i] = fourth(k, s, t, m2, m3, fourth[i]);
      third[i] = third(k, s, t, m2, m3);
      second[i] = m2 + t;
      mean[i] += s;
    }
  }

  private static double third(double k, double s, double t, double m2, double m3) {
    return m3 + t * s * (k - 2) - 3 * s * m2;
  }

  private static double fourth(double k, double s, double t, double m2, double m3, double m4) {
    return m4 + t * s * s * (k * k - 3 * k + 3) + 6 * s * s * m2 - 4 * s * m3;
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    double[][] folds = tile.folds;
    for (int i = 0; i < tile.count; i++) {
      double mean = folds[ORIGIN][i] + folds[MEAN][i];
      out[from + i] = value(mean, folds[SECOND][i], folds[THIRD][i], folds[FOURTH][i]);
    }
  }

  /** The moments are sums over the window, not yet divided by its length. */
  private double value(double mean, double m2, double m3, double m4) {
    // The fourth moment is of the order of the second's square, which must not underflow.
    if (unmoving(m2, mean) || m2 * m2 < LEAST_SQUARE) {
      return Double.NaN;
    }
    double n = window;
    if (tails) {
      return finite((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * n * (m4 / m2 / m2) - 3 * (n - 1)));
    }
    return finite(n * Math.sqrt(n - 1) / (n - 2) * (m3 / m2 / Math.sqrt(m2)));
  }
}
