package tw.kuroshio.features.operators;

/** Ascending values in a stretch of a state array, without NaN; behind them lies NaN. */
final class SortedRun {

  /** So few are counted one by one, which is faster than branches taken at random. */
  private static final int FEW = 64;

  private SortedRun() {}

  /** How many of the {@code count} values are below {@code value}. */
  static int below(double[] state, int from, int count, double value) {
    if (count <= FEW) {
      return countBelow(state, from, count, value);
    }
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (state[from + middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int countBelow(double[] state, int from, int count, double value) {
    int below = 0;
    for (int at = from; at < from + count; at++) {
      below += isBelow(state[at], value);
    }
    return below;
  }

  /** 1 or 0: the sign of the difference, which of equal values is plus. */
  private static int isBelow(double a, double b) {
    return (int) (Double.doubleToRawLongBits(a - b) >>> 63);
  }

  /** How many are below or equal to it, {@code below} of them being below. */
  static int upTo(double[] state, int from, int count, double value, int below) {
    int low = below;
    // Ties are rare: mostly none is equal, or one.
    int high = Math.min(below + 1, count);
    if (high < count && state[from + high] <= value) {
      high = count;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (state[from + middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Takes one such value out, nothing of NaN; returns how many are left. */
  static int remove(double[] state, int from, int count, double value) {
    if (Double.isNaN(value)) {
      return count;
    }
    int place = from + below(state, from, count, value);
    System.arraycopy(state, place + 1, state, place, from + count - place - 1);
    state[from + count - 1] = Double.NaN;
    return count - 1;
  }

  /** Puts a value in, nothing of NaN; returns how many there are. */
  static int insert(double[] state, int from, int count, double value) {
    if (Double.isNaN(value)) {
      return count;
    }
    int place = from + below(state, from, count, value);
    System.arraycopy(state, place, state, place + 1, from + count - place);
    state[place] = value;
    return count + 1;
  }

  /** Takes one such value out and puts another in its stead; neither is NaN. */
  static void replace(double[] state, int from, int count, double old, double value) {
    int left = from;
    int place = from;
    if (count <= FEW) {
      for (int at = from; at < from + count; at++) {
        left += isBelow(state[at], old);
        place += isBelow(state[at], value);
      }
    } else {
      left += below(state, from, count, old);
      place += below(state, from, count, value);
    }
    if (place > left) {
      place--;
      System.arraycopy(state, left + 1, state, left, place - left);
    } else {
      System.arraycopy(state, place, state, place + 1, left - place);
    }
    state[place] = value;
  }
}
