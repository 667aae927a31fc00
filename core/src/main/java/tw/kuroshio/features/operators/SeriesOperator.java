package tw.kuroshio.features.operators;

/**
 * An operator over one to three input series, counted in the instrument's own traded sessions. The
 * object holds parameters only; its state is a run of doubles at an offset the evaluator chooses,
 * so that all instruments' states lie in one flat array.
 *
 * <p>The order of calls is the definition of the value: {@link #reset}, then for each session any
 * number of {@link #append} (pure: the value if the session closed with these inputs) and one
 * {@link #roll}. Both evaluators follow it, hence history and live agree bit for bit.
 *
 * <p>An operator of a user's own extends this class; its signature should name a version of its
 * meaning, since equal signatures are taken for equal operators.
 */
public abstract non-sealed class SeriesOperator implements Operator {

  /** Most inputs an operator can have. */
  public static final int MOST_INPUTS = 3;

  private final String signature;
  private final int inputs;

  /**
   * @param signature name with parameters, such as {@code ts_corr[20]}: equal text means equal
   *     operator
   * @param inputs 1 to {@link #MOST_INPUTS}
   */
  protected SeriesOperator(String signature, int inputs) {
    if (inputs < 1 || inputs > MOST_INPUTS) {
      throw new IllegalArgumentException("Inputs must be 1 to " + MOST_INPUTS + ", was " + inputs);
    }
    this.signature = signature;
    this.inputs = inputs;
  }

  @Override
  public final String signature() {
    return signature;
  }

  /** How many series it reads; the arguments beyond are not to be looked at. */
  public final int inputs() {
    return inputs;
  }

  /** Closed values of each input that {@link #roll} reads, at least 1. */
  public abstract int lookback();

  /** Sessions needed beyond the inputs' own warm-up. */
  public abstract int warmUp();

  /** Doubles of state per instrument. */
  public abstract int stateSize();

  /**
   * Whether the open session's value depends on its inputs in the open session. Where it does not,
   * {@link #append} is not called again until a session closes.
   */
  public boolean readsOpenSession() {
    return true;
  }

  /** About how many additions an {@link #append} is worth. */
  public int cost() {
    return 2;
  }

  /** State of an instrument without a closed session. */
  public abstract void reset(double[] state, int at);

  /** Value of the open session if its inputs are these; changes nothing. */
  public abstract double append(double[] state, int at, double x, double y, double z);

  /** Closes a session. */
  public abstract void roll(double[] state, int at, ClosedValues closed);

  /**
   * Appends and closes sessions {@code start} to {@code end - 1} of whole columns. The columns hold
   * at least {@link #lookback()} values, NaN before the first session, ahead of {@code start}. An
   * operator may do it faster, with the same bits in {@code out} and in the state.
   */
  public void column(
      double[] state,
      int at,
      double[] x,
      double[] y,
      double[] z,
      int start,
      int end,
      double[] out) {
    ClosedValues closed = new ClosedValues();
    double[] second = inputs > 1 ? y : x;
    double[] third = inputs > 2 ? z : x;
    for (int t = start; t < end; t++) {
      out[t] = append(state, at, x[t], second[t], third[t]);
      roll(state, at, closed.at(x, t, second, t, third, t));
    }
  }
}
