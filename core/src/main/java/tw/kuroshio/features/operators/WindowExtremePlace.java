package tw.kuroshio.features.operators;

import java.util.Arrays;

/**
 * Sessions since the lowest or highest value of the last {@code window} sessions: 0 is the present
 * one. Of equal values the newest counts.
 */
public final class WindowExtremePlace extends FoldedWindow {

  private static final int BEST = 0;
  private static final int AGE = 1;

  private final boolean highest;

  private WindowExtremePlace(String name, int window, boolean highest) {
    super(name, window, 1, 2);
    this.highest = highest;
  }

  public static WindowExtremePlace lowest(int window) {
    return new WindowExtremePlace("ts_argmin", window, false);
  }

  public static WindowExtremePlace highest(int window) {
    return new WindowExtremePlace("ts_argmax", window, true);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double value = finite(x);
    if (window == 1) {
      return value - value;
    }
    double best = state[at + BEST];
    boolean newer = highest ? value >= best : value <= best;
    return newer ? 0.0 : state[at + AGE] + (value - value) + (best - best);
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    double value = finite(x);
    double best = state[at + BEST];
    if (k == 1 || (highest ? value >= best : value <= best)) {
      state[at + AGE] = window - k;
    }
    state[at + BEST] = k == 1 ? value : highest ? Math.max(best, value) : Math.min(best, value);
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] best = tile.folds[BEST];
    double[] age = tile.folds[AGE];
    if (k == 1) {
      Arrays.fill(best, 0, tile.count, worst());
    }
    double present = window - k;
    if (highest) {
      for (int i = 0; i < tile.count; i++) {
        double value = finite(x[i]);
        age[i] = value >= best[i] ? present : age[i];
        best[i] = Math.max(best[i], value);
      }
    } else {
      for (int i = 0; i < tile.count; i++) {
        double value = finite(x[i]);
        age[i] = value <= best[i] ? present : age[i];
        best[i] = Math.min(best[i], value);
      }
    }
  }

  private double worst() {
    return highest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    double[] best = tile.folds[BEST];
    for (int i = 0; i < tile.count; i++) {
      out[from + i] = tile.folds[AGE][i] + (best[i] - best[i]);
    }
  }
}
