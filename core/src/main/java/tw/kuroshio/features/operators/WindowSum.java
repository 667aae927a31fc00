package tw.kuroshio.features.operators;

/** Sum of the last {@code window} sessions. */
public final class WindowSum extends FoldedWindow {

  public WindowSum(int window) {
    super("ts_sum", window, 1, 1);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    return finite(state[at] + x);
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    state[at] += x;
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] sum = tile.folds[0];
    for (int i = 0; i < tile.count; i++) {
      sum[i] += x[i];
    }
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    finite(tile.folds[0], tile.count, out, from);
  }
}
