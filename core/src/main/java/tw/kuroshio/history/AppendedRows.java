package tw.kuroshio.history;

import java.util.Arrays;

/**
 * Finds rows of a growing table: a day's rows on top of a sorted history. Each subject has a list
 * of its rows by period, ordinal and version; a row that comes in order costs nothing but its
 * place, another one moves those behind it. Reads as of a moment long past walk back over the day.
 */
final class AppendedRows {

  private static final int FIRST_ROWS = 4;
  private static final int[] NO_ROWS = {};

  private final FactTable table;
  private int[][] rows = {};
  private int[] sizes = {};

  AppendedRows(FactTable table) {
    this.table = table;
  }

  void insert(int row) {
    int subject = table.subjectPlace(row);
    if (subject >= rows.length) {
      int known = rows.length;
      int capacity = Math.max(table.subjects(), known + (known >> 1));
      rows = Arrays.copyOf(rows, capacity);
      Arrays.fill(rows, known, capacity, NO_ROWS);
      sizes = Arrays.copyOf(sizes, capacity);
    }
    int size = sizes[subject]++;
    if (size == rows[subject].length) {
      rows[subject] = Arrays.copyOf(rows[subject], Math.max(FIRST_ROWS, size + (size >> 1)));
    }
    int[] list = rows[subject];
    int at = size;
    while (at > 0 && isAfter(list[at - 1], row)) {
      list[at] = list[at - 1];
      at--;
    }
    list[at] = row;
  }

  private boolean isAfter(int one, int other) {
    if (table.period(one) != table.period(other)) {
      return table.period(one) > table.period(other);
    }
    if (table.ordinal(one) != table.ordinal(other)) {
      return table.ordinal(one) > table.ordinal(other);
    }
    return table.version(one) > table.version(other);
  }

  private boolean isUnknown(int subject) {
    return subject >= rows.length;
  }

  int row(int subject, long period, int ordinal, long knownAtNs) {
    if (isUnknown(subject)) {
      return AsOfIndex.NONE;
    }
    int[] list = rows[subject];
    for (int at = afterKey(subject, period, ordinal) - 1; at >= 0; at--) {
      int row = list[at];
      if (table.period(row) != period || table.ordinal(row) != ordinal) {
        return AsOfIndex.NONE;
      }
      if (table.knownAtNs(row) <= knownAtNs) {
        return row;
      }
    }
    return AsOfIndex.NONE;
  }

  private int afterKey(int subject, long period, int ordinal) {
    int[] list = rows[subject];
    int low = 0;
    int high = sizes[subject];
    while (low < high) {
      int middle = (low + high) >>> 1;
      long at = table.period(list[middle]);
      if (at < period || (at == period && table.ordinal(list[middle]) <= ordinal)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int last(int subject, long knownAtNs, long latestPeriod) {
    if (isUnknown(subject)) {
      return AsOfIndex.NONE;
    }
    int[] list = rows[subject];
    for (int at = afterKey(subject, latestPeriod, Integer.MAX_VALUE) - 1; at >= 0; at--) {
      if (table.knownAtNs(list[at]) <= knownAtNs) {
        return list[at];
      }
    }
    return AsOfIndex.NONE;
  }

  long nextPeriod(int subject, long afterPeriod, long knownAtNs) {
    if (isUnknown(subject)) {
      return AsOfIndex.NO_PERIOD;
    }
    int[] list = rows[subject];
    for (int at = afterKey(subject, afterPeriod, Integer.MAX_VALUE); at < sizes[subject]; at++) {
      if (table.knownAtNs(list[at]) <= knownAtNs) {
        return table.period(list[at]);
      }
    }
    return AsOfIndex.NO_PERIOD;
  }
}
