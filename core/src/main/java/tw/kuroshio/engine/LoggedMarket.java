package tw.kuroshio.engine;

import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.MarketRecord;

/** The market records among what a log holds: accepted or late, after arbitration. */
public final class LoggedMarket {

  /** Type of their log records. */
  public static final byte TYPE = InputCodec.MARKET_RECORD;

  /** The encoding this version knows: the stream's code, one byte, then the exchange's record. */
  public static final byte SCHEMA_VERSION = InputCodec.SCHEMA_VERSION;

  private LoggedMarket() {}

  /** Whether the reader's record is a market record of the encoding this version knows. */
  public static boolean matches(EventLogReader reader) {
    return reader.type() == TYPE && reader.schemaVersion() == SCHEMA_VERSION && reader.length() > 1;
  }

  /** Points the view at the bytes of a record that {@link #matches}; valid as long as they are. */
  public static MarketRecord wrap(MarketRecord view, EventLogReader reader) {
    byte[] buffer = reader.buffer();
    int offset = reader.offset();
    return view.wrap(
        buffer,
        offset + 1,
        reader.length() - 1,
        FeedLine.ofCode(buffer[offset]),
        reader.ingestTimeNs());
  }
}
