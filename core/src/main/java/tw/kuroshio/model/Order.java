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
    long createdNs) {}
