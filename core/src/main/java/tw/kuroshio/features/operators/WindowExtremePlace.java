package tw.kuroshio.features.operators;

import java.util.Arrays;

/**
 * Sessions since the lowest or highest value of the last {@code window} sessions: 0 is the present
 * one. Of equal values the newest counts, or, where that is asked for, the oldest.
 */
public final class WindowExtremePlace extends FoldedWindow {

  private static final int BEST = 0;
  private static final int AGE = 1;

  /** 1 for the highest; −1 for the lowest, which is the highest of the negated values. */
  private final double sign;

  private final boolean newest;

  private WindowExtremePlace(String name, int window, double sign, boolean newest) {
    super(newest ? name : name + "_oldest", window, 1, 2);
    this.sign = sign;
    this.newest = newest;
  }

  public static WindowExtremePlace lowest(int window) {
    return new WindowExtremePlace("ts_argmin", window, -1.0, true);
  }

  public static WindowExtremePlace highest(int window) {
    return new WindowExtremePlace("ts_argmax", window, 1.0, true);
  }

  /** Of equal ones the oldest. */
  public static WindowExtremePlace oldestLowest(int window) {
    return new WindowExtremePlace("ts_argmin", window, -1.0, false);
  }

  /** Of equal ones the oldest. */
  public static WindowExtremePlace oldestHighest(int window) {
    return new WindowExtremePlace("ts_argmax", window, 1.0, false);
  }

  private boolean beats(double value, double best) {
    return newest ? value >= best : value > best;
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double value = sign * finite(x);
    if (window == 1) {
      return 0.0 * value + 0.0;
    }
    double best = state[at + BEST];
    return beats(value, best) ? 0.0 : state[at + AGE] + 0.0 * value + 0.0 * best;
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    double value = sign * finite(x);
    double best = state[at + BEST];
    if (k == 1 || beats(value, best)) {
      state[at + AGE] = window - k;
    }
    state[at + BEST] = k == 1 ? value : Math.max(best, value);
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] best = tile.folds[BEST];
    double[] age = tile.folds[AGE];
    if (k == 1) {
      Arrays.fill(best, 0, tile.count, Double.NEGATIVE_INFINITY);
    }
    double present = window - k;
    for (int i = 0; i < tile.count; i++) {
      double value = sign * finite(x[i]);
      age[i] = beats(value, best[i]) ? present : age[i];
      best[i] = Math.max(best[i], value);
    }
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    double[] best = tile.folds[BEST];
    for (int i = 0; i < tile.count; i++) {
      out[from + i] = tile.folds[AGE][i] + 0.0 * best[i];
    }
  }
}
