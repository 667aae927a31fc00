package tw.kuroshio.feed;

/**
 * Where a live day's market data comes from: the exchange's own multicast, or a source beside it.
 * Whatever it is, it tells the exchange's records, with numbers of its own where it has none of the
 * exchange's. Receives on threads of its own; the methods belong to the engine's thread.
 */
public interface MarketDataSource extends AutoCloseable {

  /**
   * Tells what has come.
   *
   * @param limit most datagrams or messages to take
   * @return how many were taken
   */
  int poll(MarketDataListener listener, int limit);

  /** Tells the time: what is given up, who is silent. */
  void onTime(long nowNs, MarketDataListener listener);

  /** When {@link #onTime} must be called at the latest; {@link Long#MAX_VALUE} = no need. */
  long nextDueNs();

  /** Datagrams or messages received and not yet taken. */
  long waiting();

  /** Nothing waits for something else to come. */
  boolean isSettled();

  @Override
  void close();
}
