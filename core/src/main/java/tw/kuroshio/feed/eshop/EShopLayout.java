package tw.kuroshio.feed.eshop;

/** The three states of the files' layouts; the length of a record and its date decide. */
public enum EShopLayout {
  /** The shorter records: times of eight digits, HHMMSScc. */
  UNTIL_FEBRUARY_2020(8),
  /**
   * The longer records before continuous trading: times of twelve digits, HHMMSSuuuuuu, the last
   * four 0000; the printer's field is blank.
   */
  MARCH_2020(12),
  /**
   * The longer records from 2020-03-23: true microseconds; kind of price and time in force where
   * the printer was.
   */
  SINCE_CONTINUOUS_TRADING(12);

  private final int timeDigits;

  EShopLayout(int timeDigits) {
    this.timeDigits = timeDigits;
  }

  /** Digits of a time: 8 = HHMMSScc, 12 = HHMMSSuuuuuu. */
  public int timeDigits() {
    return timeDigits;
  }

  /** Columns by which everything behind the time has moved since the shorter records. */
  int shift() {
    return timeDigits - 8;
  }

  /** Whether kind of price and time in force are given. */
  public boolean hasOrderTerms() {
    return this == SINCE_CONTINUOUS_TRADING;
  }
}
