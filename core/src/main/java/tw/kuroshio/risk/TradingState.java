package tw.kuroshio.risk;

/** What the engine may do. Only {@link #TRADING} lets new orders pass; cancels pass in each. */
public enum TradingState {
  /** Watches, sends nothing. */
  READ_ONLY,
  /** Compares its books with the venue's. */
  RECONCILING,
  /** Reconciled; orders may leave. */
  TRADING
}
