package tw.kuroshio.feed;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The codes of one market that the day's static data names, format 1 or 22: all of them, not only
 * those a run trades. Codes are what they are on the wire: {@code 0050} and {@code 50} differ.
 * Allocates only to grow, with a new code. One thread.
 */
public final class DayCodes implements Stateful {

  /** No code: bytes of zero are malformed. */
  private static final long EMPTY = 0;

  private static final int SMALLEST = 4_096;

  private long[] keys = new long[SMALLEST];
  private int size;

  /**
   * Adds a code.
   *
   * @return null or {@link RecordFault#MALFORMED_CODE}, then it is not added
   */
  public @Nullable RecordFault add(long codeKey) {
    if (!isWellFormed(codeKey)) {
      return RecordFault.MALFORMED_CODE;
    }
    int slot = slotOf(codeKey);
    if (keys[slot] == EMPTY) {
      keys[slot] = codeKey;
      size++;
      if (size > keys.length / 2) {
        grow();
      }
    }
    return null;
  }

  /** What is wrong with the code of a quote; null when the day's static data names it. */
  public @Nullable RecordFault fault(long codeKey) {
    if (!isWellFormed(codeKey)) {
      return RecordFault.MALFORMED_CODE;
    }
    return keys[slotOf(codeKey)] == EMPTY ? RecordFault.UNKNOWN_CODE : null;
  }

  /** Codes named so far; the count record of a whole cycle says how many there should be. */
  public int size() {
    return size;
  }

  /**
   * Whether the six bytes are capital letters and digits, then nothing but spaces. TWSE manual,
   * appendix 2.
   */
  public static boolean isWellFormed(long codeKey) {
    boolean ended = false;
    for (int shift = 8 * (CodeKey.BYTES - 1); shift >= 0; shift -= 8) {
      int c = (int) (codeKey >>> shift) & 0xFF;
      boolean letterOrDigit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
      if (letterOrDigit ? ended : c != ' ') {
        return false;
      }
      ended = !letterOrDigit;
    }
    return codeKey >>> (8 * (CodeKey.BYTES - 1)) != ' ';
  }

  private int slotOf(long codeKey) {
    int mask = keys.length - 1;
    int slot = CodeIndex.mix(codeKey) & mask;
    while (keys[slot] != EMPTY && keys[slot] != codeKey) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = keys;
    keys = new long[old.length * 2];
    for (long key : old) {
      if (key != EMPTY) {
        keys[slotOf(key)] = key;
      }
    }
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(Arrays.stream(keys).filter(key -> key != EMPTY).sorted().toArray());
  }

  @Override
  public void readState(StateReader in) {
    keys = new long[SMALLEST];
    size = 0;
    for (long key : in.getLongs()) {
      if (add(key) != null) {
        throw new IllegalArgumentException(
            "State must hold well-formed codes, was 0x" + Long.toHexString(key));
      }
    }
  }
}
