package tw.kuroshio.features.evaluation;

import java.util.Arrays;

/**
 * Daily information coefficients, averaged over dates; never a pooled correlation.
 *
 * @param mean of the daily coefficients
 * @param deviation their standard deviation
 * @param icir mean over deviation, NaN when the coefficients are all one
 * @param standardError of the mean with autocovariances up to the lag, Bartlett weights (Newey and
 *     West 1987)
 * @param tValue mean over standard error, NaN likewise
 * @param dates dates with a coefficient
 */
public record IcSummary(
    double mean, double deviation, double icir, double standardError, double tValue, int dates) {

  /** Less is rounding, not variation. */
  private static final double LEAST_VARIATION = 1e-12;

  /**
   * Summarises daily coefficients in date order; NaN ones are left out.
   *
   * @param lag autocovariances taken in: the horizon, because labels overlap that far
   */
  public static IcSummary of(double[] daily, int lag) {
    double[] values = Arrays.stream(daily).filter(v -> !Double.isNaN(v)).toArray();
    int n = values.length;
    double sum = 0.0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / n;
    double[] centred = new double[n];
    for (int i = 0; i < n; i++) {
      centred[i] = values[i] - mean;
    }
    double deviation = Math.sqrt(autocovariance(centred, 0) * n / (n - 1.0));
    double longRun = autocovariance(centred, 0);
    for (int j = 1; j <= Math.min(lag, n - 1); j++) {
      longRun += 2.0 * (1.0 - j / (lag + 1.0)) * autocovariance(centred, j);
    }
    double error = Math.sqrt(longRun / n);
    boolean varies = deviation > Math.abs(mean) * LEAST_VARIATION;
    return new IcSummary(
        mean,
        deviation,
        varies ? mean / deviation : Double.NaN,
        error,
        varies ? mean / error : Double.NaN,
        n);
  }

  private static double autocovariance(double[] centred, int lag) {
    double sum = 0.0;
    for (int i = lag; i < centred.length; i++) {
      sum += centred[i] * centred[i - lag];
    }
    return sum / centred.length;
  }
}
