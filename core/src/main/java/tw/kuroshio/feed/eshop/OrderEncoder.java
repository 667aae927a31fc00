package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.Side;

/**
 * Writes rows of the order log; their fields are in {@link OrderRow}. Reusable: {@link #start},
 * then the parts in any order, then {@link #encode}. Prices in 10⁻⁴ TWD, quantities in shares. Does
 * not allocate. One thread.
 */
public final class OrderEncoder extends BrokerRowEncoder<OrderEncoder> {

  private OrderAction action = OrderAction.NEW;
  private long priceE4;
  private long shares;
  private boolean negative;
  private OrderChannel channel = OrderChannel.NORMAL;
  private boolean fix;
  private @Nullable OrderSource source;

  public OrderEncoder() {
    super(OrderRow.ORDER_NUMBER_AT, OrderRow.TERMS_AT, OrderRow.CATEGORY_AT, OrderRow.INVESTOR_AT);
  }

  @Override
  OrderEncoder self() {
    return this;
  }

  /**
   * Begins a row on the regular board.
   *
   * @param date the number yyyymmdd
   * @param codeKey from {@link CodeKey}
   * @param timeNsOfDay nanoseconds since midnight in Taipei, cut to what the layout's time can say
   */
  public OrderEncoder start(
      EShopLayout layout, int date, long codeKey, Side side, long timeNsOfDay) {
    begin(layout, date, codeKey, side, timeNsOfDay);
    action = OrderAction.NEW;
    priceE4 = 0;
    shares = 0;
    negative = false;
    channel = OrderChannel.NORMAL;
    fix = false;
    source = null;
    return this;
  }

  /** Takes over every field of a row. */
  public OrderEncoder copy(OrderRow row) {
    copyCommon(row);
    action = row.action();
    priceE4 = row.priceE4();
    shares = Math.abs(row.signedShares());
    negative = row.isNegative();
    channel = row.channel();
    fix = row.isFix();
    source = row.source();
    return this;
  }

  /**
   * What the line does.
   *
   * @param newPriceE4 0 = market order
   * @param signedShares negative for a cancelled or changed quantity
   */
  public OrderEncoder order(OrderAction newAction, long newPriceE4, long signedShares) {
    action = newAction;
    priceE4 = newPriceE4;
    shares = Math.abs(signedShares);
    negative = signedShares < 0;
    return this;
  }

  /** How it came, with the mark of the FIX protocol or of TMP. */
  public OrderEncoder channel(OrderChannel newChannel, boolean isFix) {
    channel = newChannel;
    fix = isFix;
    return this;
  }

  /** Who entered the line; null = blank. Only since continuous trading. */
  public OrderEncoder source(@Nullable OrderSource newSource) {
    source = newSource;
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
    target[base + OrderRow.ACTION_AT] = (byte) action.mark(side);
    Ascii.encodePointPrice(priceE4, target, base + OrderRow.PRICE_AT);
    target[base + OrderRow.SIGN_AT] = (byte) (negative ? '-' : '+');
    Ascii.encode(shares, target, base + OrderRow.SHARES_AT, OrderRow.SHARES_DIGITS);
    target[base + OrderRow.CHANNEL_AT] = (byte) channel.mark(fix);
    if (layout.hasOrderTerms()) {
      target[base + OrderRow.SOURCE_AT] = (byte) (source == null ? ' ' : source.mark);
    }
    return EShopKind.ORDER.length(layout);
  }
}
