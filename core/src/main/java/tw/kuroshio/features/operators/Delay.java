package tw.kuroshio.features.operators;

/** The input {@code sessions} traded sessions ago. */
public final class Delay extends SeriesOperator {

  private final int sessions;

  public Delay(int sessions) {
    super("delay[" + sessions + "]", 1);
    this.sessions = sessions;
  }

  @Override
  public int lookback() {
    return sessions;
  }

  @Override
  public int warmUp() {
    return sessions;
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public boolean readsOpenSession() {
    return false;
  }

  @Override
  public void reset(double[] state, int at) {
    state[at] = Double.NaN;
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    return state[at];
  }

  @Override
  public void roll(double[] state, int at, ClosedValues closed) {
    state[at] = closed.x(sessions - 1);
  }

  @Override
  public void column(
      double[] state,
      int at,
      double[] x,
      double[] y,
      double[] z,
      int start,
      int end,
      double[] out) {
    System.arraycopy(x, start - sessions, out, start, end - start);
    state[at] = x[end - sessions];
  }
}
