package tw.kuroshio.feed.eshop;

import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Market;

/**
 * Writes the records a day of tick files becomes, numbered from 1: format 6 on line 1, warrants as
 * format 17 on line 2.
 */
final class FeedRecords {

  private static final FeedLine STOCKS = FeedLine.of(Market.TWSE, 1, LineCopy.A);
  private static final FeedLine WARRANTS = FeedLine.of(Market.TWSE, 2, LineCopy.A);

  private final QuoteEncoder encoder = new QuoteEncoder();
  private final byte[] buffer = new byte[QuoteEncoder.MAX_BYTES];
  private int stockSequence;
  private int warrantSequence;
  private FeedLine line = STOCKS;

  /** Begins the next record of a code. */
  QuoteEncoder start(long codeKey, long matchTimeNsOfDay) {
    boolean warrant = isWarrant(codeKey);
    line = warrant ? WARRANTS : STOCKS;
    return encoder.start(
        warrant ? QuoteCursor.WARRANT_FORMAT : QuoteCursor.FORMAT,
        Market.TWSE,
        warrant ? ++warrantSequence : ++stockSequence,
        codeKey,
        matchTimeNsOfDay);
  }

  /** Hands out the record begun last. */
  void send(RecordSink sink, long timeNsOfDay) {
    sink.record(line, timeNsOfDay, buffer, 0, encoder.encode(buffer, 0));
  }

  /** Hands out the records that end the session, one for each format that was used. */
  void end(RecordSink sink, long timeNsOfDay) {
    if (stockSequence > 0) {
      line = STOCKS;
      encoder.startEndOfSession(QuoteCursor.FORMAT, Market.TWSE, ++stockSequence);
      send(sink, timeNsOfDay);
    }
    if (warrantSequence > 0) {
      line = WARRANTS;
      encoder.startEndOfSession(QuoteCursor.WARRANT_FORMAT, Market.TWSE, ++warrantSequence);
      send(sink, timeNsOfDay);
    }
  }

  long count() {
    return (long) stockSequence + warrantSequence;
  }

  /**
   * Whether a code is a warrant's: six characters that begin with 03 to 08. Source: TWSE manual
   * B.12.07, appendix 2.
   */
  static boolean isWarrant(long codeKey) {
    long second = codeKey >>> 32 & 0xFF;
    return codeKey >>> 40 == '0' && second >= '3' && second <= '8' && (codeKey & 0xFF) != ' ';
  }
}
