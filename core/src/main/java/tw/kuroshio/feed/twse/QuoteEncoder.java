package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/**
 * Writes the records with price entries, formats 6, 17, 20, 23 and 24, of either market; their
 * fields are in {@link QuoteCursor}. Reusable: {@link #start}, then the parts in any order (levels
 * best first), then {@link #encode}. Prices in 10⁻⁴ TWD, quantities and volume in the format's own
 * {@link QuantityUnit}. Does not allocate. One thread.
 */
public final class QuoteEncoder {

  /** The longest record: odd lots, a trade and five levels each side. */
  public static final int MAX_BYTES = QuoteCursor.ODD_LOT_LAYOUT.maxLength();

  private Market market = Market.TWSE;
  private int format = QuoteCursor.FORMAT;
  private int sequence;
  private long codeKey;
  private long matchTimeNsOfDay;
  private boolean hasTrade;
  private long tradePriceE4;
  private long tradeQuantity;
  private int bidLevels;
  private int askLevels;
  private final long[] bids = new long[2 * QuoteCursor.MAX_LEVELS];
  private final long[] asks = new long[2 * QuoteCursor.MAX_LEVELS];
  private boolean tradeOnly;
  private int limitMap;
  private int statusMap;
  private long openPriceE4;
  private long highPriceE4;
  private long lowPriceE4;
  private long cumulativeVolume;

  /**
   * Begins an empty call-auction record.
   *
   * @param format 6, 17, 20, 23 or 24
   * @param sequence 1 to 99,999,999
   * @param codeKey from {@link CodeKey}
   * @param matchTimeNsOfDay nanoseconds since midnight in Taipei, cut to microseconds, or {@link
   *     QuoteCursor#NO_TIME}
   * @throws IllegalArgumentException when the format has no price entries
   */
  public QuoteEncoder start(
      int format, Market market, int sequence, long codeKey, long matchTimeNsOfDay) {
    if (!QuoteCursor.reads(format)) {
      throw new IllegalArgumentException("Quote format must be 6, 17, 20, 23 or 24, was " + format);
    }
    this.format = format;
    this.market = market;
    this.sequence = sequence;
    this.codeKey = codeKey;
    this.matchTimeNsOfDay = matchTimeNsOfDay;
    hasTrade = false;
    bidLevels = 0;
    askLevels = 0;
    tradeOnly = false;
    limitMap = 0;
    statusMap = 0;
    openPriceE4 = 0;
    highPriceE4 = 0;
    lowPriceE4 = 0;
    cumulativeVolume = 0;
    return this;
  }

  /** Begins the record that ends the session: code 000000, no time. */
  public QuoteEncoder startEndOfSession(int format, Market market, int sequence) {
    return start(format, market, sequence, CodeKey.ALL_ZEROS, QuoteCursor.NO_TIME);
  }

  public QuoteEncoder trade(long priceE4, long quantity) {
    hasTrade = true;
    tradePriceE4 = priceE4;
    tradeQuantity = quantity;
    return this;
  }

  /** The next bid level, best first; price 0 for market orders. */
  public QuoteEncoder bid(long priceE4, long quantity) {
    bidLevels = put(bids, bidLevels, priceE4, quantity);
    return this;
  }

  /** The next ask level, best first; price 0 for market orders. */
  public QuoteEncoder ask(long priceE4, long quantity) {
    askLevels = put(asks, askLevels, priceE4, quantity);
    return this;
  }

  private static int put(long[] side, int level, long priceE4, long quantity) {
    if (level == QuoteCursor.MAX_LEVELS) {
      throw new IllegalStateException("A quote discloses at most 5 levels a side");
    }
    side[2 * level] = priceE4;
    side[2 * level + 1] = quantity;
    return level + 1;
  }

  /** An intermediate print: the book is not disclosed. */
  public QuoteEncoder tradeOnly() {
    tradeOnly = true;
    return this;
  }

  public QuoteEncoder limits(LimitState trade, LimitState bid, LimitState ask) {
    limitMap = (limitMap & 3) | trade.bits << 6 | bid.bits << 4 | ask.bits << 2;
    return this;
  }

