package tw.kuroshio.features.operators;

/** Sum of the last {@code window} sessions. */
public final class WindowSum extends WindowOperator {

  public WindowSum(int window) {
    super("ts_sum", window, 1);
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    return state[at] + x;
  }

  @Override
  public void roll(double[] state, int at, ClosedValues closed) {
    double sum = 0.0;
    for (int age = window - 2; age >= 0; age--) {
      sum += closed.x(age);
    }
    state[at] = sum;
  }
}
