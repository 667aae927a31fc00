package tw.kuroshio.features.operators;

/** Lowest or highest value of the last {@code window} sessions. */
public final class WindowExtreme extends WindowOperator {

  private final boolean highest;

  private WindowExtreme(String name, int window, boolean highest) {
    super(name, window);
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
  public double append(double[] state, int at, double x) {
    return highest ? Math.max(state[at], x) : Math.min(state[at], x);
  }

  @Override
  public void roll(double[] state, int at, double[] closed, int end) {
    state[at] = highest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (int row = end - window + 1; row < end; row++) {
      state[at] = append(state, at, closed[row]);
    }
  }
}
