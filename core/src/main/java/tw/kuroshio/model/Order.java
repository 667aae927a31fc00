package tw.kuroshio.model;

/**
 * An order as the strategy wants it. Nothing can be sent before {@code risk} has turned it into a
 * CheckedOrder.
 *
 * @param instrumentIndex dense index of {@code instrument} in the run
 * @param price limit price; zero for a market order
 * @param createdNs when it was made, UTC nanoseconds since the epoch
 */
public record Order(
    ClOrdId clOrdId,
    AccountId account,
    StrategyId strategy,
    InstrumentId instrument,
    int instrumentIndex,
    Side side,
    Quantity quantity,
    OrderType type,
    Price price,
    TimeInForce timeInForce,
    Board board,
    OrderCondition condition,
    long createdNs) {

  /** Writes the order in its canonical form. */
  public void writeTo(StateWriter out) {
    out.putString(clOrdId.value()).putString(account.value()).putString(strategy.value());
    out.putString(instrument.code()).putEnum(instrument.market());
    out.putInt(instrumentIndex).putEnum(side).putLong(quantity.shares());
    out.putEnum(type).putLong(price.e4()).putEnum(timeInForce);
    out.putEnum(board).putEnum(condition).putLong(createdNs);
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IllegalArgumentException when the bytes are no order
   */
  public static Order readFrom(StateReader in) {
    return new Order(
        new ClOrdId(in.getString()),
        new AccountId(in.getString()),
        new StrategyId(in.getString()),
        new InstrumentId(in.getString(), in.getEnum(Market.class)),
        in.getInt(),
        in.getEnum(Side.class),
        new Quantity(in.getLong()),
        in.getEnum(OrderType.class),
        new Price(in.getLong()),
        in.getEnum(TimeInForce.class),
        in.getEnum(Board.class),
        in.getEnum(OrderCondition.class),
        in.getLong());
  }
}
