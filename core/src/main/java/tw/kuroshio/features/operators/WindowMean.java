package tw.kuroshio.features.operators;

/**
 * Mean of the last {@code window} sessions by Welford's recurrence: exactly the value itself over a
 * window that never moves, so that unmoved instruments tie instead of differing by rounding.
 */
public final class WindowMean extends FoldedWindow {

  public WindowMean(int window) {
    super("ts_mean", window, 1, 1);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double before = state[at];
    return finite(before + (x - before) * part(window));
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    state[at] += (x - state[at]) * part(k);
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] mean = tile.folds[0];
    double part = part(k);
    for (int i = 0; i < tile.count; i++) {
      mean[i] += (x[i] - mean[i]) * part;
    }
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    finite(tile.folds[0], tile.count, out, from);
  }
}
