package tw.kuroshio.features.operators;

/** Product of the last {@code window} sessions. */
public final class WindowProduct extends FoldedWindow {

  public WindowProduct(int window) {
    super("ts_product", window, 1, 1);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    return finite(window == 1 ? x : state[at] * x);
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    state[at] = k == 1 ? x : state[at] * x;
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] product = tile.folds[0];
    if (k == 1) {
      System.arraycopy(x, 0, product, 0, tile.count);
      return;
    }
    for (int i = 0; i < tile.count; i++) {
      product[i] *= x[i];
    }
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    finite(tile.folds[0], tile.count, out, from);
  }
}
