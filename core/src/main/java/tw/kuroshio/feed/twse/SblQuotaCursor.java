package tw.kuroshio.feed.twse;

/**
 * Reads what may still be sold short of a security with borrowed shares in place: format 25 version
 * 1, the same in both markets (TWSE B.12.07 p. 103–106, TPEx V.12.15 p. 80–81). On line 4 from
 * 07:40 to 17:10: before trading the day's limits in cycles, then changes every five seconds and
 * unchanged values within thirty. One sequence runs through the day.
 *
 * <pre>
 * 11-16  update time   9(12)  BCD HHMMSSmmmuuu; zeros: the day's limit; nines: last record
 * 17-22  code          X(6)   ASCII; 000000 in a count record and in the last one
 * 23-29  remaining     9(14)  BCD, shares; in a count record the number of securities
 * </pre>
 */
public final class SblQuotaCursor extends RecordCursor {

  public static final int FORMAT = 25;

  static final int TIME_AT = BODY_AT;
  static final int CODE_AT = 16;
  static final int REMAINING_AT = 22;
  static final int REMAINING_BYTES = 7;

  static final RecordLayout LAYOUT =
      RecordLayout.fixed(FORMAT, 1, 32)
          .digits(TIME_AT, 6)
          .digits(REMAINING_AT, REMAINING_BYTES)
          .build();

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public SblQuotaCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** The code as {@link CodeKey}; 000000 when the record is of no security. */
  public long codeKey() {
    return codeKeyAt(CODE_AT);
  }

  /** Nanoseconds since midnight; 0 for the day's limit, {@link TimeOfDay#NONE} at the end. */
  public long updateTimeNsOfDay() {
    return microsAt(TIME_AT);
  }

  /** The day's limit of a security, nothing of it used. */
  public boolean isDayLimit() {
    return updateTimeNsOfDay() == 0 && codeKey() != CodeKey.ALL_ZEROS;
  }

  /** The record that ends a cycle of limits: {@link #cycleCount()} is its only content. */
  public boolean isEndOfCycle() {
    return updateTimeNsOfDay() == 0 && codeKey() == CodeKey.ALL_ZEROS;
  }

  /** Securities in the cycle of limits that ends here. */
  public long cycleCount() {
    return remainingShares();
  }

  /** The last record of the day. */
  public boolean isEndOfSession() {
    return updateTimeNsOfDay() == TimeOfDay.NONE && codeKey() == CodeKey.ALL_ZEROS;
  }

  /** Shares that may still be sold. */
  public long remainingShares() {
    return digits4At(REMAINING_AT) * 1_000_000L + digits3At(REMAINING_AT + 4);
  }
}
