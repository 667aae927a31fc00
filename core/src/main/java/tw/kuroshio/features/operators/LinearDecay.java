package tw.kuroshio.features.operators;

/**
 * Mean of the last {@code window} sessions with weights that rise by equal steps to the newest: 1,
 * 2, … {@code window} over their sum (TA-Lib's WMA). The running form moves the mean towards each
 * value by its share of the weight so far; it is exactly the value itself over a window that never
 * moves.
 */
public final class LinearDecay extends FoldedWindow {

  public LinearDecay(int window) {
    super("decay_linear", window, 1, 1);
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    return finite(state[at] + (x - state[at]) * share(window));
  }

  @Override
  void take(double[] state, int at, int k, double x, double y, double z) {
    state[at] += (x - state[at]) * share(k);
  }

  @Override
  void take(Tile tile, int k) {
    double[] x = tile.values[0];
    double[] mean = tile.folds[0];
    double share = share(k);
    for (int i = 0; i < tile.count; i++) {
      mean[i] += (x[i] - mean[i]) * share;
    }
  }

  /** Weight k of the weights 1 to k, which sum to k(k + 1)/2. */
  private static double share(int k) {
    return 2.0 / (k + 1);
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    finite(tile.folds[0], tile.count, out, from);
  }
}
