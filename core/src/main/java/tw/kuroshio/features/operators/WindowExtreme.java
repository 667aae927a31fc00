package tw.kuroshio.features.operators;

/** Lowest or highest value of the last {@code window} sessions. */
public final class WindowExtreme extends WindowOperator {

  private final boolean highest;

  private WindowExtreme(String name, int window, boolean highest) {
    super(name, window, 1);
    this.highest = highest;
  }

  public static WindowExtreme lowest(int window) {
    return new WindowExtreme("ts_min", window, false);
  }

  public static WindowExtreme highest(int window) {
    return new WindowExtreme("ts_max", window, true);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    return extreme(state[at], finite(x));
  }

  private double extreme(double a, double b) {
    return highest ? Math.max(a, b) : Math.min(a, b);
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public void roll(double[] state, int at, ClosedValues closed) {
    double best = highest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (int age = 0; age < window - 1; age++) {
      best = extreme(best, finite(closed.x(age)));
    }
    state[at] = best;
  }

  /**
   * Extremes of runs whose lengths double, until two runs cover the window: the order in which they
   * are compared is of no account.
   */
  @Override
  public void column(
      double[] state,
      int at,
      double[] x,
      double[] y,
      double[] z,
      int start,
      int end,
      double[] out) {
    double[] runs = new double[Tile.LENGTH + window - 1];
    double[] later = new double[runs.length];
    for (int from = start; from < end; from += Tile.LENGTH) {
      int count = Math.min(Tile.LENGTH, end - from);
      System.arraycopy(x, from - window + 1, runs, 0, count + window - 1);
      join(runs, later, count);
      System.arraycopy(runs, 0, out, from, count);
    }
    roll(state, at, new ClosedValues().at(x, end - 1, x, end - 1, x, end - 1));
  }

  private void join(double[] runs, double[] later, int count) {
    int all = count + window - 1;
    for (int i = 0; i < all; i++) {
      runs[i] = finite(runs[i]);
    }
    int length = 1;
    for (; 2 * length <= window; length *= 2) {
      join(runs, later, length, all - 2 * length + 1);
    }
    if (length < window) {
      join(runs, later, window - length, count);
    }
  }

  /** Joins each run with the one that begins so much later. */
  private void join(double[] runs, double[] later, int distance, int count) {
    System.arraycopy(runs, distance, later, 0, count);
    if (highest) {
      for (int i = 0; i < count; i++) {
        runs[i] = Math.max(runs[i], later[i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        runs[i] = Math.min(runs[i], later[i]);
      }
    }
  }
}
