package tw.kuroshio.features.operators;

/**
 * A recursive average seeded, as in TA-Lib, by the simple mean of {@code window} observations and
 * started at the instrument's first stored session. An observation that is not finite (the input's
 * own warm-up, a missing value later) gives NaN and is passed over: the average neither moves nor
 * counts it.
 */
public abstract sealed class SeededAverage extends SeriesOperator
    permits ExponentialAverage, WilderAverage, DecayingAverage {

  private static final int SEEN = 0;
  private static final int AVERAGE = 1;

  final int window;
  private final int first;

  /**
   * @param first observation, from 1, at which the average first appears; its seed is the mean of
   *     the {@code window} observations that end there
   */
  SeededAverage(String signature, int window, int first) {
    super(signature, 1);
    this.window = window;
    this.first = first;
  }

  abstract double next(double average, double x);

  @Override
  public final int lookback() {
    return 1;
  }

  @Override
  public final int warmUp() {
    return first - 1;
  }

  @Override
  public final int stateSize() {
    return 2;
  }

  @Override
  public final void reset(double[] state, int at) {
    state[at + SEEN] = 0.0;
    state[at + AVERAGE] = 0.0;
  }

  @Override
  public final double append(double[] state, int at, double x, double y, double z) {
    double seen = state[at + SEEN] + 1.0;
    if (seen < first || !Double.isFinite(x)) {
      return Double.NaN;
    }
    double average = state[at + AVERAGE];
    return seen == first ? (average + x) / window : next(average, x);
  }

  @Override
  public final void roll(double[] state, int at, ClosedValues closed) {
    double x = closed.x(0);
    if (!Double.isFinite(x)) {
      return;
    }
    double seen = state[at + SEEN] + 1.0;
    if (seen >= first) {
      state[at + AVERAGE] = append(state, at, x, x, x);
    } else if (seen > first - window) {
      // Until the average appears its place holds the sum of the seed.
      state[at + AVERAGE] += x;
    }
    state[at + SEEN] = seen;
  }
}
