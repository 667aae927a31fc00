package tw.kuroshio.feed.twse;

import org.agrona.concurrent.UnsafeBuffer;
import tw.kuroshio.benchmarks.sbe.QuoteDecoder;

/**
 * The peer's decoder in place of the product's: the same content, read from an SBE message that
 * stands between header and check byte of the same frame. The product's frame walk, check byte,
 * sequence, arbitration and books run on it unchanged; only the peer's class loader sees this
 * class. Its layout names no decimal fields, for SBE needs no digits checked, and it reads format 6
 * only: what the product decides by format is a constant here.
 */
public final class QuoteCursor {

  public static final int FORMAT = 6;
  public static final int WARRANT_FORMAT = 17;
  public static final int SNAPSHOT_FORMAT = 20;
  public static final int ODD_LOT_FORMAT = 23;
  public static final int WARRANT_SNAPSHOT_FORMAT = 24;
  public static final int MAX_LEVELS = 5;
  public static final long NO_TIME = -1;

  static final int PRICE_BYTES = 5;
  static final int MAX_ENTRIES = 1 + 2 * MAX_LEVELS;
  static final int BYTES = Frame.HEADER_BYTES + QuoteDecoder.BLOCK_LENGTH + Frame.TRAILER_BYTES;

  static final RecordLayout STOCK_LAYOUT = layout(FORMAT);
  static final RecordLayout WARRANT_LAYOUT = layout(WARRANT_FORMAT);
  static final RecordLayout SNAPSHOT_LAYOUT = layout(SNAPSHOT_FORMAT);
  static final RecordLayout ODD_LOT_LAYOUT = layout(ODD_LOT_FORMAT);
  static final RecordLayout WARRANT_SNAPSHOT_LAYOUT = layout(WARRANT_SNAPSHOT_FORMAT);

  private static final int VERSION = 4;

  private final UnsafeBuffer view = new UnsafeBuffer(new byte[0]);
  private final QuoteDecoder decoder = new QuoteDecoder();
  private byte[] buffer = new byte[0];
  private int offset;
  private int disclosureMap;
  private int limitMap;
  private int statusMap;

  private static RecordLayout layout(int format) {
    return RecordLayout.fixed(format, VERSION, BYTES).build();
  }

  public static boolean reads(int format) {
    return format == FORMAT;
  }

  @SuppressWarnings("ReferenceEquality") // the same array, not an equal one
  public QuoteCursor wrap(byte[] recordBuffer, int recordOffset) {
    if (recordBuffer != buffer) {
      buffer = recordBuffer;
      view.wrap(recordBuffer);
    }
    offset = recordOffset;
    decoder.wrap(
        view,
        recordOffset + Frame.HEADER_BYTES,
        QuoteDecoder.BLOCK_LENGTH,
        QuoteDecoder.SCHEMA_VERSION);
    disclosureMap = decoder.disclosureMap();
    limitMap = decoder.limitMap();
    statusMap = decoder.statusMap();
    return this;
  }

  public int sequence() {
    return Frame.sequence(buffer, offset);
  }

  /** Whether the time, the second field of the message, is negative. */
  public static boolean hasNoTime(byte[] recordBuffer, int recordOffset) {
    return recordBuffer[recordOffset + Frame.HEADER_BYTES + 2 * Long.BYTES - 1] < 0;
  }

  public QuantityUnit unit() {
    return QuantityUnit.TRADING_UNIT;
  }

  public long codeKey() {
    return decoder.codeKey();
  }

  public boolean isEndOfSession() {
    return matchTimeNsOfDay() == NO_TIME && codeKey() == CodeKey.ALL_ZEROS;
  }

  public long matchTimeNsOfDay() {
    return decoder.matchTimeNsOfDay();
  }

  public boolean hasTrade() {
    return (disclosureMap & 0x80) != 0;
  }

  public int bidLevels() {
    return disclosureMap >> 4 & 7;
  }

  public int askLevels() {
    return disclosureMap >> 1 & 7;
  }

  public boolean isTradeOnly() {
    return (disclosureMap & 1) != 0;
  }

  public long tradePriceE4() {
    return decoder.tradePriceE4();
  }

  public long tradeQuantity() {
    return decoder.tradeLots();
  }

  public long bidPriceE4(int level) {
    return decoder.bidPricesE4(level);
  }

  public long bidQuantity(int level) {
    return decoder.bidLots(level);
  }

  public long askPriceE4(int level) {
    return decoder.askPricesE4(level);
  }

  public long askQuantity(int level) {
    return decoder.askLots(level);
  }

  public long cumulativeVolume() {
    return decoder.cumulativeVolumeLots();
  }

  public PriceTrend trend() {
    return PriceTrend.ofBits(limitMap);
  }

  public boolean isTrial() {
    return (statusMap & 0x80) != 0;
  }

  public boolean isContinuous() {
    return (statusMap & 0x10) != 0;
  }

  public boolean isOpeningPrint() {
    return (statusMap & 0x08) != 0;
  }

  public boolean isClosingPrint() {
    return (statusMap & 0x04) != 0;
  }

  public int limitMap() {
    return limitMap;
  }

  public int statusMap() {
    return statusMap;
  }
}
