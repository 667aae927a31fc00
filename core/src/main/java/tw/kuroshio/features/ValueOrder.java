package tw.kuroshio.features;

import java.util.Arrays;

/**
 * Puts values in order and remembers whose they are. A radix sort by bytes: its time depends on
 * their number alone, and equal values keep the order in which they came. Reused; allocates nothing
 * after construction.
 */
final class ValueOrder {

  private static final int BYTES = Long.BYTES;
  private static final int BUCKETS = 256;
  private static final int MASK = BUCKETS - 1;

  private long[] keys;
  private long[] spareKeys;
  private int[] owners;
  private int[] spareOwners;
  private final int[] starts = new int[BYTES * BUCKETS];
  private int count;

  /**
   * @param capacity most values it can hold
   */
  ValueOrder(int capacity) {
    keys = new long[capacity];
    spareKeys = new long[capacity];
    owners = new int[capacity];
    spareOwners = new int[capacity];
  }

  void clear() {
    count = 0;
  }

  /** Adds a value that is no NaN. */
  void add(double value, int owner) {
    keys[count] = key(value);
    owners[count] = owner;
    count++;
  }

  int count() {
    return count;
  }

  /** The {@code place}-th lowest value, from 0. */
  double value(int place) {
    long key = keys[place];
    return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
  }

  /** Whose it is. */
  int owner(int place) {
    return owners[place];
  }

  /** Bits whose order as unsigned numbers is that of the values, -0.0 before 0.0. */
  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  void sort() {
    countBytes();
    for (int digit = 0; digit < BYTES; digit++) {
      if (startsOf(digit)) {
        move(digit);
      }
    }
  }

  private void countBytes() {
    Arrays.fill(starts, 0);
    for (int k = 0; k < count; k++) {
      long key = keys[k];
      for (int digit = 0; digit < BYTES; digit++) {
        starts[digit * BUCKETS + ((int) (key >>> (digit * Byte.SIZE)) & MASK)]++;
      }
    }
  }

  /** Turns counts into starts; false where all values have the same byte. */
  private boolean startsOf(int digit) {
    int start = 0;
    for (int at = digit * BUCKETS; at < (digit + 1) * BUCKETS; at++) {
      int size = starts[at];
      if (size == count) {
        return false;
      }
      starts[at] = start;
      start += size;
    }
    return true;
  }

  private void move(int digit) {
    int first = digit * BUCKETS;
    int shift = digit * Byte.SIZE;
    for (int k = 0; k < count; k++) {
      long key = keys[k];
      int to = starts[first + ((int) (key >>> shift) & MASK)]++;
      spareKeys[to] = key;
      spareOwners[to] = owners[k];
    }
    long[] movedKeys = spareKeys;
    spareKeys = keys;
    keys = movedKeys;
    int[] movedOwners = spareOwners;
    spareOwners = owners;
    owners = movedOwners;
  }
}
