package tw.kuroshio.feed.eshop;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

/**
 * What a row of the order log and a row of the transactions have in common: whose order it is about
 * and on what terms. Reused, never retained. Read it only when its fault is null. One thread.
 */
public abstract sealed class BrokerRow permits OrderRow, TransactionRow {

  static final int DATE_AT = 0;
  static final int CODE_AT = 8;
  static final int SIDE_AT = 14;
  static final int BOARD_AT = 15;
  static final int TIME_AT = 16;
  static final int ORDER_NUMBER_CHARACTERS = 5;
  static final int BROKER_CHARACTERS = 4;
  static final int PRINTER_CHARACTERS = 4;

  private static final int FOUR_SPACES = 0x2020_2020;

  final FieldCheck check = new FieldCheck();
  byte[] buffer = new byte[0];
  int offset;

  /** Offset of everything behind the time: the row's plus the layout's shift. */
  int base;

  EShopLayout layout = EShopLayout.SINCE_CONTINUOUS_TRADING;

  // Offsets in the shorter row.
  private final int orderNumberAt;
  private final int termsAt;
  private final int categoryAt;
  private final int investorAt;

  BrokerRow(int orderNumberAt, int termsAt, int categoryAt, int investorAt) {
    this.orderNumberAt = orderNumberAt;
    this.termsAt = termsAt;
    this.categoryAt = categoryAt;
    this.investorAt = investorAt;
  }

  final void point(byte[] rowBuffer, int rowOffset, EShopLayout rowLayout) {
    buffer = rowBuffer;
    offset = rowOffset;
    base = rowOffset + rowLayout.shift();
    layout = rowLayout;
  }

  /** Checks the common fields; the first fault of the row begins here. */
  final void checkCommon() {
    int shift = layout.shift();
    check.begin(buffer, offset);
    check.date(DATE_AT);
    check.code(CODE_AT);
    check.known(OrderMarks.side(buffer[offset + SIDE_AT]), SIDE_AT);
    check.known(TradeType.ofMark(buffer[offset + BOARD_AT]), BOARD_AT);
    check.time(TIME_AT, layout.timeDigits());
    check.text(shift + orderNumberAt, ORDER_NUMBER_CHARACTERS);
    if (layout.hasOrderTerms()) {
      int kind = buffer[base + termsAt];
      check.require(OrderMarks.isPriceKind(kind), RowFault.UNKNOWN_MARK, shift + termsAt);
      int inForce = buffer[base + termsAt + 1];
      check.require(OrderMarks.isInForce(inForce), RowFault.UNKNOWN_MARK, shift + termsAt + 1);
    } else {
      check.printer(shift + termsAt);
    }
    check.known(OrderCategory.ofMark(buffer[base + categoryAt]), shift + categoryAt);
    check.known(InvestorClass.ofMark(buffer[base + investorAt]), shift + investorAt);
    check.text(shift + investorAt + 1, BROKER_CHARACTERS);
  }

  /** Column of the first wrong field, from 1; 0 when the row was found right. */
  public final int faultColumn() {
    return check.column();
  }

  /** The layout the row was wrapped in. */
  public final EShopLayout layout() {
    return layout;
  }

  /** Trading date as the number yyyymmdd. */
  public final int date() {
    return (int) Ascii.decode(buffer, offset + DATE_AT, 8);
  }

  /** The code as {@link CodeKey}. */
  public final long codeKey() {
    return CodeKey.at(buffer, offset + CODE_AT);
  }

  public final Side side() {
    return Objects.requireNonNull(OrderMarks.side(buffer[offset + SIDE_AT]));
  }

  public final TradeType tradeType() {
    return Objects.requireNonNull(TradeType.ofMark(buffer[offset + BOARD_AT]));
  }

  /** When the order was entered or the trade matched, nanoseconds since midnight in Taipei. */
  public final long timeNsOfDay() {
    return Ascii.decodeTime(buffer, offset + TIME_AT, layout.timeDigits());
  }

  /**
   * The broker's order number, five characters packed, first one high. With {@link #broker} it
   * links an order to its transactions, though not every transaction has its order in the log.
   */
  public final long orderNumber() {
    return Ascii.pack(buffer, base + orderNumberAt, ORDER_NUMBER_CHARACTERS);
  }

  /** Null when blank, and before continuous trading, when every order was a limit order. */
  public final @Nullable OrderType orderType() {
    return layout.hasOrderTerms() ? OrderMarks.orderType(buffer[base + termsAt]) : null;
  }

  /** Null when blank, and before continuous trading, when every order was rest of day. */
  public final @Nullable TimeInForce timeInForce() {
    return layout.hasOrderTerms() ? OrderMarks.timeInForce(buffer[base + termsAt + 1]) : null;
  }

  /** Four characters of the printer, packed; four spaces since continuous trading. */
  public final int printer() {
    return layout.hasOrderTerms()
        ? FOUR_SPACES
        : (int) Ascii.pack(buffer, base + termsAt, PRINTER_CHARACTERS);
  }

  public final OrderCategory category() {
    return Objects.requireNonNull(OrderCategory.ofMark(buffer[base + categoryAt]));
  }

  public final InvestorClass investor() {
    return Objects.requireNonNull(InvestorClass.ofMark(buffer[base + investorAt]));
  }

  /** The broker's recoded number, four characters packed, first one high. */
  public final int broker() {
    return (int) Ascii.pack(buffer, base + investorAt + 1, BROKER_CHARACTERS);
  }
}
