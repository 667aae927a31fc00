package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;

/**
 * From a code on the wire to the dense instrument index of one market, without allocation: an open
 * addressing table, built once and never changed.
 */
public final class CodeIndex {

  private static final long EMPTY = -1;
  private static final int INDEX_BITS = 16;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  /** Key in the high 48 bits, dense index in the low 16: one place in memory a look-up. */
  private final long[] entries;

  private final int mask;

  public CodeIndex(Instruments instruments, Market market) {
    if (instruments.size() > INDEX_MASK) {
      throw new IllegalArgumentException(
          "A run must hold at most " + INDEX_MASK + " instruments, was " + instruments.size());
    }
    int slots = Integer.highestOneBit(Math.max(2, instruments.size())) * 4;
    entries = new long[slots];
    mask = slots - 1;
    Arrays.fill(entries, EMPTY);
    for (int i = 0; i < instruments.size(); i++) {
      Instrument instrument = instruments.get(i);
      if (instrument.id().market() == market) {
        put(CodeKey.of(instrument.id().code()), i);
      }
    }
  }

  /** The dense index of the code, or -1 when this run does not hold it. */
  public int indexOf(long codeKey) {
    int slot = slotOf(codeKey);
    for (long entry = entries[slot]; entry != EMPTY; entry = entries[slot]) {
      if (entry >>> INDEX_BITS == codeKey) {
        return (int) entry & INDEX_MASK;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private void put(long codeKey, int instrumentIndex) {
    int slot = slotOf(codeKey);
    while (entries[slot] != EMPTY) {
      slot = (slot + 1) & mask;
    }
    entries[slot] = (codeKey << INDEX_BITS) | instrumentIndex;
  }

  private int slotOf(long codeKey) {
    return mix(codeKey) & mask;
  }

  /** Spreads the bits of a code, whose last bytes are often all the same. */
  static int mix(long codeKey) {
    return (int) ((codeKey * 0x9E37_79B9_7F4A_7C15L) >>> 32);
  }
}
