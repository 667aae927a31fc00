package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/**
 * Reads one record with price entries in place, the same in both markets (TWSE manual B.12.07, TPEx
 * specification V.12.15):
 *
 * <table>
 * <caption>The formats, positions 1-based</caption>
 * <tr><th>format<th>content<th>version<th>prices of the day<th>volume<th>entries<th>bytes
 * <tr><td>6<td>stocks, real time<td>4<td>none<td>26-29<td>from 30: price 5, quantity 4<td>32-131
 * <tr><td>17<td>warrants, real time<td>4<td>none<td>26-29<td>from 30: 5, 4<td>32-131
 * <tr><td>20<td>stocks, snapshot<td>1<td>26-40<td>41-44<td>from 45: 5, 4<td>47-146
 * <tr><td>24<td>warrants, snapshot<td>1<td>26-40<td>41-44<td>from 45: 5, 4<td>47-146
 * <tr><td>23<td>odd lots, real time<td>1<td>none<td>26-31<td>from 32: price 5, quantity 6<td>34-155
 * </table>
 *
 * <p>Before that all have the code in 11-16, the time in 17-22, the disclosure map in 23, the limit
 * map in 24 and the status map in 25. Entries are the trade, the bids and the asks, best first, as
 * many as the disclosure map says.
 *
 * <p>Reused, never retained: point it at a validated record with {@link #wrap}. Prices are in 10⁻⁴
 * TWD, quantities and volume in the record's own {@link #unit()}, levels count from 0 = best. Does
 * not allocate. One thread.
 */
public final class QuoteCursor {

  /** Stocks, real time. */
  public static final int FORMAT = 6;

  /** Warrants, real time. */
  public static final int WARRANT_FORMAT = 17;

  /** Stocks, a snapshot every five seconds. */
  public static final int SNAPSHOT_FORMAT = 20;

  /** Odd lots in the session, real time. */
  public static final int ODD_LOT_FORMAT = 23;

  /** Warrants, a snapshot every five seconds. */
  public static final int WARRANT_SNAPSHOT_FORMAT = 24;

  public static final int MAX_LEVELS = 5;

  /** Version of the real-time quotes in trading units, formats 6 and 17. */
  static final int REAL_TIME_VERSION = 4;

  /** Version of the snapshots and of the odd lots. */
  static final int SNAPSHOT_AND_ODD_LOT_VERSION = 1;

  /** {@link #matchTimeNsOfDay()} of the end-of-session record (999999999999 on the wire). */
  public static final long NO_TIME = -1;

  static final int CODE_AT = 10;
  static final int TIME_AT = 16;
  static final int DISCLOSURE_AT = 22;
  static final int LIMIT_MAP_AT = 23;
  static final int STATUS_AT = 24;

  /** Where the fields begin that differ: the volume, in a snapshot the prices of the day. */
  static final int OPEN_AT = 25;

  static final int PRICE_BYTES = 5;
  static final int DAY_PRICES_BYTES = 3 * PRICE_BYTES;
  static final int LOTS_BYTES = 4;
  static final int SHARES_BYTES = 6;

  static final int MAX_ENTRIES = 1 + 2 * MAX_LEVELS;

  static final RecordLayout STOCK_LAYOUT = layout(FORMAT);
  static final RecordLayout WARRANT_LAYOUT = layout(WARRANT_FORMAT);
  static final RecordLayout SNAPSHOT_LAYOUT = layout(SNAPSHOT_FORMAT);
  static final RecordLayout ODD_LOT_LAYOUT = layout(ODD_LOT_FORMAT);
  static final RecordLayout WARRANT_SNAPSHOT_LAYOUT = layout(WARRANT_SNAPSHOT_FORMAT);

  private static final byte NO_TIME_BYTE = (byte) 0x99;

  private byte[] buffer = new byte[0];
  private int offset;
  private int format;
  private int disclosureMap;
  private int limitMap;
  private int statusMap;
  private int volumeAt;
  private int entriesAt;
  private int quantityBytes;
  private int bidsAt;
  private int asksAt;

  private static RecordLayout layout(int format) {
    int volumeAt = volumeAt(format);
    int entriesAt = volumeAt + quantityBytes(format);
    RecordLayout.Builder builder =
        RecordLayout.fixed(format, version(format), entriesAt + Frame.TRAILER_BYTES)
            .digits(TIME_AT, DISCLOSURE_AT - TIME_AT)
            .digits(volumeAt, quantityBytes(format));
    for (int at = OPEN_AT; at < volumeAt; at += PRICE_BYTES) {
      builder.price(at);
    }
    return builder.entries(DISCLOSURE_AT, PRICE_BYTES + quantityBytes(format)).build();
  }

