package tw.kuroshio.feed.twse;

/**
 * Reads one real-time quote in place: format 6 (stocks) or 17 (warrants), version 4, of either
 * market. Reused, never retained: point it at a validated record with {@link #wrap}. Prices are in
 * 10⁻⁴ TWD, quantities in trading units (lots), levels count from 0 = best.
 */
public final class QuoteCursor {

  public static final int FORMAT = 6;
  public static final int WARRANT_FORMAT = 17;
  public static final int VERSION = 4;
  public static final int MAX_LEVELS = 5;

  /** {@link #matchTimeNsOfDay()} of the end-of-session record (999999999999 on the wire). */
  public static final long NO_TIME = -1;

  static final int CODE_AT = 10;
  static final int TIME_AT = 16;
  static final int DISCLOSURE_AT = 22;
  static final int LIMIT_MAP_AT = 23;
  static final int STATUS_AT = 24;
  static final int VOLUME_AT = 25;
  static final int ENTRIES_AT = 29;
  static final int PRICE_BYTES = 5;
  static final int ENTRY_BYTES = 9;

  static final int MAX_ENTRIES = 1 + 2 * MAX_LEVELS;

  static final RecordLayout STOCK_LAYOUT = layout(FORMAT);
  static final RecordLayout WARRANT_LAYOUT = layout(WARRANT_FORMAT);

  private static final int NO_TIME_HHMMSS = 999_999;

  private byte[] buffer = new byte[0];
  private int offset;
  private int disclosureMap;
  private int limitMap;
  private int statusMap;
  private int bidsAt;
  private int asksAt;

  private static RecordLayout layout(int format) {
    return RecordLayout.fixed(format, VERSION, ENTRIES_AT + Frame.TRAILER_BYTES)
        .digits(TIME_AT, DISCLOSURE_AT - TIME_AT)
        .digits(VOLUME_AT, ENTRIES_AT - VOLUME_AT)
        .entries(DISCLOSURE_AT, ENTRY_BYTES)
        .build();
  }

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public QuoteCursor wrap(byte[] recordBuffer, int recordOffset) {
    buffer = recordBuffer;
    offset = recordOffset;
    disclosureMap = recordBuffer[recordOffset + DISCLOSURE_AT];
    limitMap = recordBuffer[recordOffset + LIMIT_MAP_AT];
    statusMap = recordBuffer[recordOffset + STATUS_AT];
    bidsAt = recordOffset + ENTRIES_AT + (hasTrade() ? ENTRY_BYTES : 0);
    asksAt = bidsAt + bidLevels() * ENTRY_BYTES;
    return this;
  }

  /** The code as {@link CodeKey}. */
  public long codeKey() {
    return CodeKey.at(buffer, offset + CODE_AT);
  }

  /** The record that ends the session: code 000000, no time. */
  public boolean isEndOfSession() {
    return codeKey() == CodeKey.ALL_ZEROS && matchTimeNsOfDay() == NO_TIME;
  }

  /**
   * Exchange time, nanoseconds since midnight in Taipei, whole microseconds; or {@link #NO_TIME}.
   */
  public long matchTimeNsOfDay() {
    int hhmmss = PackedBcd.decode3(buffer, offset + TIME_AT);
    if (hhmmss == NO_TIME_HHMMSS) {
      return NO_TIME;
    }
    int seconds = hhmmss / 10_000 * 3_600 + hhmmss / 100 % 100 * 60 + hhmmss % 100;
    return seconds * 1_000_000_000L + PackedBcd.decode3(buffer, offset + TIME_AT + 3) * 1_000L;
  }

  /** Whether a trade price and quantity are given (also while suspended, then with quantity 0). */
  public boolean hasTrade() {
    return (disclosureMap & 0x80) != 0;
  }

  /** Disclosed bid levels, 0 to 5. */
  public int bidLevels() {
    return disclosureMap >> 4 & 7;
  }

  /** Disclosed ask levels, 0 to 5. */
  public int askLevels() {
    return disclosureMap >> 1 & 7;
  }

  /** An intermediate print of a sweeping order: the book is not disclosed, the old one stands. */
  public boolean isTradeOnly() {
    return (disclosureMap & 1) != 0;
  }

  /** Trade price; only when {@link #hasTrade()}. */
  public long tradePriceE4() {
    return PackedBcd.decode5(buffer, offset + ENTRIES_AT);
  }

  /** Trade quantity in trading units; only when {@link #hasTrade()}. */
  public int tradeQuantityLots() {
    return PackedBcd.decode4(buffer, offset + ENTRIES_AT + PRICE_BYTES);
  }

  /** Bid price of a disclosed level, 0 = best; 0 TWD at level 0 is market orders. */
  public long bidPriceE4(int level) {
    return PackedBcd.decode5(buffer, bidsAt + level * ENTRY_BYTES);
  }

  /** Bid quantity of a disclosed level in trading units. */
  public int bidQuantityLots(int level) {
    return PackedBcd.decode4(buffer, bidsAt + level * ENTRY_BYTES + PRICE_BYTES);
  }

  /** Ask price of a disclosed level, 0 = best; 0 TWD at level 0 is market orders. */
  public long askPriceE4(int level) {
    return PackedBcd.decode5(buffer, asksAt + level * ENTRY_BYTES);
  }

  /** Ask quantity of a disclosed level in trading units. */
  public int askQuantityLots(int level) {
    return PackedBcd.decode4(buffer, asksAt + level * ENTRY_BYTES + PRICE_BYTES);
  }

  /** The day's volume so far in trading units. */
  public int cumulativeVolumeLots() {
    return PackedBcd.decode4(buffer, offset + VOLUME_AT);
  }

  public LimitState tradeLimit() {
    return LimitState.ofBits(limitMap >> 6);
  }

  public LimitState bidLimit() {
    return LimitState.ofBits(limitMap >> 4);
  }

  public LimitState askLimit() {
    return LimitState.ofBits(limitMap >> 2);
  }

  public PriceTrend trend() {
    return PriceTrend.ofBits(limitMap);
  }

  /** A simulated match: its price and quantity are no trade. */
  public boolean isTrial() {
    return (statusMap & 0x80) != 0;
  }

  /** The opening is delayed; only meaningful when {@link #isTrial()}. */
  public boolean isOpeningDelayed() {
    return (statusMap & 0x40) != 0;
  }

  /** The closing is delayed; only meaningful when {@link #isTrial()}. */
  public boolean isClosingDelayed() {
    return (statusMap & 0x20) != 0;
  }

  /** Continuous matching; otherwise call auction. */
  public boolean isContinuous() {
    return (statusMap & 0x10) != 0;
  }

  public boolean isOpeningPrint() {
    return (statusMap & 0x08) != 0;
  }

  public boolean isClosingPrint() {
    return (statusMap & 0x04) != 0;
  }

  /** The limit map, 0 to 255, as received. */
  public int limitMap() {
    return limitMap & 0xFF;
  }

  /** The status map, 0 to 255, as received. */
  public int statusMap() {
    return statusMap & 0xFF;
  }
}
