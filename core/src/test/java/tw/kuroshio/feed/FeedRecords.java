package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.HaltEncoder;
import tw.kuroshio.feed.twse.HeartbeatEncoder;
import tw.kuroshio.feed.twse.HeartbeatState;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.feed.twse.SuspensionEncoder;
import tw.kuroshio.feed.twse.SuspensionReason;
import tw.kuroshio.feed.twse.TimeOfDay;
import tw.kuroshio.model.Market;

/** Small whole records for tests of the receiving side. */
final class FeedRecords {

  static final long SECOND_NS = 1_000_000_000L;
  static final long OPEN_NS_OF_DAY = 9 * 3_600 * SECOND_NS;

  private FeedRecords() {}

  /** A stock's trade of so many lots: the lots tell contents apart. */
  static byte[] quote(Market market, int sequence, int lots) {
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    int length =
        new QuoteEncoder()
            .start(QuoteCursor.FORMAT, market, sequence, CodeKey.of("2330"), OPEN_NS_OF_DAY)
            .trade(1_000_000, lots)
            .encode(bytes, 0);
    return Arrays.copyOf(bytes, length);
  }

  static byte[] warrantQuote(int sequence) {
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    int length =
        new QuoteEncoder()
            .start(
                QuoteCursor.WARRANT_FORMAT,
                Market.TWSE,
                sequence,
                CodeKey.of("030001"),
                OPEN_NS_OF_DAY)
            .encode(bytes, 0);
    return Arrays.copyOf(bytes, length);
  }

  static byte[] endOfSession(int sequence) {
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    int length =
        new QuoteEncoder()
            .startEndOfSession(QuoteCursor.FORMAT, Market.TWSE, sequence)
            .encode(bytes, 0);
    return Arrays.copyOf(bytes, length);
  }

  static byte[] reference(int sequence) {
    byte[] bytes = new byte[114];
    new ReferenceEncoder()
        .start(Market.TWSE, sequence, CodeKey.of(Integer.toString(1_100 + sequence % 10)))
        .encode(bytes, 0);
    return bytes;
  }

  static byte[] heartbeat(int sequence, HeartbeatState state) {
    byte[] bytes = new byte[17];
    new HeartbeatEncoder()
        .start(Market.TWSE, sequence, 8 * 3_600 * SECOND_NS, state)
        .encode(bytes, 0);
    return bytes;
  }

  static byte[] halt(int sequence, String code) {
    byte[] bytes = new byte[26];
    new HaltEncoder()
        .start(Market.TWSE, sequence, CodeKey.of(code), OPEN_NS_OF_DAY, TimeOfDay.NONE)
        .immediate()
        .encode(bytes, 0);
    return bytes;
  }

  /** The record that begins a cycle of suspended securities. */
  static byte[] suspensionCount(int securities) {
    byte[] bytes = new byte[20];
    new SuspensionEncoder().startCount(Market.TWSE, securities).encode(bytes, 0);
    return bytes;
  }

  static byte[] suspension(int sequence, String code) {
    byte[] bytes = new byte[20];
    new SuspensionEncoder()
        .start(Market.TWSE, sequence, CodeKey.of(code), SuspensionReason.SUSPENDED)
        .encode(bytes, 0);
    return bytes;
  }
}
