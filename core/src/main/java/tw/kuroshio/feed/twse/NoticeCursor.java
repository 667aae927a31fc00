package tw.kuroshio.feed.twse;

/**
 * Reads a notice of the exchange in place: format 5 version 1, the same in both markets (TWSE
 * B.12.07 p. 27–28, TPEx V.12.15 p. 19–20). On line 4: general notices every five minutes, every
 * hour during the session; urgent ones at once and then every five minutes. Each cycle is numbered
 * from 1 and ends with a record of kind 09 or 99.
 *
 * <pre>
 * 11      kind   9(2)      BCD 00 general, 09 general end, 90 urgent, 99 urgent end
 * 12-...  text   X(0..60)  Big5, not padded
 * </pre>
 */
public final class NoticeCursor extends RecordCursor {

  public static final int FORMAT = 5;

  /** Bytes of the longest text. */
  public static final int MAX_TEXT_BYTES = 60;

  static final int KIND_AT = BODY_AT;
  static final int TEXT_AT = 11;
  static final int MIN_BYTES = TEXT_AT + Frame.TRAILER_BYTES;

  static final RecordLayout LAYOUT =
      RecordLayout.variable(FORMAT, 1, MIN_BYTES, MIN_BYTES + MAX_TEXT_BYTES)
          .cyclic()
          .digits(KIND_AT, 1)
          .build();

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public NoticeCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  public NoticeKind kind() {
    return NoticeKind.ofCode(kindCode());
  }

  /** The kind's number, 0 to 99. */
  public int kindCode() {
    return digits1At(KIND_AT);
  }

  /** The record that ends a cycle of general or of urgent notices; it says so in its text. */
  public boolean isEndOfCycle() {
    return kind().isEnd();
  }

  /** The text, trailing spaces removed. Decodes Big5 and allocates: not for the hot path. */
  public String text() {
    return big5At(TEXT_AT, length() - MIN_BYTES);
  }
}
