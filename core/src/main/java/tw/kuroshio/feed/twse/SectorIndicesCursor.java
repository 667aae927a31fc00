package tw.kuroshio.feed.twse;

/**
 * Reads TWSE's market and sector indices in place: format 3 version 2 (B.12.07 p. 15–20); TPEx
 * ended its own on 2024-07-01. On line 4 every five seconds; records of one time have one number.
 * Number 0 and time 0 is yesterday's close before the open, time 999999 the last record, sent for
 * about fifteen minutes. Sectors added since 2023-07 come in format 10 only.
 *
 * <pre>
 * 11-13   time      9(6)          BCD HHMMSS
 * 14      values    9(2)          BCD, 43
 * 15-186  43 times  9(5)V99 each  BCD, in the order of {@link SectorIndex}
 * </pre>
 */
public final class SectorIndicesCursor extends RecordCursor {

  public static final int FORMAT = 3;

  /** Values in a record. */
  public static final int MAX_VALUES = 43;

  static final int TIME_AT = BODY_AT;
  static final int COUNT_AT = 13;
  static final int VALUES_AT = 14;
  static final int VALUE_BYTES = 4;

  static final RecordLayout LAYOUT =
      RecordLayout.fixed(FORMAT, 2, 189)
          .repeating()
          .allowsSequenceZero()
          .digits(TIME_AT, 3)
          .count(COUNT_AT, MAX_VALUES)
          .digits(VALUES_AT, MAX_VALUES * VALUE_BYTES)
          .build();

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public SectorIndicesCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** Yesterday's closing values. */
  public boolean isPreviousClose() {
    return sequence() == 0 && timeNsOfDay() == 0;
  }

  /** Today's closing values. */
  public boolean isClose() {
    return timeNsOfDay() == TimeOfDay.NONE;
  }

  /** Time of the values, nanoseconds since midnight, or {@link TimeOfDay#NONE} for the close. */
  public long timeNsOfDay() {
    return secondsAt(TIME_AT);
  }

  /** How many values are sent, 0 to 43. */
  public int values() {
    return digits1At(COUNT_AT);
  }

  /** The value of an index in hundredths of a point; 0 when it is not among those sent. */
  public int valueE2(SectorIndex index) {
    int at = index.valueAt();
    return at < VALUES_AT + values() * VALUE_BYTES ? digits4At(at) : 0;
  }
}
