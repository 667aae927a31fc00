package tw.kuroshio.feed.eshop;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;

/**
 * Reads one row of the order log (odr) in place. Reused, never retained: point it at a row with
 * {@link #wrap}, ask {@link #fault}, and read the rest only when that is null. Prices in 10⁻⁴ TWD,
 * quantities in shares. One thread.
 *
 * <p>Columns of the 63-byte row (the 59-byte row has a time of 8 digits and 4 less from there on):
 * 1 date, 9 code X(6), 15 B or S, 16 board, 17 time, 29 order number X(5), 34 action, 35 price
 * X(7), 42 sign and shares S9(10), 53 category, 54 channel, 55 kind of price, 56 time in force, 57
 * source, 58 blank (until 2020-03-22 columns 55 to 58 were the printer), 59 investor, 60 recoded
 * broker X(4). Source: the shop's format H1.
 */
public final class OrderRow extends BrokerRow {

  // Offsets of the shorter row; the longer one adds the layout's shift.
  static final int ORDER_NUMBER_AT = 24;
  static final int ACTION_AT = 29;
  static final int PRICE_AT = 30;
  static final int SIGN_AT = 37;
  static final int SHARES_AT = 38;
  static final int SHARES_DIGITS = 10;
  static final int CATEGORY_AT = 48;
  static final int CHANNEL_AT = 49;
  static final int TERMS_AT = 50;
  static final int SOURCE_AT = 52;
  static final int INVESTOR_AT = 54;

  public OrderRow() {
    super(ORDER_NUMBER_AT, TERMS_AT, CATEGORY_AT, INVESTOR_AT);
  }

  /** Points the cursor at a row of {@link EShopKind#length} bytes. */
  public OrderRow wrap(byte[] rowBuffer, int rowOffset, EShopLayout rowLayout) {
    point(rowBuffer, rowOffset, rowLayout);
    return this;
  }

  /** The first thing that is wrong with the row, null when every field can be read. */
  public @Nullable RowFault fault() {
    int shift = layout.shift();
    checkCommon();
    check.known(actionOf(buffer[base + ACTION_AT]), shift + ACTION_AT);
    check.pointPrice(shift + PRICE_AT);
    int sign = buffer[base + SIGN_AT];
    check.require(sign == '+' || sign == '-', RowFault.UNKNOWN_MARK, shift + SIGN_AT);
    check.digits(shift + SHARES_AT, SHARES_DIGITS);
    check.known(OrderChannel.ofMark(buffer[base + CHANNEL_AT]), shift + CHANNEL_AT);
    if (layout.hasOrderTerms()) {
      int source = buffer[base + SOURCE_AT];
      boolean known = source == ' ' || OrderSource.ofMark(source) != null;
      check.require(known, RowFault.UNKNOWN_MARK, shift + SOURCE_AT);
    }
    if (check.fault() == null) {
      checkMeaning(shift);
    }
    return check.fault();
  }

  private @Nullable OrderAction actionOf(int mark) {
    OrderAction action = OrderAction.ofMark(mark);
    return action == OrderAction.PRICE && !layout.hasOrderTerms() ? null : action;
  }

  private void checkMeaning(int shift) {
    Side implied = OrderAction.sideOfMark(buffer[base + ACTION_AT]);
    check.require(implied == side(), RowFault.CONTRADICTION, shift + ACTION_AT);
    if (action() != OrderAction.NEW) {
      return;
    }
    check.require(!isNegative(), RowFault.CONTRADICTION, shift + SIGN_AT);
    check.require(signedShares() != 0, RowFault.NO_QUANTITY, shift + SHARES_AT);
    if (priceE4() == 0) {
      check.require(layout.hasOrderTerms(), RowFault.BAD_PRICE, shift + PRICE_AT);
      check.require(orderType() != OrderType.LIMIT, RowFault.CONTRADICTION, shift + PRICE_AT);
    }
  }

  public OrderAction action() {
    return Objects.requireNonNull(OrderAction.ofMark(buffer[base + ACTION_AT]));
  }

  /** Order price; 0 = market order, only since continuous trading. */
  public long priceE4() {
    return Ascii.decodePointPrice(buffer, base + PRICE_AT);
  }

  /**
   * The signed shares of the row. A minus means cancelled or changed quantity; whether the number
   * is then what is taken away or what stays, the exchange's table does not say.
   */
  public long signedShares() {
    long shares = Ascii.decode(buffer, base + SHARES_AT, SHARES_DIGITS);
    return isNegative() ? -shares : shares;
  }

  /** Whether the sign is a minus; tells +0 from -0. */
  public boolean isNegative() {
    return buffer[base + SIGN_AT] == '-';
  }

  public OrderChannel channel() {
    return Objects.requireNonNull(OrderChannel.ofMark(buffer[base + CHANNEL_AT]));
  }

  /** Whether the channel is marked as the FIX protocol does, not as TMP does. */
  public boolean isFix() {
    return OrderChannel.isFixMark(buffer[base + CHANNEL_AT]);
  }

  /** Null when blank and before continuous trading. */
  public @Nullable OrderSource source() {
    return layout.hasOrderTerms() ? OrderSource.ofMark(buffer[base + SOURCE_AT]) : null;
  }
}
