package tw.kuroshio.feed.twse;

import java.util.Arrays;
import tw.kuroshio.model.Market;

/**
 * Writes real-time quotes, format 6 version 4, of either market. Reusable: {@link #start}, then the
 * parts in any order (levels best first), then {@link #encode}. Prices in 10⁻⁴ TWD, quantities in
 * trading units. Does not allocate.
 */
public final class QuoteEncoder {

  /** The longest record: trade and five levels each side. */
  public static final int MAX_BYTES = QuoteCursor.ENTRIES_AT + 11 * QuoteCursor.ENTRY_BYTES + 3;

  private Market market = Market.TWSE;
  private int format = QuoteCursor.FORMAT;
  private int sequence;
  private long codeKey;
  private long matchTimeNsOfDay;
  private boolean hasTrade;
  private long tradePriceE4;
  private long tradeQuantityLots;
  private int bidLevels;
  private int askLevels;
  private final long[] bids = new long[2 * QuoteCursor.MAX_LEVELS];
  private final long[] asks = new long[2 * QuoteCursor.MAX_LEVELS];
  private boolean tradeOnly;
  private int limitMap;
  private int statusMap;
  private long cumulativeVolumeLots;

  /**
   * Begins an empty call-auction record of format 6.
   *
   * @param sequence 1 to 99,999,999
   * @param codeKey from {@link CodeKey}
   * @param matchTimeNsOfDay nanoseconds since midnight in Taipei, cut to microseconds, or {@link
   *     QuoteCursor#NO_TIME}
   */
  public QuoteEncoder start(Market market, int sequence, long codeKey, long matchTimeNsOfDay) {
    this.market = market;
    this.format = QuoteCursor.FORMAT;
    this.sequence = sequence;
    this.codeKey = codeKey;
    this.matchTimeNsOfDay = matchTimeNsOfDay;
    hasTrade = false;
    bidLevels = 0;
    askLevels = 0;
    tradeOnly = false;
    limitMap = 0;
    statusMap = 0;
    cumulativeVolumeLots = 0;
    return this;
  }

  /** Sends it as format 17, the same body on the warrant line. */
  public QuoteEncoder warrant() {
    format = QuoteCursor.WARRANT_FORMAT;
    return this;
  }

  public QuoteEncoder trade(long priceE4, long quantityLots) {
    hasTrade = true;
    tradePriceE4 = priceE4;
    tradeQuantityLots = quantityLots;
    return this;
  }

  /** The next bid level, best first; price 0 for market orders. */
  public QuoteEncoder bid(long priceE4, long quantityLots) {
    bidLevels = put(bids, bidLevels, priceE4, quantityLots);
    return this;
  }

  /** The next ask level, best first; price 0 for market orders. */
  public QuoteEncoder ask(long priceE4, long quantityLots) {
    askLevels = put(asks, askLevels, priceE4, quantityLots);
    return this;
  }

  private static int put(long[] side, int level, long priceE4, long quantityLots) {
    if (level == QuoteCursor.MAX_LEVELS) {
      throw new IllegalStateException("A quote discloses at most 5 levels a side");
    }
    side[2 * level] = priceE4;
    side[2 * level + 1] = quantityLots;
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

  public QuoteEncoder cumulativeVolumeLots(long lots) {
    cumulativeVolumeLots = lots;
    return this;
  }

  /**
   * Writes the record, at most {@link #MAX_BYTES}, and returns its length in bytes.
   *
   * @throws IllegalArgumentException when a value does not fit its field
   */
  public int encode(byte[] target, int offset) {
    CodeKey.write(codeKey, target, offset + QuoteCursor.CODE_AT);
    encodeTime(target, offset + QuoteCursor.TIME_AT);
    target[offset + QuoteCursor.DISCLOSURE_AT] =
        (byte) ((hasTrade ? 0x80 : 0) | bidLevels << 4 | askLevels << 1 | (tradeOnly ? 1 : 0));
    target[offset + QuoteCursor.LIMIT_MAP_AT] = (byte) limitMap;
    target[offset + QuoteCursor.STATUS_AT] = (byte) statusMap;
    PackedBcd.encode(cumulativeVolumeLots, target, offset + QuoteCursor.VOLUME_AT, 4);
    int at = offset + QuoteCursor.ENTRIES_AT;
    if (hasTrade) {
      at = encodeEntry(tradePriceE4, tradeQuantityLots, target, at);
    }
    for (int i = 0; i < bidLevels; i++) {
      at = encodeEntry(bids[2 * i], bids[2 * i + 1], target, at);
    }
    for (int i = 0; i < askLevels; i++) {
      at = encodeEntry(asks[2 * i], asks[2 * i + 1], target, at);
    }
    int length = at - offset + Frame.TRAILER_BYTES;
    Frame.close(target, offset, length, market, format, QuoteCursor.VERSION, sequence);
    return length;
  }

  /** Begins the record that ends the session: code 000000, no time. */
  public QuoteEncoder startEndOfSession(Market market, int sequence) {
    return start(market, sequence, CodeKey.ALL_ZEROS, QuoteCursor.NO_TIME);
  }

  private void encodeTime(byte[] target, int at) {
    if (matchTimeNsOfDay == QuoteCursor.NO_TIME) {
      Arrays.fill(target, at, at + 6, (byte) 0x99);
      return;
    }
    long micros = matchTimeNsOfDay / 1_000;
    long seconds = micros / 1_000_000;
    long hhmmss = seconds / 3_600 * 10_000 + seconds / 60 % 60 * 100 + seconds % 60;
    PackedBcd.encode(hhmmss * 1_000_000 + micros % 1_000_000, target, at, 6);
  }

  private static int encodeEntry(long priceE4, long quantityLots, byte[] target, int at) {
    PackedBcd.encodePrice(priceE4, target, at);
    PackedBcd.encode(quantityLots, target, at + QuoteCursor.PRICE_BYTES, 4);
    return at + QuoteCursor.ENTRY_BYTES;
  }
}
