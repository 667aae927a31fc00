package tw.kuroshio.feed.eshop;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;

/**
 * Reads one row of a snapshot file (dsp) in place. Reused, never retained: point it at a row with
 * {@link #wrap}, ask {@link #fault}, and read the rest only when that is null. Prices in 10⁻⁴ TWD
 * (two implied decimals in the file), quantities in trading units, levels count from 0 = best. One
 * thread.
 *
 * <p>Columns of the 190-byte row (the 186-byte row has a time of 8 digits and 4 less from there
 * on): 1 code X(6), 7 time, 19 remark, 20 trend, 21 match flag, 22 limit of the trade, 23 price
 * 9(6), 29 volume 9(8), 37 bid levels, 38 limit of the bid, 39 five times price 9(6) and quantity
 * 9(8), 109 ask levels, 110 limit of the ask, 111 five times price and quantity, 181 date, 189
 * matching staff X(2). Source: the shop's format H3.
 */
public final class SnapshotRow {

  public static final int MAX_LEVELS = 5;

  static final int CODE_AT = 0;
  static final int TIME_AT = 6;

  // Offsets of the shorter row; the longer one adds the layout's shift.
  static final int REMARK_AT = 14;
  static final int TREND_AT = 15;
  static final int MATCH_AT = 16;
  static final int TRADE_LIMIT_AT = 17;
  static final int PRICE_AT = 18;
  static final int VOLUME_AT = 24;
  static final int BIDS_AT = 32;
  static final int ASKS_AT = 104;
  static final int DATE_AT = 176;
  static final int STAFF_AT = 184;

  // Within a side: the number of levels, the limit mark, then the levels.
  static final int SIDE_LIMIT = 1;
  static final int SIDE_LEVELS = 2;
  static final int PRICE_DIGITS = 6;
  static final int QUANTITY_DIGITS = 8;
  static final int LEVEL_BYTES = PRICE_DIGITS + QUANTITY_DIGITS;

  private final FieldCheck check = new FieldCheck();
  private byte[] buffer = new byte[0];
  private int offset;

  /** Offset of everything behind the time: the row's plus the layout's shift. */
  private int base;

  private EShopLayout layout = EShopLayout.SINCE_CONTINUOUS_TRADING;

  /** Points the cursor at a row of {@link EShopKind#length} bytes. */
  public SnapshotRow wrap(byte[] rowBuffer, int rowOffset, EShopLayout rowLayout) {
    buffer = rowBuffer;
    offset = rowOffset;
    base = rowOffset + rowLayout.shift();
    layout = rowLayout;
    return this;
  }

  /** The first thing that is wrong with the row, null when every field can be read. */
  public @Nullable RowFault fault() {
    int shift = layout.shift();
    check.begin(buffer, offset);
    check.code(CODE_AT);
    check.time(TIME_AT, layout.timeDigits());
    checkMarks(shift);
    check.digits(shift + PRICE_AT, BIDS_AT - PRICE_AT);
    checkSide(shift + BIDS_AT, -1);
    checkSide(shift + ASKS_AT, 1);
    check.date(shift + DATE_AT);
    check.text(shift + STAFF_AT, 2);
    if (check.fault() == null && matchFlag() == MatchFlag.MATCHED) {
      check.require(priceE4() > 0, RowFault.BAD_PRICE, shift + PRICE_AT);
      check.require(volumeLots() > 0, RowFault.NO_QUANTITY, shift + VOLUME_AT);
    }
    return check.fault();
  }

  /** Column of the fault {@link #fault} last found, from 1; 0 when it found none. */
  public int faultColumn() {
    return check.column();
  }

  private void checkMarks(int shift) {
    boolean continuous = layout == EShopLayout.SINCE_CONTINUOUS_TRADING;
    int remark = buffer[base + REMARK_AT];
    check.known(continuous && remark == 'A' ? null : Remark.ofMark(remark), shift + REMARK_AT);
    int trend = buffer[base + TREND_AT];
    boolean tooEarly = !continuous && trend == SnapshotMarks.INTERMEDIATE;
    check.known(tooEarly ? null : SnapshotMarks.trend(trend), shift + TREND_AT);
    check.known(MatchFlag.ofMark(buffer[base + MATCH_AT]), shift + MATCH_AT);
    check.known(SnapshotMarks.limit(buffer[base + TRADE_LIMIT_AT]), shift + TRADE_LIMIT_AT);
  }

