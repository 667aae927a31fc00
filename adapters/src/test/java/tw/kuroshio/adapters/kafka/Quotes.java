package tw.kuroshio.adapters.kafka;

import java.util.List;
import java.util.zip.CRC32C;
import tw.kuroshio.engine.LogFormat;
import tw.kuroshio.engine.LogFormatReader;
import tw.kuroshio.engine.LoggedMarket;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Market;

/** Quotes of a few instruments, as log records and as messages. */
final class Quotes {

  static final List<String> CODES = List.of("1101  ", "2317  ", "2330  ", "2454  ", "00632R");

  private Quotes() {}

  static byte[] quote(String code, int sequence) {
    byte[] buffer = new byte[QuoteEncoder.MAX_BYTES];
    int length =
        new QuoteEncoder()
            .start(
                QuoteCursor.FORMAT,
                Market.TWSE,
                sequence,
                CodeKey.of(code.strip()),
                32_400_000_000_000L)
            .bid(1_000_000, 3)
            .ask(1_005_000, 4)
            .encode(buffer, 0);
    return java.util.Arrays.copyOf(buffer, length);
  }

  static byte[] message(LogId id, long seq, String code, long ingestTimeNs) {
    byte[] quote = quote(code, Math.toIntExact(seq));
    return MarketMessage.encode(
        id, seq, new MarketRecord().wrap(quote, 0, quote.length, FeedLine.TWSE_1_A, ingestTimeNs));
  }

  /** How many of the first records {@link #copy} copies are market records. */
  static int marketRecords(int records) {
    return records - records / 7;
  }

  /** Copies records {@code from} to {@code to}: every seventh a timer, the others quotes. */
  static void copy(LogFollower copy, int from, int to) {
    Records records = new Records();
    for (int seq = from; seq <= to; seq++) {
      records.make(seq);
      copy.append(records);
    }
  }

  /** Hands out one record after the other, made when asked. */
  private static final class Records extends LogFormatReader {

    void make(long seq) {
      boolean timer = seq % 7 == 0;
      byte[] quote = quote(CODES.get((int) (seq % CODES.size())), Math.toIntExact(seq));
      byte[] payload = new byte[timer ? 9 : 1 + quote.length];
      if (!timer) {
        payload[0] = (byte) FeedLine.TWSE_1_B.code();
        System.arraycopy(quote, 0, payload, 1, quote.length);
      }
      byte[] record = new byte[LogFormat.RECORD_HEADER_BYTES + payload.length];
      LogFormat.writeRecord(
          record,
          0,
          timer ? (byte) 5 : LoggedMarket.TYPE,
          LoggedMarket.SCHEMA_VERSION,
          1,
          seq,
          1_000 + seq,
          payload,
          0,
          payload.length,
          new CRC32C());
      pointAt(record, 0);
    }

    @Override
    public boolean next() {
      return false;
    }

    @Override
    public void close() {}
  }
}
