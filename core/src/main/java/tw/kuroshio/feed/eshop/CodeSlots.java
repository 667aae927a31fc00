package tw.kuroshio.feed.eshop;

import java.util.Arrays;

/**
 * Numbers codes from 0 as they are first met: a growing open addressing table, for files that do
 * not say beforehand what they hold.
 */
final class CodeSlots {

  private static final long EMPTY = -1;
  private static final int FIRST_SLOTS = 1 << 12;

  private long[] keys = emptyKeys(FIRST_SLOTS);
  private int[] numbers = new int[FIRST_SLOTS];
  private int size;

  /** How many codes were met. */
  int size() {
    return size;
  }

  /** The number of a code, {@link #size} of before the call when it is new. */
  int numberOf(long codeKey) {
    int slot = find(codeKey);
    if (keys[slot] == EMPTY) {
      if (size * 2 > keys.length) {
        grow();
        slot = find(codeKey);
      }
      keys[slot] = codeKey;
      numbers[slot] = size++;
    }
    return numbers[slot];
  }

  private int find(long codeKey) {
    long mixed = codeKey * 0x9E37_79B9_7F4A_7C15L;
    int slot = (int) (mixed >>> 32) & keys.length - 1;
    while (keys[slot] != EMPTY && keys[slot] != codeKey) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = emptyKeys(2 * oldKeys.length);
    numbers = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int slot = find(oldKeys[i]);
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }

  private static long[] emptyKeys(int slots) {
    long[] keys = new long[slots];
    Arrays.fill(keys, EMPTY);
    return keys;
  }
}
