package tw.kuroshio.features.fields;

import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.PeriodKind;
import tw.kuroshio.history.TaipeiTime;

/**
 * The rows of a table by subject, in the order in which they count: a row counts from the moment it
 * is known, but not before its period begins. After each of them it is told which row is the newest
 * of all that count, so that going through sessions needs no search. Immutable.
 */
final class KnownRows {

  private final AsOfIndex index;
  private final int size;

  /** Where each subject's stretch begins, and the number of rows at the end. */
  private final int[] starts;

  private final long[] fromNs;
  private final int[] newest;

  KnownRows(AsOfIndex index) {
    this.index = index;
    size = index.size();
    starts = new int[index.subjects() + 1];
    int[] rows = bySubject();
    long[] rowFromNs = new long[size];
    for (int row = 0; row < size; row++) {
      rowFromNs[row] = countsFromNs(row);
    }
    int[] spare = new int[size];
    for (int subject = 0; subject + 1 < starts.length; subject++) {
      sort(rows, starts[subject], starts[subject + 1], rowFromNs, spare);
    }
    fromNs = new long[size];
    newest = rows;
    for (int subject = 0; subject + 1 < starts.length; subject++) {
      for (int at = starts[subject]; at < starts[subject + 1]; at++) {
        fromNs[at] = rowFromNs[rows[at]];
        if (at > starts[subject] && isNewer(newest[at - 1], rows[at])) {
          newest[at] = newest[at - 1];
        }
      }
    }
  }

  private long countsFromNs(int row) {
    long period = index.period(row);
    boolean instant = index.dataset().period() == PeriodKind.INSTANT;
    return Math.max(index.knownAtNs(row), instant ? period : TaipeiTime.utcNs(period, 0));
  }

  private int[] bySubject() {
    int[] rows = new int[size];
    int[] next = new int[starts.length];
    for (int row = 0; row < size; row++) {
      next[index.subjectOf(row)]++;
    }
    int start = 0;
    for (int subject = 0; subject < starts.length; subject++) {
      starts[subject] = start;
      start += next[subject];
      next[subject] = starts[subject];
    }
    for (int row = 0; row < size; row++) {
      rows[next[index.subjectOf(row)]++] = row;
    }
    return rows;
  }

  /** Sorts by the moment, keeping the order of equal ones. */
  private static void sort(int[] rows, int from, int to, long[] keys, int[] spare) {
    if (isSorted(rows, from, to, keys)) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(rows, from, middle, keys, spare);
    sort(rows, middle, to, keys, spare);
    System.arraycopy(rows, from, spare, from, to - from);
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      boolean takeLeft = right == to || (left < middle && keys[spare[left]] <= keys[spare[right]]);
      rows[at] = takeLeft ? spare[left++] : spare[right++];
    }
  }

  private static boolean isSorted(int[] rows, int from, int to, long[] keys) {
    for (int at = from + 1; at < to; at++) {
      if (keys[rows[at - 1]] > keys[rows[at]]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a row is of a later period than another, or of the same one and a later version. */
  private boolean isNewer(int row, int other) {
    if (index.period(row) != index.period(other)) {
      return index.period(row) > index.period(other);
    }
    if (index.ordinal(row) != index.ordinal(other)) {
      return index.ordinal(row) > index.ordinal(other);
    }
    return index.version(row) > index.version(other);
  }

  AsOfIndex index() {
    return index;
  }

  /** Whether the index had rows appended since. */
  boolean isOutdated() {
    return index.size() != size;
  }

  /** First place of a subject's stretch. */
  int start(int subject) {
    return starts[subject];
  }

  /** Place behind a subject's stretch. */
  int end(int subject) {
    return starts[subject + 1];
  }

  /** From when on the row that comes at a place counts, UTC nanoseconds. */
  long fromNs(int place) {
    return fromNs[place];
  }

  /** First place from {@code place} on that does not count yet at a moment. */
  int advance(int place, int end, long atNs) {
    int next = place;
    while (next < end && fromNs[next] <= atNs) {
      next++;
    }
    return next;
  }

  /** As {@link #advance} from a stretch's start, by halving. */
  int find(int start, int end, long atNs) {
    int low = start;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fromNs[middle] <= atNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The newest row of those before a place of a stretch, which is not its start. */
  int newestBefore(int place) {
    return newest[place - 1];
  }
}