  public QuoteEncoder trend(PriceTrend trend) {
    limitMap = (limitMap & ~3) | trend.bits;
    return this;
  }

  public QuoteEncoder trial() {
    statusMap |= 0x80;
    return this;
  }

  public QuoteEncoder openingDelayed() {
    statusMap |= 0x40;
    return this;
  }

  public QuoteEncoder closingDelayed() {
    statusMap |= 0x20;
    return this;
  }

  public QuoteEncoder continuous() {
    statusMap |= 0x10;
    return this;
  }

  public QuoteEncoder openingPrint() {
    statusMap |= 0x08;
    return this;
  }

  public QuoteEncoder closingPrint() {
    statusMap |= 0x04;
    return this;
  }

  /** The whole limit map, reserved bits too, 0 to 255; replaces what was set before. */
  public QuoteEncoder limitMap(int map) {
    limitMap = map;
    return this;
  }

  /** The whole status map, reserved bits too, 0 to 255; replaces what was set before. */
  public QuoteEncoder statusMap(int map) {
    statusMap = map;
    return this;
  }

  /** Prices of the day; written by the snapshots only. */
  public QuoteEncoder dayPrices(long openE4, long highE4, long lowE4) {
    openPriceE4 = openE4;
    highPriceE4 = highE4;
    lowPriceE4 = lowE4;
    return this;
  }

  public QuoteEncoder cumulativeVolume(long quantity) {
    cumulativeVolume = quantity;
    return this;
  }

  /**
   * Writes the record, at most {@link #MAX_BYTES}, and returns its length in bytes.
   *
   * @throws IllegalArgumentException when a value does not fit its field
   */
  public int encode(byte[] target, int offset) {
    CodeKey.write(codeKey, target, offset + QuoteCursor.CODE_AT);
    TimeOfDay.putMicros(matchTimeNsOfDay, target, offset + QuoteCursor.TIME_AT);
    target[offset + QuoteCursor.DISCLOSURE_AT] =
        (byte) ((hasTrade ? 0x80 : 0) | bidLevels << 4 | askLevels << 1 | (tradeOnly ? 1 : 0));
    target[offset + QuoteCursor.LIMIT_MAP_AT] = (byte) limitMap;
    target[offset + QuoteCursor.STATUS_AT] = (byte) statusMap;
    int volumeAt = offset + QuoteCursor.volumeAt(format);
    encodeDayPrices(target, offset + QuoteCursor.OPEN_AT, volumeAt);
    int quantityBytes = QuoteCursor.quantityBytes(format);
    PackedBcd.encode(cumulativeVolume, target, volumeAt, quantityBytes);
    int at = volumeAt + quantityBytes;
    if (hasTrade) {
      at = encodeEntry(tradePriceE4, tradeQuantity, quantityBytes, target, at);
    }
    for (int i = 0; i < bidLevels; i++) {
      at = encodeEntry(bids[2 * i], bids[2 * i + 1], quantityBytes, target, at);
    }
    for (int i = 0; i < askLevels; i++) {
      at = encodeEntry(asks[2 * i], asks[2 * i + 1], quantityBytes, target, at);
    }
    int length = at - offset + Frame.TRAILER_BYTES;
    Frame.close(target, offset, length, market, format, QuoteCursor.version(format), sequence);
    return length;
  }

  private void encodeDayPrices(byte[] target, int at, int end) {
    if (at < end) {
      PackedBcd.encodePrice(openPriceE4, target, at);
      PackedBcd.encodePrice(highPriceE4, target, at + QuoteCursor.PRICE_BYTES);
      PackedBcd.encodePrice(lowPriceE4, target, at + 2 * QuoteCursor.PRICE_BYTES);
    }
  }

  private static int encodeEntry(
      long priceE4, long quantity, int quantityBytes, byte[] target, int at) {
    PackedBcd.encodePrice(priceE4, target, at);
    PackedBcd.encode(quantity, target, at + QuoteCursor.PRICE_BYTES, quantityBytes);
    return at + QuoteCursor.PRICE_BYTES + quantityBytes;
  }
}
