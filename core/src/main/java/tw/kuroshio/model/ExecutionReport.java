package tw.kuroshio.model;

/**
 * What the venue says about one order. Closed alternatives, FIX tag 150. Every report carries the
 * venue's own time and an id that is unique per venue and day, for deduplication.
 */
public sealed interface ExecutionReport {

  ClOrdId clOrdId();

  AccountId account();

  StrategyId strategy();

  /** FIX tag 17, unique per venue and day. */
  long execId();

  /** Venue time, UTC nanoseconds since the epoch. */
  long venueTimeNs();

  /** The order rests or waits at the venue (FIX New). */
  record Accepted(
      ClOrdId clOrdId, AccountId account, StrategyId strategy, long execId, long venueTimeNs)
      implements ExecutionReport {}

  /** The venue refused the order; it never had effect. */
  record Rejected(
      ClOrdId clOrdId,
      AccountId account,
      StrategyId strategy,
      long execId,
      long venueTimeNs,
      VenueReject reason)
      implements ExecutionReport {}

  /**
   * Shares changed hands.
   *
   * @param quantity shares of this execution (FIX LastQty)
   * @param price price of this execution (FIX LastPx)
   */
  record Filled(
      ClOrdId clOrdId,
      AccountId account,
      StrategyId strategy,
      long execId,
      long venueTimeNs,
      Quantity quantity,
      Price price)
      implements ExecutionReport {}

  /**
   * The rest of the order is gone: our request, an IOC remainder, or the venue's own act.
   *
   * @param canceled shares removed
   */
  record Canceled(
      ClOrdId clOrdId,
      AccountId account,
      StrategyId strategy,
      long execId,
      long venueTimeNs,
      Quantity canceled)
      implements ExecutionReport {}

  /** A cancel request was refused; the order is as it was. */
  record CancelRejected(
      ClOrdId clOrdId,
      AccountId account,
      StrategyId strategy,
      long execId,
      long venueTimeNs,
      VenueReject reason)
      implements ExecutionReport {}

  /**
   * The day ended with shares unfilled.
   *
   * @param expired shares that expired
   */
  record Expired(
      ClOrdId clOrdId,
      AccountId account,
      StrategyId strategy,
      long execId,
      long venueTimeNs,
      Quantity expired)
      implements ExecutionReport {}
}
