package tw.kuroshio.features.operators;

/** Sum of the last {@code window} sessions. */
public final class WindowSum extends WindowOperator {

  public WindowSum(int window) {
    super("ts_sum", window);
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public double append(double[] state, int at, double x) {
    return state[at] + x;
  }

  @Override
  public void roll(double[] state, int at, double[] closed, int end) {
    double sum = 0.0;
    for (int row = end - window + 1; row < end; row++) {
      sum += closed[row];
    }
    state[at] = sum;
  }
}
