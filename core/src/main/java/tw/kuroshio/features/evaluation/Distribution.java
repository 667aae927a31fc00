package tw.kuroshio.features.evaluation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The values of a factor over all dates.
 *
 * @param count of finite values; the rest is NaN when there is none
 * @param deviation standard deviation, n − 1
 * @param skewness m₃/m₂^1.5 with moments over n, NaN of a constant
 * @param excessKurtosis m₄/m₂² − 3 likewise
 * @param quantiles at {@link #PROBABILITIES}, linear between order statistics (Hyndman and Fan
 *     1996, type 7)
 */
public record Distribution(
    int count,
    double mean,
    double deviation,
    double skewness,
    double excessKurtosis,
    double[] quantiles) {

  /** Least, 1 %, 5 %, quartiles, 95 %, 99 %, greatest. */
  private static final double[] PROBABILITIES = {0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

  /** Probabilities of {@link #quantiles}. */
  public static double[] probabilities() {
    return PROBABILITIES.clone();
  }

  /**
   * @param sorted finite values, ascending
   */
  static Distribution of(double[] sorted) {
    double[] quantiles = new double[PROBABILITIES.length];
    for (int q = 0; q < quantiles.length; q++) {
      quantiles[q] = quantile(sorted, PROBABILITIES[q]);
    }
    int n = sorted.length;
    double mean = Arrays.stream(sorted).sum() / n;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double value : sorted) {
      double square = (value - mean) * (value - mean);
      second += square;
      third += square * (value - mean);
      fourth += square * square;
    }
    double deviation = Math.sqrt(second / (n - 1.0));
    boolean constant = !(deviation > Math.abs(mean) * 1e-12);
    double variance = second / n;
    return new Distribution(
        n,
        mean,
        deviation,
        constant ? Double.NaN : third / n / (variance * Math.sqrt(variance)),
        constant ? Double.NaN : fourth / n / (variance * variance) - 3,
        quantiles);
  }

  static double quantile(double[] sorted, double probability) {
    return quantile(sorted.length, i -> sorted[i], probability);
  }

  /** Of {@code n} values that ascend with their index; NaN of none. */
  static double quantile(int n, IntToDoubleFunction ascending, double probability) {
    if (n == 0) {
      return Double.NaN;
    }
    double at = (n - 1) * probability;
    int below = (int) at;
    double low = ascending.applyAsDouble(below);
    double high = ascending.applyAsDouble(Math.min(below + 1, n - 1));
    return low + (at - below) * (high - low);
  }
}
