package tw.kuroshio.feed;

/**
 * What is odd about a record that is applied all the same. Several can be true of one: {@link
 * RecordValidation#warnings()} is a sum of {@link #bit()}s.
 */
public enum RecordWarning {
  /**
   * Best bid at or above best ask in continuous trading: the instrument is not tradable until its
   * book has been clean for some updates [B10].
   */
  CROSSED(1),
  /** The snapshot is older than the real-time quotes already applied: not to be applied. */
  STALE_SNAPSHOT(2),
  /** The day's volume grew by more than the print: prints were lost. */
  MISSING_PRINTS(3),
  /**
   * A limit mark says what the price denies, or is the pattern the manual reserves. The manual
   * calls the map marks (漲跌停註記) set beside the prices: prices and limits are what counts, so the
   * record stands.
   */
  FLAG_CONTRADICTION(4),
  /** The day's volume is many times the average day's: lots taken for shares, perhaps [B17]. */
  LOTS_SHARES_CONFUSION(5),
  /** No format 1 has given the instrument's limits yet: prices were not held against them. */
  NO_REFERENCE(6),
  /** A smaller volume, confirmed by several records, was taken for the right one [B14]. */
  VOLUME_RESYNCED(7),
  /** A price far off the last, confirmed by several records, was taken for the right one [B13]. */
  PRICE_CONFIRMED(8);

  private static final RecordWarning[] ALL = values();

  private final int code;

  RecordWarning(int code) {
    this.code = code;
  }

  /** Stable number for logs and counters, 1 to {@link #count()}. */
  public int code() {
    return code;
  }

  /** Its place in a sum of warnings. */
  public int bit() {
    return 1 << code;
  }

  /** Whether a sum of warnings holds it. */
  public boolean in(int warnings) {
    return (warnings & bit()) != 0;
  }

  /** How many warnings there are. */
  public static int count() {
    return ALL.length;
  }
}
