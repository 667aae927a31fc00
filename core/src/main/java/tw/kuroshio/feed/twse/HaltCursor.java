package tw.kuroshio.feed.twse;

/**
 * Reads a trading halt or resumption in place: format 19 version 1, the same in both markets (TWSE
 * B.12.07 p. 79–82, TPEx V.12.15 p. 59–60). On line 4 from 08:00 to 17:00: all of the day's every
 * ten minutes (C), new ones at once (I). Each sending is numbered from 1 and ends with a count; an
 * I sending may follow a C sending at once.
 *
 * <pre>
 * 11-16  code          X(6)   ASCII; 000000 the whole market; in the last record the count
 * 17-19  halt time     9(6)   BCD HHMMSS; 999999 in the last record
 * 20-22  resume time   9(6)   BCD HHMMSS; 999999 not resumed, and in the last record
 * 23     sending       X(1)   C cyclic, I immediate
 * </pre>
 *
 * The resume time may lie ahead: the manual's second example announces 08:12:00 at 08:00:00.
 */
public final class HaltCursor extends RecordCursor {

  public static final int FORMAT = 19;

  static final int CODE_AT = BODY_AT;
  static final int HALT_AT = 16;
  static final int RESUME_AT = 19;
  static final int SENDING_AT = 22;
  static final byte CYCLIC = 'C';
  static final byte IMMEDIATE = 'I';

  static final RecordLayout LAYOUT =
      RecordLayout.fixed(FORMAT, 1, 26).cyclic().digits(HALT_AT, 6).build();

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public HaltCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** The code as {@link CodeKey}; no code when {@link #isEndOfCycle()} or the whole market. */
  public long codeKey() {
    return codeKeyAt(CODE_AT);
  }

  /** The record that ends a sending: {@link #cycleCount()} is its only content. */
  public boolean isEndOfCycle() {
    return haltTimeNsOfDay() == TimeOfDay.NONE && resumeTimeNsOfDay() == TimeOfDay.NONE;
  }

  /** Securities in the sending that ends here; -1 when the field is not a number. */
  public int cycleCount() {
    return countAt(CODE_AT);
  }

  /** The circuit breaker: all securities of the market are halted or resumed. */
  public boolean isWholeMarket() {
    return codeKey() == CodeKey.ALL_ZEROS && !isEndOfCycle();
  }

  /** When trading stopped, nanoseconds since midnight. */
  public long haltTimeNsOfDay() {
    return secondsAt(HALT_AT);
  }

  /** When trading goes on, or {@link TimeOfDay#NONE} while nobody knows. */
  public long resumeTimeNsOfDay() {
    return secondsAt(RESUME_AT);
  }

  /** Whether the halt is in force at {@code nsOfDay}; false for the record that ends a sending. */
  public boolean isHaltedAt(long nsOfDay) {
    long resume = resumeTimeNsOfDay();
    return !isEndOfCycle()
        && nsOfDay >= haltTimeNsOfDay()
        && (resume == TimeOfDay.NONE || nsOfDay < resume);
  }

  /** New, sent at once; otherwise a repetition of all the day's halts. */
  public boolean isImmediate() {
    return byteAt(SENDING_AT) == IMMEDIATE;
  }
}
