package tw.kuroshio.adapters.files;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.Price;

/** Daily bars of a stretch of dates, with sessions put together from five-minute bars. */
final class DailyMerge {

  private final int[] epochDay;
  private final long[][] columns;
  private int size;

  private DailyMerge(int capacity) {
    epochDay = new int[capacity];
    columns = new long[7][capacity];
  }

  /**
   * @param from first date
   * @param before end, not included
   * @param sessions five-minute bars of dates without a daily bar
   */
  static DailyBars of(
      DailyBars daily,
      LocalDate from,
      LocalDate before,
      NavigableMap<LocalDate, IntradayBars> sessions) {
    if (sessions.isEmpty()) {
      return after(daily.before(before), from);
    }
    DailyMerge merge = new DailyMerge(daily.size() + sessions.size());
    DailyBars part = after(daily.before(before), from);
    int row = 0;
    for (Map.Entry<LocalDate, IntradayBars> session : sessions.entrySet()) {
      int day = (int) session.getKey().toEpochDay();
      while (row < part.size() && part.epochDay()[row] < day) {
        merge.copy(part, row++);
      }
      merge.combine(day, session.getValue());
    }
    while (row < part.size()) {
      merge.copy(part, row++);
    }
    return merge.result();
  }

  private static DailyBars after(DailyBars bars, LocalDate from) {
    int row = bars.rowOf(from);
    int first = row < 0 ? -row - 1 : row;
    if (first == 0) {
      return bars;
    }
    DailyMerge rest = new DailyMerge(bars.size() - first);
    for (int i = first; i < bars.size(); i++) {
      rest.copy(bars, i);
    }
    return rest.result();
  }

  private void copy(DailyBars bars, int row) {
    add(
        bars.epochDay()[row],
        bars.openE4()[row],
        bars.highE4()[row],
        bars.lowE4()[row],
        bars.closeE4()[row],
        bars.volumeShares()[row],
        bars.valueTwd()[row],
        bars.trades()[row]);
  }

  private void combine(int day, IntradayBars bars) {
    long high = Long.MIN_VALUE;
    long low = Long.MAX_VALUE;
    long volume = 0;
    long value = 0;
    for (int i = 0; i < bars.size(); i++) {
      high = Math.max(high, bars.highE4()[i]);
      low = Math.min(low, bars.lowE4()[i]);
      volume = Math.addExact(volume, bars.volumeShares()[i]);
      value += Math.multiplyExact(bars.closeE4()[i], bars.volumeShares()[i]) / Price.SCALE;
    }
    add(day, bars.openE4()[0], high, low, bars.closeE4()[bars.size() - 1], volume, value, 0);
  }

  private void add(int day, long... values) {
    epochDay[size] = day;
    for (int i = 0; i < values.length; i++) {
      columns[i][size] = values[i];
    }
    size++;
  }

  private DailyBars result() {
    return new DailyBars(
        Arrays.copyOf(epochDay, size),
        Arrays.copyOf(columns[0], size),
        Arrays.copyOf(columns[1], size),
        Arrays.copyOf(columns[2], size),
        Arrays.copyOf(columns[3], size),
        Arrays.copyOf(columns[4], size),
        Arrays.copyOf(columns[5], size),
        Arrays.copyOf(columns[6], size));
  }
}
