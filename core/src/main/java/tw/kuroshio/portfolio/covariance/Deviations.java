package tw.kuroshio.portfolio.covariance;

import java.util.Arrays;

/** Returns less their own mean, missing ones at the mean, scaled up for what is missing. */
final class Deviations {

  private final int sessions;
  private final int names;
  private final double[] values;
  private final double[] variance;
  private final HistoryQuality[] quality;
  private final int[] observations;
  private final int included;

  private Deviations(
      int sessions,
      int names,
      double[] values,
      double[] variance,
      HistoryQuality[] quality,
      int[] observations) {
    this.sessions = sessions;
    this.names = names;
    this.values = values;
    this.variance = variance;
    this.quality = quality;
    this.observations = observations;
    int count = 0;
    for (HistoryQuality each : quality) {
      count += each == HistoryQuality.SUFFICIENT ? 1 : 0;
    }
    included = count;
  }

  static Deviations of(ReturnMatrix returns, int minObservations, double leastVariance) {
    int sessions = returns.sessions();
    int names = returns.names();
    double[] values = new double[sessions * names];
    double[] variance = new double[names];
    HistoryQuality[] quality = new HistoryQuality[names];
    int[] observations = new int[names];
    Arrays.fill(quality, HistoryQuality.TOO_SHORT);
    for (int i = 0; i < names; i++) {
      double sum = 0;
      for (int t = 0; t < sessions; t++) {
        double r = returns.at(t, i);
        if (!Double.isNaN(r)) {
          sum += r;
          observations[i]++;
        }
      }
      if (observations[i] >= minObservations) {
        variance[i] = fill(returns, i, sum / observations[i], observations[i], values);
        quality[i] =
            variance[i] <= leastVariance ? HistoryQuality.ZERO_VARIANCE : HistoryQuality.SUFFICIENT;
      }
    }
    return new Deviations(sessions, names, values, variance, quality, observations);
  }

  private static double fill(
      ReturnMatrix returns, int name, double mean, int observed, double[] values) {
    int sessions = returns.sessions();
    double scale = Math.sqrt((double) sessions / observed);
    double squares = 0;
    for (int t = 0; t < sessions; t++) {
      double r = returns.at(t, name);
      double deviation = Double.isNaN(r) ? 0 : (r - mean) * scale;
      values[t * returns.names() + name] = deviation;
      squares += deviation * deviation;
    }
    return squares / sessions;
  }

  int sessions() {
    return sessions;
  }

  int names() {
    return names;
  }

  double at(int session, int name) {
    return values[session * names + name];
  }

  /** Mean squared deviation. */
  double variance(int name) {
    return variance[name];
  }

  boolean isIncluded(int name) {
    return quality[name] == HistoryQuality.SUFFICIENT;
  }

  /** How many names enter the estimate. */
  int included() {
    return included;
  }

  HistoryQuality[] quality() {
    return quality;
  }

  int[] observations() {
    return observations;
  }
}
