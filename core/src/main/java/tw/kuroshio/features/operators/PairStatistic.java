package tw.kuroshio.features.operators;

/**
 * Covariance, correlation and simple regression of two series over the last {@code window}
 * sessions, by running co-moments about the window's oldest pair, so that a large common offset
 * does not cost digits. Where a divisor's series does not move (deviation below 1e-12 of its mean's
 * magnitude) the value is missing.
 */
public final class PairStatistic extends FoldedWindow {

  private enum Kind {
    COVARIANCE,
    CORRELATION,
    SLOPE,
    RESIDUAL
  }

  private static final int X0 = 0;
  private static final int Y0 = 1;
  private static final int MEAN_X = 2;
  private static final int MEAN_Y = 3;
  private static final int XX = 4;
  private static final int YY = 5;
  private static final int XY = 6;

  private final Kind kind;

  private PairStatistic(String name, int window, Kind kind) {
    super(name, window, 2, 7);
    this.kind = kind;
  }

  /** Sample covariance, divided by {@code window - 1}; window at least 2. */
  public static PairStatistic covariance(int window) {
    return new PairStatistic("ts_cov", window, Kind.COVARIANCE);
  }

  /** Pearson's correlation, within −1 to 1; window at least 2. */
  public static PairStatistic correlation(int window) {
    return new PairStatistic("ts_corr", window, Kind.CORRELATION);
  }

  /** Least-squares slope of the first input on the second and a constant; window at least 2. */
  public static PairStatistic slope(int window) {
    return new PairStatistic("ts_beta", window, Kind.SLOPE);
  }

  /** What that regression leaves of the newest value of the first input; window at least 3. */
  public static PairStatistic residual(int window) {
    return new PairStatistic("ts_residual", window, Kind.RESIDUAL);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double share = rest(window);
    double dx = x - state[at + X0];
    double dy = y - state[at + Y0];
    double bx = dx - state[at + MEAN_X];
    double by = dy - state[at + MEAN_Y];
    double meanX = state[at + MEAN_X] + bx * part(window);
    double meanY = state[at + MEAN_Y] + by * part(window);
    return value(
        dx - meanX,
        dy - meanY,
        state[at + X0] + meanX,
        state[at + Y0] + meanY,
        state[at + XX] + bx * bx * share,
        state[at + YY] + by * by * share,
        state[at + XY] + bx * by * share);
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    if (k == 1) {
      state[at + X0] = x;
      state[at + Y0] = y;
    }
    double share = rest(k);
    double bx = x - state[at + X0] - state[at + MEAN_X];
    double by = y - state[at + Y0] - state[at + MEAN_Y];
    state[at + MEAN_X] += bx * part(k);
    state[at + MEAN_Y] += by * part(k);
    state[at + XX] += bx * bx * share;
    state[at + YY] += by * by * share;
    state[at + XY] += bx * by * share;
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.distance(0, k, tile.folds[X0], tile.folds[MEAN_X]);
    double[] y = tile.distance(1, k, tile.folds[Y0], tile.folds[MEAN_Y]);
    double share = rest(k);
    tile.add(x, x, share, tile.folds[XX]);
    tile.add(y, y, share, tile.folds[YY]);
    tile.add(x, y, share, tile.folds[XY]);
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    double[][] folds = tile.folds;
    for (int i = 0; i < tile.count; i++) {
      double x0 = folds[X0][i];
      double y0 = folds[Y0][i];
      double meanX = folds[MEAN_X][i];
      double meanY = folds[MEAN_Y][i];
      // The last value taken is still loaded: it is the window's newest.
      out[from + i] =
          value(
              tile.values[0][i] - x0 - meanX,
              tile.values[1][i] - y0 - meanY,
              x0 + meanX,
              y0 + meanY,
              folds[XX][i],
              folds[YY][i],
              folds[XY][i]);
    }
  }

  private double value(
      double newestX, double newestY, double meanX, double meanY, double xx, double yy, double xy) {
    if (kind == Kind.COVARIANCE) {
      return finite(xy / (window - 1));
    }
    if (unmoving(yy, meanY)) {
      return Double.NaN;
    }
    if (kind != Kind.CORRELATION) {
      double slope = xy / yy;
      return finite(kind == Kind.SLOPE ? slope : newestX - slope * newestY);
    }
    if (unmoving(xx, meanX)) {
      return Double.NaN;
    }
    double correlation = finite(xy / (Math.sqrt(xx) * Math.sqrt(yy)));
    // rounding beyond a bound is rare, so that branches cost less than extremes
    return Math.abs(correlation) > 1.0 ? Math.signum(correlation) : correlation;
  }
}
