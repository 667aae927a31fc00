package tw.kuroshio.features.operators;

/**
 * Wilder's smoothed average, weight 1/window (New Concepts in Technical Trading Systems, 1978), in
 * the operations of TA-Lib's RSI.
 */
public final class WilderAverage extends SeededAverage {

  public WilderAverage(int window) {
    super("wilder[" + window + "]", window, window);
  }

  @Override
  double next(double average, double x) {
    return (average * (window - 1) + x) / window;
  }
}
