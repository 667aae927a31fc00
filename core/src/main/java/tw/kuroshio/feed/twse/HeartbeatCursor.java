package tw.kuroshio.feed.twse;

/**
 * Reads a heartbeat in place: format 16 version 1, the same in both markets (TWSE B.12.07 p. 68–70,
 * TPEx V.12.15 p. 48–50). On line 4 every 30 seconds from 08:00:00 to 17:15:00, then the last one,
 * time 999999 and state T, under one number for about five minutes.
 *
 * <pre>
 * 11-13  system time   9(6)   BCD HHMMSS, 999999 in the last record
 * 14     state         X(1)   S start, L normal, R restart, T end
 * </pre>
 */
public final class HeartbeatCursor extends RecordCursor {

  public static final int FORMAT = 16;

  static final int TIME_AT = BODY_AT;
  static final int STATE_AT = 13;

  static final RecordLayout LAYOUT =
      RecordLayout.fixed(FORMAT, 1, 17).repeating().digits(TIME_AT, 3).build();

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public HeartbeatCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /**
   * The sending system's clock, nanoseconds since midnight, or {@link TimeOfDay#NONE} at the end.
   */
  public long systemTimeNsOfDay() {
    return secondsAt(TIME_AT);
  }

  public HeartbeatState state() {
    return HeartbeatState.ofByte(byteAt(STATE_AT));
  }
}
