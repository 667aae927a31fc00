package tw.kuroshio.features.evaluation;

import java.util.Arrays;

/**
 * Counts of values in bins of equal width, with what lies outside.
 *
 * @param low lower edge of the first bin
 * @param high upper edge of the last, which belongs to it
 */
public record Histogram(double low, double high, int[] counts, int below, int above) {

  static final int BINS = 40;

  /**
   * @param sorted ascending
   */
  static Histogram of(double[] sorted, double low, double high) {
    int[] counts = new int[BINS];
    int below = 0;
    int above = 0;
    double scale = high > low ? BINS / (high - low) : 0;
    for (double value : sorted) {
      if (value < low) {
        below++;
      } else if (value > high) {
        above++;
      } else {
        counts[Math.min(BINS - 1, (int) ((value - low) * scale))]++;
      }
    }
    return new Histogram(low, high, counts, below, above);
  }

  /** Values in the fullest bin. */
  public int most() {
    return Arrays.stream(counts).max().orElse(0);
  }
}
