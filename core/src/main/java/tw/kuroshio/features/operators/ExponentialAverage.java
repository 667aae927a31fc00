package tw.kuroshio.features.operators;

/**
 * Exponential moving average, weight 2/(window + 1), as TA-Lib's EMA. TA-Lib's MACD lets both of
 * its averages first appear at the same bar; {@code first} says which.
 */
public final class ExponentialAverage extends SeededAverage {

  private final double weight;

  /**
   * @param first observation, from 1 and not below {@code window}, at which the average appears
   */
  public ExponentialAverage(int window, int first) {
    super("ema[" + window + "," + first + "]", window, first);
    weight = 2.0 / (window + 1);
  }

  @Override
  double next(double average, double x) {
    return (x - average) * weight + average;
  }
}
