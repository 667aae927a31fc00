package tw.kuroshio.feed.eshop;

import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.Side;

/**
 * Writes rows of a transaction file; their fields are in {@link TransactionRow}. Reusable: {@link
 * #start}, then the parts in any order, then {@link #encode}. Prices in 10⁻⁴ TWD, quantities in
 * shares. Does not allocate. One thread.
 */
public final class TransactionEncoder extends BrokerRowEncoder<TransactionEncoder> {

  private int tradeNumber;
  private long priceE4;
  private long shares;

  public TransactionEncoder() {
    super(
        TransactionRow.ORDER_NUMBER_AT,
        TransactionRow.TERMS_AT,
        TransactionRow.CATEGORY_AT,
        TransactionRow.INVESTOR_AT);
  }

  @Override
  TransactionEncoder self() {
    return this;
  }

  /**
   * Begins a row on the regular board.
   *
   * @param date the number yyyymmdd
   * @param codeKey from {@link CodeKey}
   * @param timeNsOfDay nanoseconds since midnight in Taipei, cut to what the layout's time can say
   */
  public TransactionEncoder start(
      EShopLayout layout, int date, long codeKey, Side side, long timeNsOfDay) {
    begin(layout, date, codeKey, side, timeNsOfDay);
    tradeNumber = 0;
    priceE4 = 0;
    shares = 0;
    return this;
  }

  /** Takes over every field of a row. */
  public TransactionEncoder copy(TransactionRow row) {
    copyCommon(row);
    tradeNumber = row.tradeNumber();
    priceE4 = row.priceE4();
    shares = row.shares();
    return this;
  }

  /**
   * The trade.
   *
   * @param number 0 to 99,999,999, the same on both sides
   */
  public TransactionEncoder trade(int number, long newPriceE4, long newShares) {
    tradeNumber = number;
    priceE4 = newPriceE4;
    shares = newShares;
    return this;
  }

  /**
   * Writes the row without a line end and returns its length in bytes.
   *
   * @throws IllegalArgumentException when a value does not fit its field
   */
  public int encode(byte[] target, int offset) {
    encodeCommon(target, offset);
    int base = offset + layout.shift();
    Ascii.encode(
        tradeNumber,
        target,
        base + TransactionRow.TRADE_NUMBER_AT,
        TransactionRow.TRADE_NUMBER_DIGITS);
    Ascii.encodePointPrice(priceE4, target, base + TransactionRow.PRICE_AT);
    Ascii.encode(shares, target, base + TransactionRow.SHARES_AT, TransactionRow.SHARES_DIGITS);
    return EShopKind.TRANSACTION.length(layout);
  }
}
