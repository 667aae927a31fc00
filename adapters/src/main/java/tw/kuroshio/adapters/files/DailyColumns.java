package tw.kuroshio.adapters.files;

import java.time.LocalDate;
import java.util.Arrays;
import tw.kuroshio.model.DailyBars;

/**
 * One symbol's rows of the raw daily tables, in growing columns, in the order of the files. A row
 * without a trade has close 0.
 */
final class DailyColumns implements Columns {

  /** The change column was empty. */
  static final int NO_CHANGE = Integer.MIN_VALUE;

  private int size;
  int[] epochDay = new int[64];
  int[] openE4 = new int[64];
  int[] highE4 = new int[64];
  int[] lowE4 = new int[64];
  int[] closeE4 = new int[64];
  int[] changeE4 = new int[64];
  boolean[] exDate = new boolean[64];
  long[] volumeShares = new long[64];
  long[] valueTwd = new long[64];
  long[] trades = new long[64];
  long[] place = new long[64];

  /** Makes room for one more row and returns its number. */
  int append() {
    if (size == epochDay.length) {
      int capacity = size + (size >> 1);
      epochDay = Arrays.copyOf(epochDay, capacity);
      openE4 = Arrays.copyOf(openE4, capacity);
      highE4 = Arrays.copyOf(highE4, capacity);
      lowE4 = Arrays.copyOf(lowE4, capacity);
      closeE4 = Arrays.copyOf(closeE4, capacity);
      changeE4 = Arrays.copyOf(changeE4, capacity);
      exDate = Arrays.copyOf(exDate, capacity);
      volumeShares = Arrays.copyOf(volumeShares, capacity);
      valueTwd = Arrays.copyOf(valueTwd, capacity);
      trades = Arrays.copyOf(trades, capacity);
      place = Arrays.copyOf(place, capacity);
    }
    return size++;
  }

  boolean traded(int row) {
    return closeE4[row] != 0;
  }

  /** The traded ones of the given rows. */
  DailyBars bars(int[] rows) {
    int[] traded = Arrays.stream(rows).filter(this::traded).toArray();
    return new DailyBars(
        Arrays.stream(traded).map(row -> epochDay[row]).toArray(),
        pick(openE4, traded),
        pick(highE4, traded),
        pick(lowE4, traded),
        pick(closeE4, traded),
        pick(volumeShares, traded),
        pick(valueTwd, traded),
        pick(trades, traded));
  }

  private static long[] pick(int[] column, int[] rows) {
    long[] picked = new long[rows.length];
    Arrays.setAll(picked, i -> column[rows[i]]);
    return picked;
  }

  private static long[] pick(long[] column, int[] rows) {
    long[] picked = new long[rows.length];
    Arrays.setAll(picked, i -> column[rows[i]]);
    return picked;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long key(int row) {
    return epochDay[row];
  }

  @Override
  public String keyText(int row) {
    return LocalDate.ofEpochDay(epochDay[row]).toString();
  }

  @Override
  public boolean sameValues(int a, int b) {
    return openE4[a] == openE4[b]
        && highE4[a] == highE4[b]
        && lowE4[a] == lowE4[b]
        && closeE4[a] == closeE4[b]
        && changeE4[a] == changeE4[b]
        && exDate[a] == exDate[b]
        && volumeShares[a] == volumeShares[b]
        && valueTwd[a] == valueTwd[b]
        && trades[a] == trades[b];
  }

  @Override
  public long place(int row) {
    return place[row];
  }
}
