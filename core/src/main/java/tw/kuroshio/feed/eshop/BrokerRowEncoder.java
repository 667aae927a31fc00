package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

/**
 * Writes what rows of the order log and of the transactions have in common. Does not allocate. One
 * thread.
 *
 * @param <E> the encoder itself, for chained calls
 */
public abstract sealed class BrokerRowEncoder<E extends BrokerRowEncoder<E>>
    permits OrderEncoder, TransactionEncoder {

  private static final byte[] BLANK = {' ', ' ', ' ', ' '};

  private final int orderNumberAt;
  private final int termsAt;
  private final int categoryAt;
  private final int investorAt;

  EShopLayout layout = EShopLayout.SINCE_CONTINUOUS_TRADING;
  private int date;
  private long codeKey;
  Side side = Side.BUY;
  private TradeType tradeType = TradeType.REGULAR;
  private long timeNsOfDay;
  private long orderNumber;
  private @Nullable OrderType orderType;
  private @Nullable TimeInForce timeInForce;
  private int printer;
  private OrderCategory category = OrderCategory.CASH;
  private InvestorClass investor = InvestorClass.INDIVIDUAL;
  private int broker;

  BrokerRowEncoder(int orderNumberAt, int termsAt, int categoryAt, int investorAt) {
    this.orderNumberAt = orderNumberAt;
    this.termsAt = termsAt;
    this.categoryAt = categoryAt;
    this.investorAt = investorAt;
  }

  final void begin(
      EShopLayout newLayout, int newDate, long newCodeKey, Side newSide, long newTime) {
    layout = newLayout;
    date = newDate;
    codeKey = newCodeKey;
    side = newSide;
    timeNsOfDay = newTime;
    tradeType = TradeType.REGULAR;
    orderNumber = (Ascii.pack(BLANK, 0, 4) << 8) | ' ';
    orderType = null;
    timeInForce = null;
    printer = (int) Ascii.pack(BLANK, 0, 4);
    category = OrderCategory.CASH;
    investor = InvestorClass.INDIVIDUAL;
    broker = printer;
  }

  final void copyCommon(BrokerRow row) {
    begin(row.layout(), row.date(), row.codeKey(), row.side(), row.timeNsOfDay());
    tradeType = row.tradeType();
    orderNumber = row.orderNumber();
    orderType = row.orderType();
    timeInForce = row.timeInForce();
    printer = row.printer();
    category = row.category();
    investor = row.investor();
    broker = row.broker();
  }

  /** This encoder. */
  abstract E self();

  public final E tradeType(TradeType newTradeType) {
    tradeType = newTradeType;
    return self();
  }

  /** The order a row is about: its number, five characters packed, and broker, four. */
  public final E orderOf(long newOrderNumber, int newBroker) {
    orderNumber = newOrderNumber;
    broker = newBroker;
    return self();
  }

  /** Kind of price and time in force; null = blank. Only since continuous trading. */
  public final E terms(@Nullable OrderType newOrderType, @Nullable TimeInForce newTimeInForce) {
    orderType = newOrderType;
    timeInForce = newTimeInForce;
    return self();
  }

  /** Four characters of the printer, packed. Only before continuous trading. */
  public final E printer(int newPrinter) {
    printer = newPrinter;
    return self();
  }

  public final E investor(OrderCategory newCategory, InvestorClass newInvestor) {
    category = newCategory;
    investor = newInvestor;
    return self();
  }

  final void encodeCommon(byte[] target, int offset) {
    int base = offset + layout.shift();
    Ascii.encode(date, target, offset + BrokerRow.DATE_AT, 8);
    CodeKey.write(codeKey, target, offset + BrokerRow.CODE_AT);
    target[offset + BrokerRow.SIDE_AT] = (byte) OrderMarks.mark(side);
    target[offset + BrokerRow.BOARD_AT] = (byte) tradeType.mark;
    Ascii.encodeTime(timeNsOfDay, target, offset + BrokerRow.TIME_AT, layout.timeDigits());
    Ascii.unpack(orderNumber, target, base + orderNumberAt, BrokerRow.ORDER_NUMBER_CHARACTERS);
    if (layout.hasOrderTerms()) {
      System.arraycopy(BLANK, 0, target, base + termsAt, BLANK.length);
      target[base + termsAt] = (byte) OrderMarks.mark(orderType);
      target[base + termsAt + 1] = (byte) OrderMarks.mark(timeInForce);
    } else {
      Ascii.unpack(printer, target, base + termsAt, BrokerRow.PRINTER_CHARACTERS);
    }
    target[base + categoryAt] = (byte) category.mark;
    target[base + investorAt] = (byte) investor.mark;
    Ascii.unpack(broker, target, base + investorAt + 1, BrokerRow.BROKER_CHARACTERS);
  }
}
