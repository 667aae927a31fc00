package tw.kuroshio.feed.twse;

/**
 * Reads open, high, low, last price and volume of up to ten securities in place, version 3: format
 * 12 of TWSE and 11 of TPEx (stocks), 18 of both (warrants); one body (TWSE B.12.07 p. 53–59,
 * 76–78, TPEx V.12.15 p. 34–36, 56–58). Every ten minutes during the session, every five after it
 * until 14:00. Each cycle is numbered from 1; its last used entry has code 000000. After the close
 * the time is 999999999999 and the last price the closing price.
 *
 * <pre>
 * 11           entries used       9(2)       BCD 0-10, the one that ends the cycle included
 * 12+36i..+5   code               X(6)       ASCII; 000000 ends the cycle, blank unused
 * 18+36i..+4   open price         9(5)V9(4)  BCD, 0 not traded yet
 * 23+36i..+4   high price         9(5)V9(4)  BCD
 * 28+36i..+4   low price          9(5)V9(4)  BCD
 * 33+36i..+4   last price         9(5)V9(4)  BCD
 * 38+36i..+3   volume of the day  9(8)       BCD, trading units
 * 42+36i..+5   time of the last   9(12)      BCD HHMMSSmmmuuu; nines after the close
 * </pre>
 */
public final class SessionPricesCursor extends RecordCursor {

  public static final int TWSE_FORMAT = 12;
  public static final int TPEX_FORMAT = 11;
  public static final int WARRANT_FORMAT = 18;

  /** Entries in a record, used or not. */
  public static final int MAX_ENTRIES = 10;

  static final int COUNT_AT = BODY_AT;
  static final int ENTRIES_AT = 11;
  static final int ENTRY_BYTES = 36;

  /** Offsets in an entry. */
  static final int OPEN_AT = 6;

  static final int HIGH_AT = 11;
  static final int LOW_AT = 16;
  static final int LAST_AT = 21;
  static final int VOLUME_AT = 26;
  static final int TIME_AT = 30;

  static final RecordLayout TWSE_LAYOUT = layout(TWSE_FORMAT);
  static final RecordLayout TPEX_LAYOUT = layout(TPEX_FORMAT);
  static final RecordLayout WARRANT_LAYOUT = layout(WARRANT_FORMAT);

  private static RecordLayout layout(int format) {
    RecordLayout.Builder layout =
        RecordLayout.fixed(format, 3, 374).cyclic().count(COUNT_AT, MAX_ENTRIES);
    for (int i = 0; i < MAX_ENTRIES; i++) {
      int at = ENTRIES_AT + i * ENTRY_BYTES;
      layout
          .price(at + OPEN_AT)
          .price(at + HIGH_AT)
          .price(at + LOW_AT)
          .price(at + LAST_AT)
          .digits(at + VOLUME_AT, ENTRY_BYTES - VOLUME_AT);
    }
    return layout.build();
  }

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public SessionPricesCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** Securities in the record, 0 to 10: the argument of the other getters is below. */
  public int securities() {
    int entries = digits1At(COUNT_AT);
    return isEnd(entries - 1) ? entries - 1 : entries;
  }

  /** Whether the cycle ends with this record; it carries no count. */
  public boolean isEndOfCycle() {
    return isEnd(digits1At(COUNT_AT) - 1);
  }

  private boolean isEnd(int i) {
    return i >= 0 && codeKey(i) == CodeKey.ALL_ZEROS;
  }

  /** The code as {@link CodeKey}. */
  public long codeKey(int i) {
    return codeKeyAt(entry(i));
  }

  /** Opening price, 10⁻⁴ TWD; 0 when it has not traded yet. */
  public long openPriceE4(int i) {
    return priceE4At(entry(i) + OPEN_AT);
  }

  public long highPriceE4(int i) {
    return priceE4At(entry(i) + HIGH_AT);
  }

  public long lowPriceE4(int i) {
    return priceE4At(entry(i) + LOW_AT);
  }

  /** Last price, the closing price when {@link #isClose}. */
  public long lastPriceE4(int i) {
    return priceE4At(entry(i) + LAST_AT);
  }

  /** The day's volume so far in trading units. */
  public int cumulativeVolumeLots(int i) {
    return digits4At(entry(i) + VOLUME_AT);
  }

  /** Time of the last trade, nanoseconds since midnight, or {@link TimeOfDay#NONE} at the close. */
  public long lastTimeNsOfDay(int i) {
    return microsAt(entry(i) + TIME_AT);
  }

  /** The session is over: the last price is the closing price. */
  public boolean isClose(int i) {
    return lastTimeNsOfDay(i) == TimeOfDay.NONE;
  }

  private static int entry(int i) {
    return ENTRIES_AT + i * ENTRY_BYTES;
  }
}
