package tw.kuroshio.features.operators;

/**
 * Standard deviation of the last {@code window} sessions by Welford's recurrence (Technometrics
 * 4(3), 1962, 419–420) about the window's oldest value, so that a large common offset does not cost
 * digits. A deviation below 1e-12 of the mean's magnitude is rounding noise and counts as missing.
 */
public final class WindowDeviation extends FoldedWindow {

  private static final int ORIGIN = 0;
  private static final int MEAN = 1;
  private static final int SQUARES = 2;

  private final int degreesOfFreedom;

  private WindowDeviation(String name, int window, int degreesOfFreedom) {
    super(name, window, 1, 3);
    this.degreesOfFreedom = degreesOfFreedom;
  }

  /** Divides by {@code window - 1}; window at least 2. */
  public static WindowDeviation sample(int window) {
    return new WindowDeviation("ts_std", window, window - 1);
  }

  /** Divides by {@code window}; window at least 2. */
  public static WindowDeviation population(int window) {
    return new WindowDeviation("ts_std_pop", window, window);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double d = x - state[at + ORIGIN];
    double b = d - state[at + MEAN];
    double mean = state[at + MEAN] + b * part(window);
    return value(state[at + ORIGIN] + mean, state[at + SQUARES] + b * (d - mean));
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    if (k == 1) {
      state[at + ORIGIN] = x;
    }
    double d = x - state[at + ORIGIN];
    double b = d - state[at + MEAN];
    state[at + MEAN] += b * part(k);
    state[at + SQUARES] += b * (d - state[at + MEAN]);
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] origin = tile.folds[ORIGIN];
    double[] mean = tile.folds[MEAN];
    double[] squares = tile.folds[SQUARES];
    if (k == 1) {
      System.arraycopy(x, 0, origin, 0, tile.count);
    }
    double part = part(k);
    for (int i = 0; i < tile.count; i++) {
      double d = x[i] - origin[i];
      double b = d - mean[i];
      double moved = mean[i] + b * part;
      squares[i] += b * (d - moved);
      mean[i] = moved;
    }
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    double[][] folds = tile.folds;
    for (int i = 0; i < tile.count; i++) {
      out[from + i] = value(folds[ORIGIN][i] + folds[MEAN][i], folds[SQUARES][i]);
    }
  }

  private double value(double mean, double squares) {
    double deviation = Math.sqrt(squares / degreesOfFreedom);
    return deviation < NOISE * Math.abs(mean) ? Double.NaN : finite(deviation);
  }
}
