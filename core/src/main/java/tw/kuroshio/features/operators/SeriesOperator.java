package tw.kuroshio.features.operators;

/**
 * An operator over one input series, counted in the instrument's own traded sessions. The object
 * holds parameters only; its state is a run of doubles at an offset the evaluator chooses, so that
 * all instruments' states lie in one flat array.
 *
 * <p>The order of calls is the definition of the value: {@link #reset}, then for each session any
 * number of {@link #append} (pure: the value if the session closed with this input) and one {@link
 * #roll}. Both evaluators follow it, hence history and live agree bit for bit.
 */
public abstract sealed class SeriesOperator implements Operator
    permits Delay, WindowOperator, SeededAverage {

  private final String signature;

  SeriesOperator(String signature) {
    this.signature = signature;
  }

  @Override
  public final String signature() {
    return signature;
  }

  /** Closed input values that {@link #roll} reads, at least 1. */
  public abstract int lookback();

  /** Sessions needed beyond the input's own warm-up. */
  public abstract int warmUp();

  /** Doubles of state per instrument. */
  public abstract int stateSize();

  /** State of an instrument without a closed session. */
  public abstract void reset(double[] state, int at);

  /** Value of the open session if its input is {@code x}; changes nothing. */
  public abstract double append(double[] state, int at, double x);

  /**
   * Closes a session.
   *
   * @param closed input values, oldest first; the session just closed is at {@code end - 1}, and at
   *     least {@link #lookback()} values (NaN before the first session) lie before {@code end}
   */
  public abstract void roll(double[] state, int at, double[] closed, int end);
}
