package tw.kuroshio.features.operators;

/**
 * Mean of the last {@code window} sessions by Welford's recurrence: exactly the value itself over a
 * window that never moves, so that unmoved instruments tie instead of differing by rounding.
 */
public final class WindowMean extends WindowOperator {

  public WindowMean(int window) {
    super("ts_mean", window);
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public double append(double[] state, int at, double x) {
    double before = state[at];
    return before + (x - before) / window;
  }

  @Override
  public void roll(double[] state, int at, double[] closed, int end) {
    double mean = 0.0;
    int first = end - window + 1;
    for (int row = first; row < end; row++) {
      mean += (closed[row] - mean) / (row - first + 1);
    }
    state[at] = mean;
  }
}