  /** Whether records of this format have price entries and are read by this class. */
  public static boolean reads(int format) {
    return switch (format) {
      case FORMAT, WARRANT_FORMAT, SNAPSHOT_FORMAT, ODD_LOT_FORMAT, WARRANT_SNAPSHOT_FORMAT -> true;
      default -> false;
    };
  }

  static int version(int format) {
    return format == FORMAT || format == WARRANT_FORMAT
        ? REAL_TIME_VERSION
        : SNAPSHOT_AND_ODD_LOT_VERSION;
  }

  static int volumeAt(int format) {
    return isSnapshot(format) ? OPEN_AT + DAY_PRICES_BYTES : OPEN_AT;
  }

  static int quantityBytes(int format) {
    return format == ODD_LOT_FORMAT ? SHARES_BYTES : LOTS_BYTES;
  }

  private static boolean isSnapshot(int format) {
    return format == SNAPSHOT_FORMAT || format == WARRANT_SNAPSHOT_FORMAT;
  }

  /** Points the cursor at a record of one of these formats whose ESC is at {@code recordOffset}. */
  public QuoteCursor wrap(byte[] recordBuffer, int recordOffset) {
    buffer = recordBuffer;
    offset = recordOffset;
    format = Frame.format(recordBuffer, recordOffset);
    disclosureMap = recordBuffer[recordOffset + DISCLOSURE_AT];
    limitMap = recordBuffer[recordOffset + LIMIT_MAP_AT];
    statusMap = recordBuffer[recordOffset + STATUS_AT];
    volumeAt = recordOffset + volumeAt(format);
    quantityBytes = quantityBytes(format);
    entriesAt = volumeAt + quantityBytes;
    int entryBytes = PRICE_BYTES + quantityBytes;
    bidsAt = entriesAt + (hasTrade() ? entryBytes : 0);
    asksAt = bidsAt + bidLevels() * entryBytes;
    return this;
  }

  /** 6, 17, 20, 23 or 24. */
  public int format() {
    return format;
  }

  public Market market() {
    return Frame.market(buffer, offset);
  }

  /** 1 to 99,999,999, per market, format and line. */
  public int sequence() {
    return Frame.sequence(buffer, offset);
  }

  /** What {@link #tradeQuantity}, the levels' quantities and the volume count. */
  public QuantityUnit unit() {
    return quantityBytes == SHARES_BYTES ? QuantityUnit.SHARE : QuantityUnit.TRADING_UNIT;
  }

  /** A snapshot: the state at one moment, not the next event, with the prices of the day. */
  public boolean isSnapshot() {
    return isSnapshot(format);
  }

  /** The code as {@link CodeKey}. */
  public long codeKey() {
    // The six bytes of the code and two of the time, in one go.
    return Words.firstHigh(buffer, offset + CODE_AT) >>> (2 * Byte.SIZE);
  }

  /**
   * Whether a record of one of these formats has no time, which rules out all but a few: asked of
   * every record before anything is decoded.
   */
  public static boolean hasNoTime(byte[] recordBuffer, int recordOffset) {
    return recordBuffer[recordOffset + TIME_AT] == NO_TIME_BYTE;
  }

  /** The record that ends the session: code 000000, no time. */
  public boolean isEndOfSession() {
    return buffer[offset + TIME_AT] == NO_TIME_BYTE
        && codeKey() == CodeKey.ALL_ZEROS
        && matchTimeNsOfDay() == NO_TIME;
  }

  /**
   * Exchange time, nanoseconds since midnight in Taipei, whole microseconds; or {@link #NO_TIME}.
   */
  public long matchTimeNsOfDay() {
    return TimeOfDay.microsAt(buffer, offset + TIME_AT);
  }

  /** The exchange time as its twelve digits, HHMMSS and microseconds; all 9 for no time. */
  public long matchTimeDigits() {
    return PackedBcd.decode6(buffer, offset + TIME_AT);
  }

