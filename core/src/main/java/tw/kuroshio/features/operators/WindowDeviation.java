package tw.kuroshio.features.operators;

/**
 * Standard deviation of the last {@code window} sessions by Welford's recurrence (Technometrics
 * 4(3), 1962, 419–420), which does not cancel as the difference of squares does. A deviation below
 * 1e-12 of the mean's magnitude is rounding noise and counts as missing.
 */
public final class WindowDeviation extends WindowOperator {

  private static final double NOISE = 1e-12;

  private final int degreesOfFreedom;

  private WindowDeviation(String name, int window, int degreesOfFreedom) {
    super(name, window, 1);
    this.degreesOfFreedom = degreesOfFreedom;
  }

  /** Divides by {@code window - 1}. */
  public static WindowDeviation sample(int window) {
    return new WindowDeviation("ts_std", window, window - 1);
  }

  /** Divides by {@code window}. */
  public static WindowDeviation population(int window) {
    return new WindowDeviation("ts_std_pop", window, window);
  }

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double before = state[at];
    double mean = before + (x - before) / window;
    double squares = state[at + 1] + (x - before) * (x - mean);
    double deviation = Math.sqrt(squares / degreesOfFreedom);
    return deviation < NOISE * Math.abs(mean) ? Double.NaN : deviation;
  }

  @Override
  public void roll(double[] state, int at, ClosedValues closed) {
    double mean = 0.0;
    double squares = 0.0;
    for (int age = window - 2; age >= 0; age--) {
      double x = closed.x(age);
      double before = mean;
      mean = before + (x - before) / (window - 1 - age);
      squares += (x - before) * (x - mean);
    }
    state[at] = mean;
    state[at + 1] = squares;
  }
}
