package tw.kuroshio.app;

import tw.kuroshio.feed.MarketRecord;

/**
 * Told on the engine's thread how receiving goes, so that somebody with a clock can measure it.
 * Never influences the engine; must not allocate for a record.
 */
public interface IngestObserver {

  /** Measures nothing. */
  IngestObserver NONE = new IngestObserver() {};

  /**
   * The record, in sequence or late, is in the log's buffer and has passed every stage it moves.
   */
  default void applied(MarketRecord record) {}

  /** The engine fell behind what is received, or is no longer. */
  default void backlog(boolean behind) {}
}
