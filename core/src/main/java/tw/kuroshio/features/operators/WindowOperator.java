package tw.kuroshio.features.operators;

import java.util.Arrays;

/**
 * An aggregate over the last {@code window} sessions: a left fold, oldest to newest, so that it
 * depends on nothing but the window. The state is the fold of the {@code window - 1} newest closed
 * sessions, rebuilt at each roll; the open session is the last step. A NaN in the window makes the
 * aggregate NaN.
 */
public abstract class WindowOperator extends SeriesOperator {

  protected final int window;

  protected WindowOperator(String name, int window, int inputs) {
    super(name + "[" + window + "]", inputs);
    this.window = window;
  }

  @Override
  public final int lookback() {
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
}
