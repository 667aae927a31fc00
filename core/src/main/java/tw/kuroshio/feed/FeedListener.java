package tw.kuroshio.feed;

import tw.kuroshio.model.Market;

/**
 * Hears what {@link FeedHandler} makes of the datagrams. Records and buffers are views, valid
 * during the call only.
 */
public interface FeedListener {

  /** The next record of its sequence: log it and apply it. */
  void accepted(MarketRecord record);

  /** A number that was accepted before, same content. */
  void duplicate(MarketRecord record);

  /**
   * Numbers never received, both ends included, {@code fromSequence <= toSequence}; told before the
   * record that shows the gap is accepted. Books of that market are unreliable until quoted again.
   */
  void gap(Market market, int format, int line, long fromSequence, long toSequence);

  /** Bytes set aside. */
  void quarantined(QuarantineReason reason, byte[] buffer, int offset, int length);

  /** A record whose place in the sequence has passed; not accepted, it would turn time back. */
  default void late(MarketRecord record) {}

  /** A number that was accepted before with other content: the feed's integrity is in doubt. */
  default void conflict(MarketRecord record) {}

  /**
   * The sequence began again in the middle of the day; the record that shows it is accepted next.
   */
  default void restarted(Market market, int format, int line, long lastSequence) {}
}