  /** Whether the time is one of a day, 00:00:00 to 23:59:59: {@link #NO_TIME} is not. */
  public boolean hasTimeOfDay() {
    int at = offset + TIME_AT;
    return PackedBcd.decode1(buffer, at) < 24
        && PackedBcd.decode1(buffer, at + 1) < 60
        && PackedBcd.decode1(buffer, at + 2) < 60;
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

  /**
   * An intermediate print of a sweeping order: the book is not disclosed, the old one stands. Never
   * so for odd lots, which reserve the bit.
   */
  public boolean isTradeOnly() {
    return (disclosureMap & 1) != 0 && format != ODD_LOT_FORMAT;
  }

  /** The day's first trade price, 0 before it; only in a {@link #isSnapshot() snapshot}. */
  public long openPriceE4() {
    return PackedBcd.decode5(buffer, offset + OPEN_AT);
  }

  /** The day's highest trade price; only in a {@link #isSnapshot() snapshot}. */
  public long highPriceE4() {
    return PackedBcd.decode5(buffer, offset + OPEN_AT + PRICE_BYTES);
  }

  /** The day's lowest trade price; only in a {@link #isSnapshot() snapshot}. */
  public long lowPriceE4() {
    return PackedBcd.decode5(buffer, offset + OPEN_AT + 2 * PRICE_BYTES);
  }

  /** Trade price; only when {@link #hasTrade()}. */
  public long tradePriceE4() {
    return price(entriesAt);
  }

  /** Trade quantity; only when {@link #hasTrade()}. */
  public long tradeQuantity() {
    return entryQuantity(entriesAt);
  }

  /** Bid price of a disclosed level, 0 = best; 0 TWD at level 0 is market orders. */
  public long bidPriceE4(int level) {
    return price(bidsAt + level * (PRICE_BYTES + quantityBytes));
  }

  /** Bid quantity of a disclosed level. */
  public long bidQuantity(int level) {
    return entryQuantity(bidsAt + level * (PRICE_BYTES + quantityBytes));
  }

  /** Ask price of a disclosed level, 0 = best; 0 TWD at level 0 is market orders. */
  public long askPriceE4(int level) {
    return price(asksAt + level * (PRICE_BYTES + quantityBytes));
  }

  /** Ask quantity of a disclosed level. */
  public long askQuantity(int level) {
    return entryQuantity(asksAt + level * (PRICE_BYTES + quantityBytes));
  }

  /** Price entries: the trade, if given, the bids and the asks. */
  public int entries() {
    return (hasTrade() ? 1 : 0) + bidLevels() + askLevels();
  }

  /** The price of an entry, 0 = the first, as {@link PackedBcd#price}. */
  public long entryPriceBcd(int entry) {
    return PackedBcd.price(buffer, entriesAt + entry * (PRICE_BYTES + quantityBytes));
  }

  /** Whether the quantity of an entry, 0 = the first, is not zero. */
  public boolean hasEntryQuantity(int entry) {
    int next = entriesAt + (entry + 1) * (PRICE_BYTES + quantityBytes);
    long tail = Words.firstHigh(buffer, next - Long.BYTES);
    return tail << (Long.SIZE - Byte.SIZE * quantityBytes) != 0;
  }

  /** The day's volume so far. */
  public long cumulativeVolume() {
    return quantity(volumeAt);
  }

  // The last four bytes of an entry's price and the first four of its quantity are decoded in one
  // go, of which the compiler makes one when both are asked for.

  private long price(int at) {
    return buffer[at] * 100_000_000L + (PackedBcd.decode4And4(buffer, at + 1) >>> 32);
  }

  private long entryQuantity(int at) {
    long high = PackedBcd.decode4And4(buffer, at + 1) & 0xFFFF_FFFFL;
    return quantityBytes == SHARES_BYTES ? high * 10_000 + PackedBcd.decode2(buffer, at + 9) : high;
  }

  private long quantity(int at) {
    return quantityBytes == SHARES_BYTES
        ? PackedBcd.decode6(buffer, at)
        : PackedBcd.decode4(buffer, at);
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

  /** The opening is delayed. Only a {@link #isTrial() trial} says so; odd lots reserve the bit. */
  public boolean isOpeningDelayed() {
    return (statusMap & 0xC0) == 0xC0 && format != ODD_LOT_FORMAT;
  }

  /** The closing is delayed. Only a {@link #isTrial() trial} says so; odd lots reserve the bit. */
  public boolean isClosingDelayed() {
    return (statusMap & 0xA0) == 0xA0 && format != ODD_LOT_FORMAT;
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
