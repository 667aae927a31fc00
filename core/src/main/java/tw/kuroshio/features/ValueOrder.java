package tw.kuroshio.features;

import java.util.Arrays;

/**
 * Puts values in order and remembers whose they are. A radix sort by the two highest digits of the
 * range they span, which tell nearly all of them apart, then by insertion; where that would take
 * long, a radix sort by all digits. Equal values keep the order in which they came. Reused;
 * allocates nothing after construction.
 */
final class ValueOrder {

  private static final int DIGIT_BITS = 11;
  private static final int BUCKETS = 1 << DIGIT_BITS;
  private static final int MASK = BUCKETS - 1;
  private static final int FIRST_BITS = 2 * DIGIT_BITS;

  /** So few are inserted at once. */
  private static final int FEW = 32;

  /** Steps that insertion may take for each value. */
  private static final int STEPS = 8;

  /** By owner: bits whose order as signed numbers is that of the values, -0.0 before 0.0. */
  private final long[] keys;

  private int[] owners;
  private int[] spare;
  private final int[] starts = new int[BUCKETS];

  private final long[] sortedKeys;
  private final int[] sortedOwners;
  private int count;
  private long lowest;
  private long highest;

  /**
   * @param capacity most values it can hold
   */
  ValueOrder(int capacity) {
    keys = new long[capacity];
    owners = new int[capacity];
    spare = new int[capacity];
    sortedKeys = new long[capacity];
    sortedOwners = new int[capacity];
  }

  /** Puts in order what is no NaN; the owner of a value is its place in the array. */
  void sort(double[] values) {
    load(values);
    int bits = Long.SIZE - Long.numberOfLeadingZeros(highest - lowest);
    if (count > FEW) {
      sortByDigits(Math.max(0, bits - FIRST_BITS), bits);
    }
    if (!insert()) {
      sortByDigits(0, bits);
      insert();
    }
  }

  /** How many values are in order. */
  int count() {
    return count;
  }

  /** The {@code place}-th lowest value, from 0. */
  double value(int place) {
    return Double.longBitsToDouble(flipped(sortedKeys[place]));
  }

  /** Whose it is. */
  int owner(int place) {
    return sortedOwners[place];
  }

  /** The bits of a value as its key, and back. */
  private static long flipped(long bits) {
    return bits ^ (bits >> (Long.SIZE - 1) & Long.MAX_VALUE);
  }

  private void load(double[] values) {
    count = 0;
    lowest = Long.MAX_VALUE;
    highest = Long.MIN_VALUE;
    for (int owner = 0; owner < values.length; owner++) {
      double value = values[owner];
      if (!Double.isNaN(value)) {
        long key = flipped(Double.doubleToRawLongBits(value));
        keys[owner] = key;
        lowest = Math.min(lowest, key);
        highest = Math.max(highest, key);
        owners[count++] = owner;
      }
    }
  }

  /** Sorts by the bits {@code from} and above of the distance from the lowest. */
  private void sortByDigits(int from, int bits) {
    for (int shift = from; shift < bits; shift += DIGIT_BITS) {
      sortByDigit(shift);
    }
  }

  private void sortByDigit(int shift) {
    long[] key = keys;
    int[] start = starts;
    int[] before = owners;
    int[] after = spare;
    long base = lowest;
    Arrays.fill(start, 0);
    for (int k = 0; k < count; k++) {
      start[(int) ((key[before[k]] - base) >>> shift) & MASK]++;
    }
    int next = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int size = start[bucket];
      start[bucket] = next;
      next += size;
    }
    for (int k = 0; k < count; k++) {
      int owner = before[k];
      after[start[(int) ((key[owner] - base) >>> shift) & MASK]++] = owner;
    }
    owners = after;
    spare = before;
  }

  /** Brings the owners' keys in order, or gives up where too much is out of it. */
  private boolean insert() {
    long[] sorted = sortedKeys;
    int[] whose = sortedOwners;
    int steps = STEPS * count;
    for (int k = 0; k < count; k++) {
      int owner = owners[k];
      long key = keys[owner];
      int place = k;
      while (place > 0 && sorted[place - 1] > key) {
        sorted[place] = sorted[place - 1];
        whose[place] = whose[place - 1];
        place--;
      }
      sorted[place] = key;
      whose[place] = owner;
      steps -= k - place;
      if (steps < 0) {
        return false;
      }
    }
    return true;
  }
}
