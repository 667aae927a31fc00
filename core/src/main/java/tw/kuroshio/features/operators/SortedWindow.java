package tw.kuroshio.features.operators;

import java.util.Arrays;

/**
 * An operator on the order of the last {@code window} sessions. Its state is the number of missing
 * values among the {@code window - 1} newest closed sessions, then the others sorted, then NaN: a
 * function of those sessions alone. Closing a session takes one value out and one in; the open
 * session's place is found by bisection.
 */
abstract class SortedWindow extends WindowOperator {

  SortedWindow(int window, String signature) {
    super(window, signature);
  }

  /** Value of the open session, all of the window being there. */
  abstract double place(double[] state, int sorted, double x);

  @Override
  public final int lookback() {
    return window;
  }

  @Override
  public final int stateSize() {
    return window;
  }

  /** A step of a bisection is worth some four additions. */
  @Override
  public final int cost() {
    return 4 * (32 - Integer.numberOfLeadingZeros(window));
  }

  @Override
  public final void reset(double[] state, int at) {
    state[at] = window - 1;
    Arrays.fill(state, at + 1, at + window, Double.NaN);
  }

  @Override
  public final double append(double[] state, int at, double x, double y, double z) {
    double value = finite(x);
    return Double.isNaN(value) || state[at] > 0 ? Double.NaN : place(state, at + 1, value);
  }

  @Override
  public final void roll(double[] state, int at, ClosedValues closed) {
    close(state, at, finite(closed.x(window - 1)), finite(closed.x(0)));
  }

  /** Takes the oldest session out and the newest in. */
  private void close(double[] state, int at, double oldest, double newest) {
    int closedSessions = window - 1;
    if (closedSessions == 0) {
      return;
    }
    int present = closedSessions - (int) state[at];
    if (Double.isNaN(oldest) || Double.isNaN(newest)) {
      present = SortedRun.remove(state, at + 1, present, oldest);
      present = SortedRun.insert(state, at + 1, present, newest);
      state[at] = closedSessions - present;
    } else {
      SortedRun.replace(state, at + 1, present, oldest, newest);
    }
  }

  @Override
  public final void column(
      double[] state,
      int at,
      double[] x,
      double[] y,
      double[] z,
      int start,
      int end,
      double[] out) {
    for (int t = start; t < end; t++) {
      out[t] = append(state, at, x[t], 0.0, 0.0);
      close(state, at, finite(x[t - window + 1]), finite(x[t]));
    }
  }
}
