package tw.kuroshio.feed.twse;

/**
 * Reads a security that does not trade today in place: format 15 version 1, the same in both
 * markets (TWSE B.12.07 p. 66–67, TPEx V.12.15 p. 46–47). On line 4 every five minutes before the
 * open. Each cycle is numbered from 0: record 0 comes first and carries the count.
 *
 * <pre>
 * 11-16  code     X(6)   ASCII; in record 0 the count
 * 17     reason   X(1)   T delisted, S suspended; blank in record 0
 * </pre>
 */
public final class SuspensionCursor extends RecordCursor {

  public static final int FORMAT = 15;

  static final int CODE_AT = BODY_AT;
  static final int REASON_AT = 16;

  static final RecordLayout LAYOUT =
      RecordLayout.fixed(FORMAT, 1, 20).cyclic().allowsSequenceZero().build();

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public SuspensionCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** The code as {@link CodeKey}; no code when {@link #isCount()}. */
  public long codeKey() {
    return codeKeyAt(CODE_AT);
  }

  /** Record 0, which begins a cycle: {@link #cycleCount()} is its only content. */
  public boolean isCount() {
    return sequence() == 0;
  }

  /** Securities in the cycle that begins here; -1 when the field is not a number. */
  public int cycleCount() {
    return countAt(CODE_AT);
  }

  public SuspensionReason reason() {
    return SuspensionReason.ofByte(byteAt(REASON_AT));
  }
}
