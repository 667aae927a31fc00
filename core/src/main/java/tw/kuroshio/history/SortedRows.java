package tw.kuroshio.history;

import java.util.Arrays;

/**
 * Finds rows of a table that is sorted by subject, period, ordinal and version. The rows of a
 * subject are one stretch; within it keys are found by halving.
 */
final class SortedRows {

  private final FactTable table;

  /** Where each subject's stretch begins, and the table's size at the end. */
  private final int[] starts;

  /**
   * Of each row the earliest moment at which it or a later row of its subject was known. It never
   * falls within a stretch, so that the last row known at a moment is found by halving, too.
   */
  private final long[] knownFloorNs;

  SortedRows(FactTable table) {
    this.table = table;
    starts = new int[table.subjects() + 1];
    knownFloorNs = new long[table.size()];
    findStretches();
    for (int subject = 0; subject + 1 < starts.length; subject++) {
      long floorNs = Long.MAX_VALUE;
      for (int row = starts[subject + 1] - 1; row >= starts[subject]; row--) {
        floorNs = Math.min(floorNs, table.knownAtNs(row));
        knownFloorNs[row] = floorNs;
      }
    }
  }

  private void findStretches() {
    Arrays.fill(starts, table.size());
    for (int row = table.size() - 1; row >= 0; row--) {
      starts[table.subjectPlace(row)] = row;
      if (row > 0) {
        requireOrder(row - 1, row);
      }
    }
  }

  private void requireOrder(int before, int row) {
    int bySubject = Integer.compare(table.subjectPlace(before), table.subjectPlace(row));
    int byPeriod = Long.compare(table.period(before), table.period(row));
    int byOrdinal = Integer.compare(table.ordinal(before), table.ordinal(row));
    int byVersion = Integer.compare(table.version(before), table.version(row));
    int order = bySubject != 0 ? bySubject : byPeriod != 0 ? byPeriod : byOrdinal;
    if (order > 0 || (order == 0 && byVersion >= 0)) {
      throw new IllegalArgumentException(
          "Rows of an index must come by subject, period, ordinal and version; row "
              + row
              + " ("
              + table.subject(row)
              + ", period "
              + table.period(row)
              + ", version "
              + table.version(row)
              + ") does not follow the one before it");
    }
  }

  private boolean isUnknown(int subject) {
    return subject + 1 >= starts.length;
  }

  int row(int subject, long period, int ordinal, long knownAtNs) {
    if (isUnknown(subject)) {
      return AsOfIndex.NONE;
    }
    int first = starts[subject];
    for (int row = afterKey(subject, period, ordinal) - 1; row >= first; row--) {
      if (table.period(row) != period || table.ordinal(row) != ordinal) {
        return AsOfIndex.NONE;
      }
      if (table.knownAtNs(row) <= knownAtNs) {
        return row;
      }
    }
    return AsOfIndex.NONE;
  }

  /** First row of the subject behind a key. */
  private int afterKey(int subject, long period, int ordinal) {
    int low = starts[subject];
    int high = starts[subject + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      long at = table.period(middle);
      if (at < period || (at == period && table.ordinal(middle) <= ordinal)) {
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
    int first = starts[subject];
    int end = starts[subject + 1];
    if (end > first && table.period(end - 1) > latestPeriod) {
      end = afterKey(subject, latestPeriod, Integer.MAX_VALUE);
    }
    if (end > first && table.knownAtNs(end - 1) <= knownAtNs) {
      return end - 1;
    }
    int low = first;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (knownFloorNs[middle] <= knownAtNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // Where rows behind the latest period were known, the floor may be theirs: look back.
    int row = low - 1;
    while (row >= first && table.knownAtNs(row) > knownAtNs) {
      row--;
    }
    return row < first ? AsOfIndex.NONE : row;
  }

  long nextPeriod(int subject, long afterPeriod, long knownAtNs) {
    if (isUnknown(subject)) {
      return AsOfIndex.NO_PERIOD;
    }
    int end = starts[subject + 1];
    for (int row = afterKey(subject, afterPeriod, Integer.MAX_VALUE); row < end; row++) {
      if (table.knownAtNs(row) <= knownAtNs) {
        return table.period(row);
      }
    }
    return AsOfIndex.NO_PERIOD;
  }
}
