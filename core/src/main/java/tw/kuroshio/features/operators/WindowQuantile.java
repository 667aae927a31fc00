package tw.kuroshio.features.operators;

/**
 * Quantile of the last {@code window} sessions, type 7 of Hyndman and Fan (The American
 * Statistician 50(4), 1996): linear between the order statistics on both sides of (window − 1)q, as
 * numpy, R and Excel by default.
 */
public final class WindowQuantile extends SortedWindow {

  private final int lower;
  private final double beyond;

  /**
   * @param q from 0 (the lowest value) to 1 (the highest)
   */
  public WindowQuantile(int window, double q) {
    super(window, "ts_quantile[" + window + "," + q + "]");
    if (!(q >= 0.0 && q <= 1.0)) {
      throw new IllegalArgumentException("Quantile must be from 0 to 1, was " + q);
    }
    double place = (window - 1) * q;
    lower = (int) place;
    beyond = place - lower;
  }

  @Override
  double place(double[] state, int sorted, double x) {
    double value = orderStatistic(state, sorted, lower, x);
    if (beyond == 0.0) {
      return value;
    }
    return finite(value + beyond * (orderStatistic(state, sorted, lower + 1, x) - value));
  }

  /** The {@code k}-th smallest, from 0, of the closed values and {@code x}. */
  private double orderStatistic(double[] state, int sorted, int k, double x) {
    double before = k == 0 ? Double.NEGATIVE_INFINITY : state[sorted + k - 1];
    double after = k == window - 1 ? Double.POSITIVE_INFINITY : state[sorted + k];
    return Math.max(before, Math.min(after, x));
  }
}
