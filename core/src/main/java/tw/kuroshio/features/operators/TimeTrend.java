package tw.kuroshio.features.operators;

/**
 * Least-squares line through the last {@code window} sessions against the time 1 to {@code window}.
 * Running co-moments about the window's oldest value: a large offset does not cost digits.
 */
public final class TimeTrend extends FoldedWindow {

  private enum Kind {
    SLOPE,
    R_SQUARE,
    RESIDUAL
  }

  private static final int ORIGIN = 0;
  private static final int MEAN = 1;
  private static final int SQUARES = 2;
  private static final int TREND = 3;

  private final Kind kind;
  private final double timeSquares;

  private TimeTrend(String name, int window, Kind kind) {
    super(name, window, 1, 4);
    this.kind = kind;
    double n = window;
    this.timeSquares = n * (n * n - 1) / 12;
  }

  /** Change a session along the line; window at least 2. */
  public static TimeTrend slope(int window) {
    return new TimeTrend("ts_slope", window, Kind.SLOPE);
  }

  /**
   * Share of the variance that the line explains, 0 to 1; missing where nothing moves; at least 3.
   */
  public static TimeTrend rSquare(int window) {
    return new TimeTrend("ts_rsquare", window, Kind.R_SQUARE);
  }

  /** Newest value less the line at it; window at least 3. */
  public static TimeTrend residual(int window) {
    return new TimeTrend("ts_resid", window, Kind.RESIDUAL);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double d = x - state[at + ORIGIN];
    double b = d - state[at + MEAN];
    double mean = state[at + MEAN] + b * part(window);
    return value(
        d - mean,
        state[at + ORIGIN] + mean,
        state[at + SQUARES] + b * (d - mean),
        state[at + TREND] + b * halfTime(window));
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
    state[at + TREND] += b * halfTime(k);
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] origin = tile.folds[ORIGIN];
    double[] mean = tile.folds[MEAN];
    double[] squares = tile.folds[SQUARES];
    double[] trend = tile.folds[TREND];
    if (k == 1) {
      System.arraycopy(x, 0, origin, 0, tile.count);
    }
    double halfTime = halfTime(k);
    double part = part(k);
    for (int i = 0; i < tile.count; i++) {
      double d = x[i] - origin[i];
      double b = d - mean[i];
      double moved = mean[i] + b * part;
      squares[i] += b * (d - moved);
      trend[i] += b * halfTime;
      mean[i] = moved;
    }
  }

  /** (k − 1)/k times k/2, the distance of time k from the mean of the times before it. */
  private static double halfTime(int k) {
    return 0.5 * (k - 1);
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    double[][] folds = tile.folds;
    for (int i = 0; i < tile.count; i++) {
      double origin = folds[ORIGIN][i];
      double mean = folds[MEAN][i];
      // The last value taken is still loaded: it is the window's newest.
      out[from + i] =
          value(
              tile.values[0][i] - origin - mean, origin + mean, folds[SQUARES][i], folds[TREND][i]);
    }
  }

  private double value(double newest, double mean, double squares, double trend) {
    double slope = trend / timeSquares;
    return switch (kind) {
      case SLOPE -> finite(slope);
      case RESIDUAL -> finite(newest - slope * (0.5 * (window - 1)));
      case R_SQUARE ->
          unmoving(squares, mean) ? Double.NaN : Math.min(1.0, finite(slope * (trend / squares)));
    };
  }
}
