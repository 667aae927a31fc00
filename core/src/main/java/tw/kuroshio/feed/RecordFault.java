package tw.kuroshio.feed;

/**
 * What a well-formed record says that cannot be so on its day: it is set aside and not applied. The
 * names in brackets are rows of the bad-input matrix.
 */
public enum RecordFault {
  /**
   * The code holds something else than capital letters and digits padded with spaces: small
   * letters, full-width characters, a blank before the end [B18]. TWSE manual, appendix 2.
   */
  MALFORMED_CODE(1),
  /** No format 1 of the day names this code [B18]. */
  UNKNOWN_CODE(2),
  /** The match time is none of a day, such as 24:00:00, or missing from a real-time quote [B20]. */
  TIME_INVALID(3),
  /** The match time is before order entry or too long after the close [B20]. */
  TIME_OUTSIDE_DAY(4),
  /** The match time is earlier than that of the instrument's record before, on the same line. */
  TIME_BACKWARD(5),
  /** The match time is later than the time of receipt, by more than the clocks may differ [B20]. */
  TIME_IN_FUTURE(6),
  /** Price 0, which only market orders on the first level and suspended records have [B11]. */
  PRICE_ZERO(7),
  /** A price above the day's limit-up or below its limit-down [B12]. */
  PRICE_OUTSIDE_LIMITS(8),
  /** A price that is no multiple of its tick [B11]. */
  PRICE_OFF_TICK(9),
  /** Bids that do not fall or asks that do not rise from level to level. */
  LEVELS_NOT_ORDERED(10),
  /** Quantity 0 on a level, or of a trade that is not the last price of a suspended record. */
  QUANTITY_ZERO(11),
  /** The day's volume is less than before, on the same line [B14]. */
  VOLUME_DECREASED(12),
  /** The day's volume did not grow by the trade's own quantity [B14]. */
  VOLUME_BELOW_TRADE(13),
  /** The day's volume grew by more than any security trades in a day [B14]. */
  VOLUME_ABSURD(14),
  /** The trade is many times off the last one, in an instrument without limits [B13]. */
  PRICE_OUTLIER(15),
  /** A snapshot's open, high and low contradict each other. */
  DAY_PRICES(16),
  /** The reference price of format 1 is not the one the previous close leads to [B22]. */
  REFERENCE_MISMATCH(17);

  private static final RecordFault[] ALL = values();

  private final int code;

  RecordFault(int code) {
    this.code = code;
  }

  /** Stable number for logs and counters, 1 to {@link #count()}. */
  public int code() {
    return code;
  }

  /** How many faults there are. */
  public static int count() {
    return ALL.length;
  }

  /**
   * The fault with this number.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static RecordFault ofCode(int code) {
    if (code < 1 || code > ALL.length) {
      throw new IllegalArgumentException(
          "Record fault must be 1 to " + ALL.length + ", was " + code);
    }
    return ALL[code - 1];
  }
}
