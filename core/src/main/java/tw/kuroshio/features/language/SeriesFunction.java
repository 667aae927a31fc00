package tw.kuroshio.features.language;

import tw.kuroshio.features.operators.SeriesOperator;

/**
 * A function of a user's own over an instrument's sessions: the plug-in point of the language. It
 * is called by the name in its signature like any other.
 */
public interface SeriesFunction {

  /**
   * How it is called: {@code my_range(x, y, n)}. Up to three series named {@code x, y, z}, then
   * whole numbers of sessions named {@code n}, then numbers named {@code p} or {@code q}.
   */
  String signature();

  /** Smallest window it takes. */
  default int leastWindow() {
    return 1;
  }

  /**
   * The operator that computes it. Its signature must differ for different arguments, and should
   * name a version that changes with the meaning: models are tied to it.
   *
   * @param windows whole numbers in the order of the signature
   * @param numbers the others
   */
  SeriesOperator operator(int[] windows, double[] numbers);
}
