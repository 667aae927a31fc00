package tw.kuroshio.feed;

import tw.kuroshio.model.Market;

/**
 * Hears what {@link FeedHandler} makes of the datagrams. Records and buffers are views, valid
 * during the call only.
 */
public interface FeedListener {

  /** The next record of its sequence: log it and apply it. */
  void accepted(MarketRecord record);

  /**
   * Numbers never received, both ends included, {@code fromSequence <= toSequence}; told before the
   * record that shows the gap is accepted. Books of that format are unreliable until quoted again.
   */
  void gap(Market market, int format, int line, long fromSequence, long toSequence);

  /** Bytes set aside; they came on {@code stream}. */
  void quarantined(QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length);

  /**
   * A record that was given up as missing and comes after all: log it and apply what is still news.
   */
  default void late(MarketRecord record) {}

  /** The last number missing of a sequence has come late: nothing is unknown any more. */
  default void healed(Market market, int format, int line) {}

  /** A number that was accepted before, same content: the other copy. */
  default void duplicate(MarketRecord record) {}

  /** A number that was accepted before with other content: the feed's integrity is in doubt. */
  default void conflict(MarketRecord record) {}

  /** A number so far back that nobody remembers whether it was received. */
  default void tooOld(MarketRecord record) {}

  /** A sign of life of the exchange's sending system. */
  default void heartbeat(MarketRecord record) {}

  /** A record of a known format that nobody decodes. */
  default void passedOver(MarketRecord record) {}

  /**
   * The sequence began again in the middle of the day; the record that shows it is accepted next.
   */
  default void restarted(Market market, int format, int line, long lastSequence) {}

  /** One copy of a line is not heard; the other may be. */
  default void streamDown(FeedLine stream, long silentNs) {}

  default void streamUp(FeedLine stream) {}

  /** Neither copy of a line is heard: what it feeds is without news. */
  default void lineSilent(Market market, int line, long silentNs) {}

  /** The line is heard again and its sequence known: gaps, if any, were told before. */
  default void lineRestored(Market market, int line) {}
}
