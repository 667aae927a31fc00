package tw.kuroshio.benchmarks;

import java.util.Arrays;

/** Where repeated measurements lie. */
record Spread(double min, double lowerQuartile, double median, double upperQuartile, double max) {

  /**
   * The spread of at least one value; quartiles are interpolated between neighbours.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Spread of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("A spread needs at least one value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[sorted.length - 1]);
  }

  private static double quantile(double[] sorted, double q) {
    double place = q * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
