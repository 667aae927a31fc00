package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * One instrument's ex-dates (dividend, rights, split, capital reduction), oldest first. Immutable
 * by convention.
 *
 * @param epochDay ex-dates as {@link LocalDate#toEpochDay()}, strictly increasing
 * @param ratio the exchange's ex-date reference price / previous close, positive
 */
public record ExDateRatios(int[] epochDay, double[] ratio) {

  public static final ExDateRatios NONE = new ExDateRatios(new int[0], new double[0]);

  public ExDateRatios {
    if (epochDay.length != ratio.length) {
      throw new IllegalArgumentException("Ex-date columns differ in length");
    }
    for (int i = 0; i < ratio.length; i++) {
      requireRatio(ratio[i], epochDay[i]);
      if (i > 0 && epochDay[i] <= epochDay[i - 1]) {
        throw new IllegalArgumentException(
            "Ex-dates must be in strictly increasing order, were "
                + LocalDate.ofEpochDay(epochDay[i - 1])
                + " then "
                + LocalDate.ofEpochDay(epochDay[i]));
      }
    }
  }

  static void requireRatio(double ratio, long epochDay) {
    if (!(ratio > 0.0 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Ex-date reference price / previous close must be positive, was "
              + ratio
              + " ("
              + LocalDate.ofEpochDay(epochDay)
              + ")");
    }
  }

  public int size() {
    return epochDay.length;
  }

  /** The ex-dates strictly before {@code date}. */
  public ExDateRatios before(LocalDate date) {
    int row = Arrays.binarySearch(epochDay, (int) date.toEpochDay());
    int n = row < 0 ? -row - 1 : row;
    return n == size()
        ? this
        : new ExDateRatios(Arrays.copyOf(epochDay, n), Arrays.copyOf(ratio, n));
  }
}
