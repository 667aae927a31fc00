package tw.kuroshio.risk;

/** Why an order is refused before it is sent. One constant per rule; ids are stable. */
public enum DenyReason {
  /** The engine is not in state TRADING. */
  NOT_TRADING("PT-01"),
  /** A person stopped new orders. */
  KILL_SWITCH("PT-01"),
  /** The instrument is not in this run. */
  UNKNOWN_INSTRUMENT("PT-03"),
  /** The instrument is not quoted in TWD. */
  FOREIGN_CURRENCY("PT-03"),
  /** The exchange gave no reference price for the day. */
  NO_REFERENCE_PRICE("PT-03"),
  /** The exchange suspended the instrument. */
  SUSPENDED("PT-03"),
  /** Board or funding that is not traded: only the regular board in cash is. */
  BOARD_NOT_SUPPORTED("PT-04"),
  /** Not a positive number of whole board lots. */
  NOT_WHOLE_LOTS("PT-04"),
  /** More board lots than the exchange takes in one order. */
  TOO_MANY_LOTS("PT-04"),
  /** The price is not on the tick grid. */
  OFF_TICK("PT-05"),
  /** The price is outside the day's limits. */
  BEYOND_PRICE_LIMIT("PT-05"),
  /** The price is too far from the market. */
  PRICE_COLLAR("PT-06"),
  /** The order is worth too much. */
  ORDER_VALUE("PT-07"),
  /** The order is too large a part of a day's usual volume. */
  ORDER_QUANTITY("PT-08"),
  /** One name would take too much of the equity. */
  NAME_CAP("PT-10"),
  /** One sector would take too much of the equity. */
  SECTOR_CAP("PT-10"),
  /** The purchase could not be paid on its settlement date. */
  CASH("PT-11"),
  /** More shares than are held and free to be delivered. */
  INVENTORY("PT-11"),
  /** Too many messages in a second or in ten. */
  MESSAGE_RATE("PT-12"),
  /** The same order was sent moments ago. */
  DUPLICATE("PT-13"),
  /** An own order rests on the other side. */
  SELF_TRADE("PT-15"),
  /** The instrument's quote is too old. */
  STALE_PRICE("PT-17"),
  /** The book may miss records after a gap in the feed. */
  UNRELIABLE_BOOK("PT-17"),
  /** Bid and ask cross in continuous trading: the book cannot be right. */
  CROSSED_BOOK("PT-17"),
  /** The exchange takes no orders at this time. */
  SESSION_CLOSED("PT-21"),
  /** The exchange does not take this order type in this phase. */
  ORDER_TYPE("PT-21");

  private final String id;

  DenyReason(String id) {
    this.id = id;
  }

  /** The control's id in the control catalogue. */
  public String id() {
    return id;
  }
}
