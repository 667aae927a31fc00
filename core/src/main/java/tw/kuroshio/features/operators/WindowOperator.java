package tw.kuroshio.features.operators;

import java.util.Arrays;

/**
 * An aggregate over the last {@code window} sessions that depends on nothing but them: a left fold,
 * oldest to newest, or their order. The state is what the {@code window - 1} newest closed sessions
 * come to; the open session is the last step. A value in the window that is missing or infinite
 * makes the aggregate missing.
 */
public abstract class WindowOperator extends SeriesOperator {

  /** A deviation below this part of the mean's magnitude is rounding noise. */
  static final double NOISE = 1e-12;

  protected final int window;

  protected WindowOperator(String name, int window, int inputs) {
    super(name + "[" + window + "]", inputs);
    this.window = window;
  }

  /** An operator with parameters beside the window, which its signature must name. */
  WindowOperator(int window, String signature) {
    super(signature, 1);
    this.window = window;
  }

  @Override
  public int lookback() {
    return Math.max(1, window - 1);
  }

  @Override
  public final int warmUp() {
    return window - 1;
  }

  @Override
  public void reset(double[] state, int at) {
    double[] missing = new double[lookback()];
    Arrays.fill(missing, Double.NaN);
    int newest = missing.length - 1;
    roll(state, at, new ClosedValues().at(missing, newest, missing, newest, missing, newest));
  }

  /** The value, NaN of an infinity; zero has one sign. */
  @SuppressWarnings("IdentityBinaryExpression") // no branch, so that loops over it are vectorised
  static double finite(double value) {
    return value + (value - value);
  }
}
