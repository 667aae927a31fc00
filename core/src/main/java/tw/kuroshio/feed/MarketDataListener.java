package tw.kuroshio.feed;

import tw.kuroshio.model.InstrumentId;

/** Hears what a {@link MarketDataSource} tells: the feed's records and faults, and the source's. */
public interface MarketDataListener extends FeedListener {

  /**
   * What is told next was received at this time.
   *
   * @return the time it counts as received: never before what was told before
   */
  long at(long receiveTimeNs);

  /** A connection of the source stands or is gone, or there is something to know of it. */
  void status(String source, boolean up, String detail);

  /**
   * A message of the source, set aside.
   *
   * @param reason the source's closed reason, by name
   */
  void setAside(String reason, byte[] message);

  /** Nothing is heard of one instrument while others move, or it is heard again. */
  void silence(InstrumentId id, boolean silent, long forNs);
}
