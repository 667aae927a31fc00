package tw.kuroshio.model;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * One instrument's traded sessions, oldest first, in columns. Raw (unadjusted) prices. A session
 * without a trade has no row. Immutable by convention: arrays are shared, never written after
 * construction.
 *
 * @param epochDay session dates as {@link LocalDate#toEpochDay()}, strictly increasing
 * @param openE4 10⁻⁴ TWD; the same for high, low and close
 * @param volumeShares shares traded
 * @param valueTwd traded value in whole TWD as published
 * @param trades number of trades, 0 when the source does not say
 */
public record DailyBars(
    int[] epochDay,
    long[] openE4,
    long[] highE4,
    long[] lowE4,
    long[] closeE4,
    long[] volumeShares,
    long[] valueTwd,
    long[] trades) {

  public static final DailyBars EMPTY =
      new DailyBars(
          new int[0],
          new long[0],
          new long[0],
          new long[0],
          new long[0],
          new long[0],
          new long[0],
          new long[0]);

  public DailyBars {
    int n = epochDay.length;
    if (openE4.length != n
        || highE4.length != n
        || lowE4.length != n
        || closeE4.length != n
        || volumeShares.length != n
        || valueTwd.length != n
        || trades.length != n) {
      throw new IllegalArgumentException("Daily bar columns differ in length");
    }
    for (int i = 1; i < n; i++) {
      if (epochDay[i] <= epochDay[i - 1]) {
        throw new IllegalArgumentException(
            "Daily bars must be in strictly increasing date order, were "
                + LocalDate.ofEpochDay(epochDay[i - 1])
                + " then "
                + LocalDate.ofEpochDay(epochDay[i]));
      }
    }
  }

  public int size() {
    return epochDay.length;
  }

  /** Row of {@code date}, or a negative number (see {@link Arrays#binarySearch}) when absent. */
  public int rowOf(LocalDate date) {
    return Arrays.binarySearch(epochDay, (int) date.toEpochDay());
  }

  /** The rows strictly before {@code date}. */
  public DailyBars before(LocalDate date) {
    int row = rowOf(date);
    return slice(0, row < 0 ? -row - 1 : row);
  }

  /** Sessions on {@code date} and after it. */
  public DailyBars from(LocalDate date) {
    int row = rowOf(date);
    return slice(row < 0 ? -row - 1 : row, size());
  }

  private DailyBars slice(int from, int to) {
    return from == 0 && to == size()
        ? this
        : new DailyBars(
            Arrays.copyOfRange(epochDay, from, to),
            Arrays.copyOfRange(openE4, from, to),
            Arrays.copyOfRange(highE4, from, to),
            Arrays.copyOfRange(lowE4, from, to),
            Arrays.copyOfRange(closeE4, from, to),
            Arrays.copyOfRange(volumeShares, from, to),
            Arrays.copyOfRange(valueTwd, from, to),
            Arrays.copyOfRange(trades, from, to));
  }
}
