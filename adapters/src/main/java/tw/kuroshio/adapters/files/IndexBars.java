package tw.kuroshio.adapters.files;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Daily levels of an index, oldest first, in columns.
 *
 * @param epochDay session dates as {@link LocalDate#toEpochDay()}, strictly increasing
 * @param openE4 10⁻⁴ index points; the same for high, low and close
 */
public record IndexBars(
    int[] epochDay, long[] openE4, long[] highE4, long[] lowE4, long[] closeE4) {

  public IndexBars {
    int n = epochDay.length;
    if (openE4.length != n || highE4.length != n || lowE4.length != n || closeE4.length != n) {
      throw new IllegalArgumentException("Index columns differ in length");
    }
  }

  public int size() {
    return epochDay.length;
  }

  /** Row of {@code date}, or a negative number (see {@link Arrays#binarySearch}) when absent. */
  public int rowOf(LocalDate date) {
    return Arrays.binarySearch(epochDay, (int) date.toEpochDay());
  }
}
