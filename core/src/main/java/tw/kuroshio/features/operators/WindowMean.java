package tw.kuroshio.features.operators;

/**
 * Mean of the last {@code window} sessions by Welford's recurrence: exactly the value itself over a
 * window that never moves, so that unmoved instruments tie instead of differing by rounding.
 */
public final class WindowMean extends WindowOperator {

  public WindowMean(int window) {
    super("ts_mean", window, 1);
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double before = state[at];
    return before + (x - before) / window;
  }

  @Override
  public void roll(double[] state, int at, ClosedValues closed) {
    double mean = 0.0;
    for (int age = window - 2; age >= 0; age--) {
      mean += (closed.x(age) - mean) / (window - 1 - age);
    }
    state[at] = mean;
  }
}
