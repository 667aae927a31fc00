package tw.kuroshio.feed.twse;

/**
 * Reads one record of index static data in place: format 21 version 1, the same body in both
 * markets (TWSE B.12.07 p. 89–90, TPEx V.12.15 p. 66–67). On line 4 every minute from 08:00 to
 * 14:30. TWSE numbers each cycle from 1, TPEx through the day; neither marks the end of a cycle.
 *
 * <pre>
 * 11-16    index id          X(6)     ASCII
 * 17-60    Chinese name      X(44)    Big5
 * 61-104   English name      X(44)    ASCII
 * 105-108  yesterday's close 9(5)V99  BCD
 * 109-110  opening time      9(4)     BCD HHMM
 * 111-112  closing time      9(4)     BCD HHMM
 * 113      carrying format   9(2)     BCD, 10 or 3 at TWSE, 12 at TPEx
 * </pre>
 */
public final class IndexReferenceCursor extends RecordCursor {

  public static final int FORMAT = 21;

  static final int INDEX_AT = BODY_AT;
  static final int CHINESE_NAME_AT = 16;
  static final int ENGLISH_NAME_AT = 60;
  static final int NAME_BYTES = 44;
  static final int PREVIOUS_CLOSE_AT = 104;
  static final int OPENING_AT = 108;
  static final int CLOSING_AT = 110;
  static final int CARRYING_AT = 112;

  static final RecordLayout TWSE_LAYOUT = layout().cyclic().build();
  static final RecordLayout TPEX_LAYOUT = layout().build();

  private static RecordLayout.Builder layout() {
    return RecordLayout.fixed(FORMAT, 1, 116)
        .digits(PREVIOUS_CLOSE_AT, CARRYING_AT + 1 - PREVIOUS_CLOSE_AT);
  }

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public IndexReferenceCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** The index id, such as IX0001, packed like a {@link CodeKey}. */
  public long indexKey() {
    return codeKeyAt(INDEX_AT);
  }

  /** Padding removed. Decodes Big5 and allocates: not for the hot path. */
  public String chineseName() {
    return big5At(CHINESE_NAME_AT, NAME_BYTES);
  }

  /** Padding removed. Allocates: not for the hot path. */
  public String englishName() {
    return big5At(ENGLISH_NAME_AT, NAME_BYTES);
  }

  /** Yesterday's closing value in hundredths of a point. */
  public int previousCloseE2() {
    return digits4At(PREVIOUS_CLOSE_AT);
  }

  /** When the opening value is sent, nanoseconds since midnight, whole minutes. */
  public long openingTimeNsOfDay() {
    return minutesAt(OPENING_AT);
  }

  /** When the closing value is sent, nanoseconds since midnight, whole minutes. */
  public long closingTimeNsOfDay() {
    return minutesAt(CLOSING_AT);
  }

  /** The format that carries the values: 10 or 3 at TWSE, 12 at TPEx. */
  public int carryingFormat() {
    return digits1At(CARRYING_AT);
  }
}
