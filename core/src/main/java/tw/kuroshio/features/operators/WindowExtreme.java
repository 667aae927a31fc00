package tw.kuroshio.features.operators;

/** Lowest or highest value of the last {@code window} sessions. */
public final class WindowExtreme extends WindowOperator {

  private final boolean highest;

  private WindowExtreme(String name, int window, boolean highest) {
    super(name, window, 1);
    this.highest = highest;
  }

  public static WindowExtreme lowest(int window) {
    return new WindowExtreme("ts_min", window, false);
  }

  public static WindowExtreme highest(int window) {
    return new WindowExtreme("ts_max", window, true);
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    return extreme(state[at], x);
  }

  private double extreme(double a, double b) {
    return highest ? Math.max(a, b) : Math.min(a, b);
  }

  @Override
  public void roll(double[] state, int at, ClosedValues closed) {
    state[at] = highest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (int age = window - 2; age >= 0; age--) {
      state[at] = extreme(state[at], closed.x(age));
    }
  }
}