  private void checkSide(int at, int direction) {
    check.digits(at, 1);
    check.known(SnapshotMarks.limit(buffer[offset + at + SIDE_LIMIT]), at + SIDE_LIMIT);
    check.digits(at + SIDE_LEVELS, MAX_LEVELS * LEVEL_BYTES);
    int levels = buffer[offset + at] - '0';
    check.require(levels <= MAX_LEVELS, RowFault.BAD_LEVELS, at);
    int given = isIntermediate() ? 0 : levels;
    long last = 0;
    for (int level = 0; level < MAX_LEVELS && check.fault() == null; level++) {
      int levelAt = at + SIDE_LEVELS + level * LEVEL_BYTES;
      long price = Ascii.decode(buffer, offset + levelAt, PRICE_DIGITS);
      long quantity = Ascii.decode(buffer, offset + levelAt + PRICE_DIGITS, QUANTITY_DIGITS);
      boolean right =
          level < given
              ? quantity > 0 && (level == 0 || follows(price, last, direction))
              : price == 0 && quantity == 0;
      check.require(right, RowFault.BAD_LEVELS, levelAt);
      last = price;
    }
  }

  /** Whether a level may stand behind one at {@code last}, 0 for market orders. */
  private static boolean follows(long price, long last, int direction) {
    return price > 0 && (last == 0 || (direction > 0 ? price > last : price < last));
  }

  /** The layout the row was wrapped in. */
  public EShopLayout layout() {
    return layout;
  }

  /** The code as {@link CodeKey}. */
  public long codeKey() {
    return CodeKey.at(buffer, offset + CODE_AT);
  }

  /** Time of display, nanoseconds since midnight in Taipei. */
  public long timeNsOfDay() {
    return Ascii.decodeTime(buffer, offset + TIME_AT, layout.timeDigits());
  }

  public Remark remark() {
    return Objects.requireNonNull(Remark.ofMark(buffer[base + REMARK_AT]));
  }

  /** Direction of a stabilisation; {@code NORMAL} when there is none. */
  public PriceTrend trend() {
    return Objects.requireNonNull(SnapshotMarks.trend(buffer[base + TREND_AT]));
  }

  /**
   * One order matched at several prices and this is not the last of them: the book is not given,
   * all its values are 0.
   */
  public boolean isIntermediate() {
    return buffer[base + TREND_AT] == SnapshotMarks.INTERMEDIATE;
  }

  public MatchFlag matchFlag() {
    return Objects.requireNonNull(MatchFlag.ofMark(buffer[base + MATCH_AT]));
  }

  public LimitState tradeLimit() {
    return Objects.requireNonNull(SnapshotMarks.limit(buffer[base + TRADE_LIMIT_AT]));
  }

  /** Price of the last real match, 0 before the day's first; also in rows of trial matching. */
  public long priceE4() {
    return Ascii.decode(buffer, base + PRICE_AT, PRICE_DIGITS) * 100;
  }

  /** The day's volume so far in trading units, not that of the match. */
  public int volumeLots() {
    return (int) Ascii.decode(buffer, base + VOLUME_AT, QUANTITY_DIGITS);
  }

  /** Bid levels given, 0 to 5; of an intermediate price, what the file says. */
  public int bidLevels() {
    return buffer[base + BIDS_AT] - '0';
  }

  public LimitState bidLimit() {
    return Objects.requireNonNull(SnapshotMarks.limit(buffer[base + BIDS_AT + SIDE_LIMIT]));
  }

  /** Bid price, 0 = best level; 0 TWD beside a quantity is market orders. */
  public long bidPriceE4(int level) {
    return levelPriceE4(base + BIDS_AT, level);
  }

  public int bidQuantityLots(int level) {
    return levelQuantityLots(base + BIDS_AT, level);
  }

  /** Ask levels given, 0 to 5; of an intermediate price, what the file says. */
  public int askLevels() {
    return buffer[base + ASKS_AT] - '0';
  }

  public LimitState askLimit() {
    return Objects.requireNonNull(SnapshotMarks.limit(buffer[base + ASKS_AT + SIDE_LIMIT]));
  }

  /** Ask price, 0 = best level; 0 TWD beside a quantity is market orders. */
  public long askPriceE4(int level) {
    return levelPriceE4(base + ASKS_AT, level);
  }

  public int askQuantityLots(int level) {
    return levelQuantityLots(base + ASKS_AT, level);
  }

  private long levelPriceE4(int sideAt, int level) {
    int at = sideAt + SIDE_LEVELS + Objects.checkIndex(level, MAX_LEVELS) * LEVEL_BYTES;
    return Ascii.decode(buffer, at, PRICE_DIGITS) * 100;
  }

  private int levelQuantityLots(int sideAt, int level) {
    int at = sideAt + SIDE_LEVELS + Objects.checkIndex(level, MAX_LEVELS) * LEVEL_BYTES;
    return (int) Ascii.decode(buffer, at + PRICE_DIGITS, QUANTITY_DIGITS);
  }

  /** Trading date as the number yyyymmdd. */
  public int date() {
    return (int) Ascii.decode(buffer, base + DATE_AT, 8);
  }

  /** The two letters of the matching staff, packed, first letter high. */
  public int staff() {
    return (int) Ascii.pack(buffer, base + STAFF_AT, 2);
  }

  static int dateAt(EShopLayout layout) {
    return DATE_AT + layout.shift();
  }
}
