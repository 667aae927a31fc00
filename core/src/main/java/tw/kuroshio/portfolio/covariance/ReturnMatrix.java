package tw.kuroshio.portfolio.covariance;

/**
 * Simple one-session returns of a universe, oldest session first. Immutable by convention: the
 * array is shared, never written after construction.
 *
 * @param sessions T, number of sessions
 * @param names n, number of instruments
 * @param values T×n row by row ({@code values[session * names + name]}), natural fractions; NaN =
 *     no return that session (no trade, not listed)
 */
public record ReturnMatrix(int sessions, int names, double[] values) {

  public ReturnMatrix {
    if (sessions < 0 || names < 0 || values.length != (long) sessions * names) {
      throw new IllegalArgumentException(
          "Return matrix must hold sessions × names values, was "
              + values.length
              + " for "
              + sessions
              + " × "
              + names);
    }
    for (int i = 0; i < values.length; i++) {
      if (Double.isInfinite(values[i]) || values[i] < -1) {
        throw new IllegalArgumentException(
            "Return must be finite and at least -1, or NaN, was "
                + values[i]
                + " (session "
                + i / names
                + ", name "
                + i % names
                + ")");
      }
    }
  }

  /** The return of one name in one session, NaN when there was none. */
  public double at(int session, int name) {
    return values[session * names + name];
  }
}
