package tw.kuroshio.feed.twse;

/**
 * Reads the value of one index in place: format 10 version 1 of TWSE (B.12.07 p. 51–52) and format
 * 12 version 2 of TPEx (V.12.15 p. 37–38), which have the same body. On line 4 about every five
 * seconds; the closing value goes on for about fifteen minutes. Yesterday's closing values, sent
 * before the open, all have number 0.
 *
 * <pre>
 * 11-16  index id   X(6)     ASCII, explained by format 21
 * 17-19  time       9(6)     BCD HHMMSS; 000000 under number 0; 999999 today's close
 * 20-23  value      9(5)V99  BCD
 * </pre>
 */
public final class IndexValueCursor extends RecordCursor {

  public static final int TWSE_FORMAT = 10;
  public static final int TPEX_FORMAT = 12;

  static final int INDEX_AT = BODY_AT;
  static final int TIME_AT = 16;
  static final int VALUE_AT = 19;

  static final RecordLayout TWSE_LAYOUT = layout(TWSE_FORMAT, 1);
  static final RecordLayout TPEX_LAYOUT = layout(TPEX_FORMAT, 2);

  private static RecordLayout layout(int format, int version) {
    return RecordLayout.fixed(format, version, 26)
        .allowsSequenceZero()
        .digits(TIME_AT, 3)
        .digits(VALUE_AT, 4)
        .build();
  }

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public IndexValueCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** The index id, such as IX0001, packed like a {@link CodeKey}. */
  public long indexKey() {
    return codeKeyAt(INDEX_AT);
  }

  /** Yesterday's closing value. */
  public boolean isPreviousClose() {
    return sequence() == 0 && timeNsOfDay() == 0;
  }

  /** Today's closing value. */
  public boolean isClose() {
    return timeNsOfDay() == TimeOfDay.NONE;
  }

  /**
   * When it was calculated, nanoseconds since midnight, or {@link TimeOfDay#NONE} for the close.
   */
  public long timeNsOfDay() {
    return secondsAt(TIME_AT);
  }

  /** The value in hundredths of a point; the field ends at 99,999.99 points. */
  public int valueE2() {
    return digits4At(VALUE_AT);
  }
}
