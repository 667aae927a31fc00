package tw.kuroshio.feed.source;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.model.Market;

/**
 * The lines a source's records are told on: those of the exchange, copy A, with numbers of the
 * source's own, by market and format.
 */
final class RecordLines {

  private static final int FORMATS = 100;

  /** A line of a market that carries books, and their format. */
  private record BookLine(Market market, int format, int line) {}

  private final List<BookLine> lines = new ArrayList<>();
  private final int[] sequences = new int[Market.values().length * FORMATS];
  private final MarketRecord view = new MarketRecord();
  final byte[] buffer = new byte[256];

  /** Books of the market come on this line. */
  void carries(Market market, int format, int line) {
    BookLine added = new BookLine(market, format, line);
    if (!lines.contains(added)) {
      lines.add(added);
    }
  }

  /** The next number. */
  int next(Market market, int format) {
    int slot = market.place() * FORMATS + format;
    sequences[slot] = sequences[slot] == Frame.MAX_SEQUENCE ? 1 : sequences[slot] + 1;
    return sequences[slot];
  }

  /** Tells the record in the buffer. */
  void send(Market market, int line, int length, long ingestNs, MarketDataListener listener) {
    view.wrap(buffer, 0, length, FeedLine.of(market, line, LineCopy.A), ingestNs);
    listener.accepted(view);
  }

  /** The source is not heard: nothing is. */
  void down(long silentNs, MarketDataListener listener) {
    for (BookLine line : lines) {
      listener.lineSilent(line.market(), line.line(), silentNs);
    }
  }

  /** Nobody knows what was missed: a number of every line is, for the books to be in doubt. */
  void missed(MarketDataListener listener) {
    for (BookLine line : lines) {
      int number = next(line.market(), line.format());
      listener.gap(line.market(), line.format(), line.line(), number, number);
    }
  }

  /** The source is heard again. */
  void up(MarketDataListener listener) {
    for (BookLine line : lines) {
      listener.lineRestored(line.market(), line.line());
    }
  }
}
