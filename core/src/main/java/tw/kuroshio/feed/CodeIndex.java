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

  private final long[] keys;
  private final int[] indexes;
  private final int mask;

  public CodeIndex(Instruments instruments, Market market) {
    int slots = Integer.highestOneBit(Math.max(2, instruments.size())) * 4;
    keys = new long[slots];
    indexes = new int[slots];
    mask = slots - 1;
    Arrays.fill(keys, EMPTY);
    for (int i = 0; i < instruments.size(); i++) {
      Instrument instrument = instruments.get(i);
      if (instrument.id().market() == market) {
        put(CodeKey.of(instrument.id().code()), i);
      }
    }
  }

  /** The dense index of the code, or -1 when this run does not hold it. */
  public int indexOf(long codeKey) {
    for (int slot = slotOf(codeKey); keys[slot] != EMPTY; slot = slot + 1 & mask) {
      if (keys[slot] == codeKey) {
        return indexes[slot];
      }
    }
    return -1;
  }

  private void put(long codeKey, int instrumentIndex) {
    int slot = slotOf(codeKey);
    while (keys[slot] != EMPTY) {
      slot = slot + 1 & mask;
    }
    keys[slot] = codeKey;
    indexes[slot] = instrumentIndex;
  }

  private int slotOf(long codeKey) {
    return mix(codeKey) & mask;
  }

  /** Spreads the bits of a code, whose last bytes are often all the same. */
  static int mix(long codeKey) {
    return (int) (codeKey * 0x9E37_79B9_7F4A_7C15L >>> 32);
  }
}
