package tw.kuroshio.feed;

/** Why bytes of the feed were set aside instead of decoded. */
public enum QuarantineReason {
  /** Bytes that belong to no record: no ESC where one must start. */
  NO_RECORD(1),
  /** The datagram ends before the record does. */
  TRUNCATED(2),
  /** The length field is not BCD, too short for a record, or not what the format prescribes. */
  LENGTH(3),
  /** The record does not end with CR LF. */
  TERMINATOR(4),
  /** The XOR over the record differs from its check byte. */
  CHECK_BYTE(5),
  /** Neither TWSE nor TPEx. */
  MARKET(6),
  /** A format this handler does not decode; skipped by its length. */
  UNKNOWN_FORMAT(7),
  /** A known format in a version this handler does not decode; skipped by its length. */
  UNKNOWN_VERSION(8),
  /** The disclosure map claims more than five levels a side, a count more parts than fit. */
  LEVELS(9),
  /** A numeric field holds something else than decimal digits. */
  BCD(10),
  /** Sequence number 0, or a leap of more than a million that no second record confirms. */
  SEQUENCE(11);

  private static final QuarantineReason[] ALL = values();

  private final int code;

  QuarantineReason(int code) {
    this.code = code;
  }

  /** Stable number for logs and counters, 1 to {@link #count()}. */
  public int code() {
    return code;
  }

  /** How many reasons there are. */
  public static int count() {
    return ALL.length;
  }

  /**
   * The reason with this number.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static QuarantineReason ofCode(int code) {
    if (code < 1 || code > ALL.length) {
      throw new IllegalArgumentException(
          "Quarantine reason must be 1 to " + ALL.length + ", was " + code);
    }
    return ALL[code - 1];
  }
}
