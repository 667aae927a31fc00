package tw.kuroshio.adapters.simulator;

import java.util.Arrays;

/**
 * All prints of one instrument's day in time order, in columns, and what did not fit. Times are
 * nanoseconds of the day in Taipei, whole microseconds, strictly increasing.
 */
final class PrintPath {

  private long[] timeNsOfDay = new long[16];
  private long[] priceE4 = new long[16];
  private int[] lots = new int[16];
  private int size;

  /** Lots printed that the material's volume does not hold. */
  long impliedLots;

  /** Shares of the material's volume left over after the last whole lot. */
  long droppedShares;

  /** Highs and lows that could not be printed for want of lots or calls. */
  int untouched;

  /** Bars outside the session. */
  int ignoredBars;

  void add(long timeNsOfDay, long priceE4, int lots) {
    if (size > 0 && timeNsOfDay <= this.timeNsOfDay[size - 1]) {
      throw new IllegalStateException("Prints must be in strictly increasing time order");
    }
    if (size == this.lots.length) {
      this.timeNsOfDay = Arrays.copyOf(this.timeNsOfDay, 2 * size);
      this.priceE4 = Arrays.copyOf(this.priceE4, 2 * size);
      this.lots = Arrays.copyOf(this.lots, 2 * size);
    }
    this.timeNsOfDay[size] = timeNsOfDay;
    this.priceE4[size] = priceE4;
    this.lots[size] = lots;
    size++;
  }

  int size() {
    return size;
  }

  /**
   * The same day with matching put off: all prints from {@code fromNsOfDay} to {@code toNsOfDay}
   * become one at {@code toNsOfDay}, at the last one's price.
   */
  PrintPath putOff(long fromNsOfDay, long toNsOfDay) {
    PrintPath path = new PrintPath();
    path.impliedLots = impliedLots;
    path.droppedShares = droppedShares;
    path.untouched = untouched;
    path.ignoredBars = ignoredBars;
    int waiting = 0;
    for (int i = 0; i < size; i++) {
      if (timeNsOfDay[i] < fromNsOfDay || timeNsOfDay[i] > toNsOfDay) {
        path.add(timeNsOfDay[i], priceE4[i], lots[i]);
        continue;
      }
      waiting += lots[i];
      if (i + 1 == size || timeNsOfDay[i + 1] > toNsOfDay) {
        path.add(toNsOfDay, priceE4[i], waiting);
      }
    }
    return path;
  }

  long timeNsOfDay(int print) {
    return timeNsOfDay[print];
  }

  long priceE4(int print) {
    return priceE4[print];
  }

  int lots(int print) {
    return lots[print];
  }

  long totalLots() {
    long total = 0;
    for (int i = 0; i < size; i++) {
      total += lots[i];
    }
    return total;
  }
}
