package tw.kuroshio.feed;

/**
 * One bar of {@link SessionBars}: a reused, mutable view that a read fills. Prices in 10⁻⁴ TWD,
 * zero when the bar has no print.
 */
public final class SessionBar {

  private final BarColumns columns = new BarColumns(1);
  private long startNsOfDay;
  private int minutes;
  private long missingShares;
  private boolean complete;

  SessionBar clear(long start, int length) {
    columns.clearRow(0);
    startNsOfDay = start;
    minutes = length;
    missingShares = 0;
    complete = true;
    return this;
  }

  /** Appends a later stretch of the session. */
  void append(BarColumns from, int row) {
    columns.append(0, from, row);
  }

  void setPrices(long open, long high, long low, long close) {
    columns.openE4[0] = (int) open;
    columns.highE4[0] = (int) high;
    columns.lowE4[0] = (int) low;
    columns.closeE4[0] = (int) close;
  }

  void setMissing(long missing, boolean isComplete) {
    missingShares = missing;
    complete = isComplete;
  }

  /** Start of the bar, nanoseconds since midnight in Taipei. */
  public long startNsOfDay() {
    return startNsOfDay;
  }

  /** Length of the bar; the whole session's for the daily bar. */
  public int minutes() {
    return minutes;
  }

  public long openE4() {
    return columns.openE4[0];
  }

  public long highE4() {
    return columns.highE4[0];
  }

  public long lowE4() {
    return columns.lowE4[0];
  }

  public long closeE4() {
    return columns.closeE4[0];
  }

  /** Shares of the prints received, pinned at the largest long. */
  public long shares() {
    return columns.shares[0];
  }

  /** Price times shares of the prints received, 10⁻⁴ TWD, pinned at the largest long. */
  public long valueE4() {
    return columns.valueE4[0];
  }

  /** Prints received. */
  public int prints() {
    return columns.prints[0];
  }

  /** Shares whose prints were lost, by the time at which the loss was noticed. */
  public long missingShares() {
    return missingShares;
  }

  /** No print of this bar is known to be lost. */
  public boolean isComplete() {
    return complete;
  }

  /**
   * Volume-weighted average price of the prints received, rounded half up to 10⁻⁴ TWD; 0 when there
   * was none, or when the value is pinned.
   */
  public long vwapE4() {
    return vwapE4(valueE4(), shares());
  }

  /**
   * Volume-weighted average price in TWD, for statistics; NaN when there was no print, or when the
   * value is pinned.
   */
  public double vwap() {
    return vwap(valueE4(), shares());
  }

  static long vwapE4(long valueE4, long shares) {
    if (shares == 0 || valueE4 == Long.MAX_VALUE) {
      return 0;
    }
    long whole = valueE4 / shares;
    long rest = valueE4 - whole * shares;
    return rest >= shares - rest ? whole + 1 : whole;
  }

  static double vwap(long valueE4, long shares) {
    return shares == 0 || valueE4 == Long.MAX_VALUE
        ? Double.NaN
        : (double) valueE4 / shares / 10_000.0;
  }
}
