package tw.kuroshio.adapters.files;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import tw.kuroshio.model.IntradayBars;

/** One symbol's five-minute bars, in growing columns, in the order of the files. */
final class IntradayColumns implements Columns {

  static final int BAR_SECONDS = 300;

  private static final long SECONDS_A_DAY = 86_400;

  private int size;
  long[] second = new long[64];
  int[] openE4 = new int[64];
  int[] highE4 = new int[64];
  int[] lowE4 = new int[64];
  int[] closeE4 = new int[64];
  long[] volumeShares = new long[64];
  long[] place = new long[64];

  /** Makes room for one more row and returns its number. */
  int append(long epochDay, long secondOfDay) {
    if (size == second.length) {
      int capacity = size + (size >> 1);
      second = Arrays.copyOf(second, capacity);
      openE4 = Arrays.copyOf(openE4, capacity);
      highE4 = Arrays.copyOf(highE4, capacity);
      lowE4 = Arrays.copyOf(lowE4, capacity);
      closeE4 = Arrays.copyOf(closeE4, capacity);
      volumeShares = Arrays.copyOf(volumeShares, capacity);
      place = Arrays.copyOf(place, capacity);
    }
    second[size] = epochDay * SECONDS_A_DAY + secondOfDay;
    return size++;
  }

  /** The bars of each day. */
  NavigableMap<LocalDate, IntradayBars> bars(int[] rows) {
    NavigableMap<LocalDate, IntradayBars> byDate = new TreeMap<>();
    int from = 0;
    while (from < rows.length) {
      long day = second[rows[from]] / SECONDS_A_DAY;
      int to = from;
      while (to < rows.length && second[rows[to]] / SECONDS_A_DAY == day) {
        to++;
      }
      byDate.put(LocalDate.ofEpochDay(day), day(Arrays.copyOfRange(rows, from, to)));
      from = to;
    }
    return byDate;
  }

  private IntradayBars day(int[] rows) {
    return new IntradayBars(
        Arrays.stream(rows).map(row -> (int) (second[row] % SECONDS_A_DAY)).toArray(),
        BAR_SECONDS,
        pick(openE4, rows),
        pick(highE4, rows),
        pick(lowE4, rows),
        pick(closeE4, rows),
        Arrays.stream(rows).mapToLong(row -> volumeShares[row]).toArray());
  }

  private static long[] pick(int[] column, int[] rows) {
    return Arrays.stream(rows).mapToLong(row -> column[row]).toArray();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long key(int row) {
    return second[row];
  }

  @Override
  public String keyText(int row) {
    return LocalDate.ofEpochDay(second[row] / SECONDS_A_DAY)
        + " "
        + LocalTime.ofSecondOfDay(second[row] % SECONDS_A_DAY);
  }

  @Override
  public boolean sameValues(int a, int b) {
    return openE4[a] == openE4[b]
        && highE4[a] == highE4[b]
        && lowE4[a] == lowE4[b]
        && closeE4[a] == closeE4[b]
        && volumeShares[a] == volumeShares[b];
  }

  @Override
  public long place(int row) {
    return place[row];
  }
}
