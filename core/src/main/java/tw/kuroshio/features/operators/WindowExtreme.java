package tw.kuroshio.features.operators;

import java.util.Arrays;

/** Lowest or highest value of the last {@code window} sessions. */
public final class WindowExtreme extends FoldedWindow {

  private final boolean highest;

  private WindowExtreme(String name, int window, boolean highest) {
    super(name, window, 1, 1);
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
    double value = finite(x);
    return window == 1 ? value : extreme(state[at], value);
  }

  private double extreme(double a, double b) {
    return highest ? Math.max(a, b) : Math.min(a, b);
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    double value = finite(x);
    state[at] = k == 1 ? value : extreme(state[at], value);
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] best = tile.folds[0];
    if (k == 1) {
      Arrays.fill(
          best, 0, tile.count, highest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (highest) {
      for (int i = 0; i < tile.count; i++) {
        best[i] = Math.max(best[i], finite(x[i]));
      }
    } else {
      for (int i = 0; i < tile.count; i++) {
        best[i] = Math.min(best[i], finite(x[i]));
      }
    }
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    System.arraycopy(tile.folds[0], 0, out, from, tile.count);
  }
}
