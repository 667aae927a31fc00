package tw.kuroshio.features.operators;

/**
 * The next session's variance of a return by GARCH(1,1) without a mean (Bollerslev, Journal of
 * Econometrics 31, 1986): h' = ω + α·r² + β·h, from the session's own return r. Unit: the return's,
 * squared.
 *
 * <p>After the 252nd observation and every 5 after it the parameters are fitted ({@link GarchFit})
 * to what is finite of the {@code window} newest closed sessions, and h is filtered through them
 * from their mean square; between fits h is filtered on from session to session. Before, and while
 * fewer than 252 of those sessions are finite or none of them moved, the value is the exponentially
 * weighted mean of r² with decay 0.94, as {@link DecayingAverage} gives it.
 *
 * <p>A fit starts from a fixed grid, never from the fit before: it is a function of its window
 * alone. So the value depends on nothing older than {@code window + 5} sessions but the number of
 * observations since the instrument's first, which sets the days of the fits. The state is that
 * number, the weighted mean, ω (NaN without a fit), α, β and h. An observation that is not finite
 * gives NaN and is passed over.
 */
public final class GarchVariance extends SeriesOperator {

  /** Observations a fit needs. */
  public static final int LEAST = 252;

  private static final int REFIT_EVERY = 5;
  private static final double WEIGHT = 1.0 - 0.94;

  private static final int OBSERVED = 0;
  private static final int WEIGHTED = 1;
  private static final int OMEGA = 2;
  private static final int ALPHA = 3;
  private static final int BETA = 4;
  private static final int VARIANCE = 5;

  private final int window;

  /**
   * @param window sessions a fit sees, at least {@link #LEAST}
   */
  public GarchVariance(int window) {
    super("garch_variance[" + window + "]", 1);
    if (window < LEAST) {
      throw new IllegalArgumentException(
          "Window of a GARCH fit must be at least " + LEAST + " sessions, was " + window);
    }
    this.window = window;
  }

  @Override
  public int lookback() {
    return window;
  }

  @Override
  public int warmUp() {
    return 0;
  }

  @Override
  public int stateSize() {
    return 6;
  }

  @Override
  public int cost() {
    return 5;
  }

  @Override
  public void reset(double[] state, int at) {
    state[at + OBSERVED] = 0.0;
    state[at + WEIGHTED] = 0.0;
    forget(state, at);
  }

  private static void forget(double[] state, int at) {
    state[at + OMEGA] = Double.NaN;
    state[at + ALPHA] = Double.NaN;
    state[at + BETA] = Double.NaN;
    state[at + VARIANCE] = Double.NaN;
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    double square = x * x;
    if (!Double.isFinite(square)) {
      return Double.NaN;
    }
    return Double.isNaN(state[at + OMEGA])
        ? weighted(state, at, square)
        : filtered(state, at, square);
  }

  private static double weighted(double[] state, int at, double square) {
    double before = state[at + WEIGHTED];
    return state[at + OBSERVED] == 0.0 ? square : (square - before) * WEIGHT + before;
  }

  private static double filtered(double[] state, int at, double square) {
    return state[at + OMEGA] + state[at + ALPHA] * square + state[at + BETA] * state[at + VARIANCE];
  }

  @Override
  public void roll(double[] state, int at, ClosedValues closed) {
    double square = closed.x(0) * closed.x(0);
    if (!Double.isFinite(square)) {
      return;
    }
    state[at + WEIGHTED] = weighted(state, at, square);
    state[at + VARIANCE] = filtered(state, at, square);
    state[at + OBSERVED] += 1.0;
    int beyond = (int) state[at + OBSERVED] - LEAST;
    if (beyond >= 0 && beyond % REFIT_EVERY == 0) {
      refit(state, at, closed);
    }
  }

  private void refit(double[] state, int at, ClosedValues closed) {
    double[] squares = new double[window];
    int count = 0;
    for (int age = window - 1; age >= 0; age--) {
      double square = closed.x(age) * closed.x(age);
      if (Double.isFinite(square)) {
        squares[count++] = square;
      }
    }
    GarchFit fit = count < LEAST ? null : GarchFit.of(squares, count);
    if (fit == null) {
      forget(state, at);
      return;
    }
    state[at + OMEGA] = fit.omega();
    state[at + ALPHA] = fit.alpha();
    state[at + BETA] = fit.beta();
    state[at + VARIANCE] = fit.nextVariance();
  }
}
