package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;

/**
 * Reads one row of a transaction file (mth) in place: one side of one trade. Reused, never
 * retained: point it at a row with {@link #wrap}, ask {@link #fault}, and read the rest only when
 * that is null. Prices in 10⁻⁴ TWD, quantities in shares. One thread.
 *
 * <p>Columns of the 67-byte row (the 63-byte row has a time of 8 digits and 4 less from there on):
 * 1 date, 9 code X(6), 15 B or S, 16 board, 17 time, 29 trade number 9(8), 37 order number X(5), 42
 * price X(7), 49 shares 9(9), 58 kind of price, 59 time in force, 60 blank X(2) (until 2020-03-22
 * columns 58 to 61 were the printer), 62 category, 63 investor, 64 recoded broker X(4). Source: the
 * shop's format H2.
 */
public final class TransactionRow extends BrokerRow {

  // Offsets of the shorter row; the longer one adds the layout's shift.
  static final int TRADE_NUMBER_AT = 24;
  static final int TRADE_NUMBER_DIGITS = 8;
  static final int ORDER_NUMBER_AT = 32;
  static final int PRICE_AT = 37;
  static final int SHARES_AT = 44;
  static final int SHARES_DIGITS = 9;
  static final int TERMS_AT = 53;
  static final int CATEGORY_AT = 57;
  static final int INVESTOR_AT = 58;

  public TransactionRow() {
    super(ORDER_NUMBER_AT, TERMS_AT, CATEGORY_AT, INVESTOR_AT);
  }

  /** Points the cursor at a row of {@link EShopKind#length} bytes. */
  public TransactionRow wrap(byte[] rowBuffer, int rowOffset, EShopLayout rowLayout) {
    point(rowBuffer, rowOffset, rowLayout);
    return this;
  }

  /** The first thing that is wrong with the row, null when every field can be read. */
  public @Nullable RowFault fault() {
    int shift = layout.shift();
    checkCommon();
    check.digits(shift + TRADE_NUMBER_AT, TRADE_NUMBER_DIGITS);
    check.pointPrice(shift + PRICE_AT);
    check.digits(shift + SHARES_AT, SHARES_DIGITS);
    if (check.fault() == null) {
      check.require(priceE4() > 0, RowFault.BAD_PRICE, shift + PRICE_AT);
      check.require(shares() > 0, RowFault.NO_QUANTITY, shift + SHARES_AT);
    }
    return check.fault();
  }

  /** Number of the trade; its buying and selling rows have the same. */
  public int tradeNumber() {
    return (int) Ascii.decode(buffer, base + TRADE_NUMBER_AT, TRADE_NUMBER_DIGITS);
  }

  public long priceE4() {
    return Ascii.decodePointPrice(buffer, base + PRICE_AT);
  }

  public long shares() {
    return Ascii.decode(buffer, base + SHARES_AT, SHARES_DIGITS);
  }
}
