package tw.kuroshio.feed.eshop;

import java.util.Arrays;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;

/**
 * Writes rows of a snapshot file; their fields are in {@link SnapshotRow}. Reusable: {@link
 * #start}, then the parts in any order (levels best first), then {@link #encode}. Prices in 10⁻⁴
 * TWD, quantities in trading units. Does not allocate. One thread.
 */
public final class SnapshotEncoder {

  private EShopLayout layout = EShopLayout.SINCE_CONTINUOUS_TRADING;
  private int date;
  private long codeKey;
  private long timeNsOfDay;
  private Remark remark = Remark.NORMAL;
  private PriceTrend trend = PriceTrend.NORMAL;
  private boolean intermediate;
  private MatchFlag match = MatchFlag.NONE;
  private LimitState tradeLimit = LimitState.NORMAL;
  private LimitState bidLimit = LimitState.NORMAL;
  private LimitState askLimit = LimitState.NORMAL;
  private long priceE4;
  private long volumeLots;
  private int bidLevels;
  private int askLevels;
  private final long[] bids = new long[2 * SnapshotRow.MAX_LEVELS];
  private final long[] asks = new long[2 * SnapshotRow.MAX_LEVELS];
  private int staff;

  /**
   * Begins an empty row of matching staff AA.
   *
   * @param date the number yyyymmdd
   * @param codeKey from {@link CodeKey}
   * @param timeNsOfDay nanoseconds since midnight in Taipei, cut to what the layout's time can say
   */
  public SnapshotEncoder start(EShopLayout layout, int date, long codeKey, long timeNsOfDay) {
    this.layout = layout;
    this.date = date;
    this.codeKey = codeKey;
    this.timeNsOfDay = timeNsOfDay;
    remark = Remark.NORMAL;
    trend = PriceTrend.NORMAL;
    intermediate = false;
    match = MatchFlag.NONE;
    limits(LimitState.NORMAL, LimitState.NORMAL, LimitState.NORMAL);
    priceE4 = 0;
    volumeLots = 0;
    bidLevels = 0;
    askLevels = 0;
    staff = ('A' << 8) | 'A';
    return this;
  }

  /** Takes over every field of a row. */
  public SnapshotEncoder copy(SnapshotRow row) {
    start(row.layout(), row.date(), row.codeKey(), row.timeNsOfDay());
    remark(row.remark()).trend(row.trend()).match(row.matchFlag()).staff(row.staff());
    limits(row.tradeLimit(), row.bidLimit(), row.askLimit());
    last(row.priceE4(), row.volumeLots());
    intermediate = row.isIntermediate();
    for (int level = 0; level < row.bidLevels(); level++) {
      bid(row.bidPriceE4(level), row.bidQuantityLots(level));
    }
    for (int level = 0; level < row.askLevels(); level++) {
      ask(row.askPriceE4(level), row.askQuantityLots(level));
    }
    return this;
  }

  public SnapshotEncoder remark(Remark newRemark) {
    remark = newRemark;
    return this;
  }

  public SnapshotEncoder trend(PriceTrend newTrend) {
    trend = newTrend;
    return this;
  }

  /** Not the last price of an order that matches at several; give no levels. */
  public SnapshotEncoder intermediate() {
    intermediate = true;
    return this;
  }

  public SnapshotEncoder match(MatchFlag newMatch) {
    match = newMatch;
    return this;
  }

  public SnapshotEncoder limits(LimitState trade, LimitState bid, LimitState ask) {
    tradeLimit = trade;
    bidLimit = bid;
    askLimit = ask;
    return this;
  }

  /** Price of the last match and the day's volume so far. */
  public SnapshotEncoder last(long newPriceE4, long newVolumeLots) {
    priceE4 = newPriceE4;
    volumeLots = newVolumeLots;
    return this;
  }

  /** The next bid level, best first; price 0 for market orders. */
  public SnapshotEncoder bid(long levelPriceE4, long quantityLots) {
    bidLevels = put(bids, bidLevels, levelPriceE4, quantityLots);
    return this;
  }

  /** The next ask level, best first; price 0 for market orders. */
  public SnapshotEncoder ask(long levelPriceE4, long quantityLots) {
    askLevels = put(asks, askLevels, levelPriceE4, quantityLots);
    return this;
  }

  private static int put(long[] side, int level, long levelPriceE4, long quantityLots) {
    if (level == SnapshotRow.MAX_LEVELS) {
      throw new IllegalStateException("A snapshot shows at most 5 levels a side");
    }
    side[2 * level] = levelPriceE4;
    side[2 * level + 1] = quantityLots;
    return level + 1;
  }

  /** The two letters of the matching staff, packed. */
  public SnapshotEncoder staff(int newStaff) {
    staff = newStaff;
    return this;
  }

  /**
   * Writes the row without a line end and returns its length in bytes.
   *
   * @throws IllegalArgumentException when a value does not fit its field
   */
  public int encode(byte[] target, int offset) {
    int base = offset + layout.shift();
    CodeKey.write(codeKey, target, offset + SnapshotRow.CODE_AT);
    Ascii.encodeTime(timeNsOfDay, target, offset + SnapshotRow.TIME_AT, layout.timeDigits());
    target[base + SnapshotRow.REMARK_AT] = (byte) remark.mark;
    char trendMark = intermediate ? SnapshotMarks.INTERMEDIATE : SnapshotMarks.mark(trend);
    target[base + SnapshotRow.TREND_AT] = (byte) trendMark;
    target[base + SnapshotRow.MATCH_AT] = (byte) match.mark;
    target[base + SnapshotRow.TRADE_LIMIT_AT] = (byte) SnapshotMarks.mark(tradeLimit);
    encodePrice(priceE4, target, base + SnapshotRow.PRICE_AT);
    Ascii.encode(volumeLots, target, base + SnapshotRow.VOLUME_AT, SnapshotRow.QUANTITY_DIGITS);
    encodeSide(bids, bidLevels, bidLimit, target, base + SnapshotRow.BIDS_AT);
    encodeSide(asks, askLevels, askLimit, target, base + SnapshotRow.ASKS_AT);
    Ascii.encode(date, target, base + SnapshotRow.DATE_AT, 8);
    Ascii.unpack(staff, target, base + SnapshotRow.STAFF_AT, 2);
    return EShopKind.SNAPSHOT.length(layout);
  }

  private static void encodeSide(long[] side, int levels, LimitState limit, byte[] target, int at) {
    target[at] = (byte) ('0' + levels);
    target[at + SnapshotRow.SIDE_LIMIT] = (byte) SnapshotMarks.mark(limit);
    int from = at + SnapshotRow.SIDE_LEVELS;
    Arrays.fill(target, from, from + SnapshotRow.MAX_LEVELS * SnapshotRow.LEVEL_BYTES, (byte) '0');
    for (int level = 0; level < levels; level++) {
      int levelAt = from + level * SnapshotRow.LEVEL_BYTES;
      encodePrice(side[2 * level], target, levelAt);
      Ascii.encode(
          side[2 * level + 1],
          target,
          levelAt + SnapshotRow.PRICE_DIGITS,
          SnapshotRow.QUANTITY_DIGITS);
    }
  }

  private static void encodePrice(long e4, byte[] target, int at) {
    Ascii.requireCents(e4);
    Ascii.encode(e4 / 100, target, at, SnapshotRow.PRICE_DIGITS);
  }
}
