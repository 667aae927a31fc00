package tw.kuroshio.execution;

/**
 * What can happen to an order, told apart as far as the transition depends on it: a fill by whether
 * it completes the order, a removal of shares by whether it fits what is open.
 */
public enum OrderEvent {
  DENIED,
  SENT,
  ACCEPTED,
  REJECTED,
  /** A fill of less than is open. */
  FILLED_PART,
  /** A fill of exactly what is open. */
  FILLED_REST,
  /** A fill of more than is open. */
  FILLED_EXCESS,
  /** We ask for a cancel. */
  CANCEL_REQUESTED,
  /** Exactly what is open was cancelled. */
  CANCELED,
  /** Less than is open was cancelled: a fill is still on its way. */
  CANCELED_SHORT,
  /** More than is open was cancelled. */
  CANCELED_EXCESS,
  CANCEL_REJECTED,
  /** Exactly what is open expired. */
  EXPIRED,
  /** Less than is open expired: a fill is still on its way. */
  EXPIRED_SHORT,
  /** More than is open expired. */
  EXPIRED_EXCESS,
  /** The connection broke; we cannot know. */
  CONNECTION_LOST
}
