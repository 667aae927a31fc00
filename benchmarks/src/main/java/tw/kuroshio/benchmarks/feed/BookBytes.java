package tw.kuroshio.benchmarks.feed;

import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateWriter;

/** Canonical bytes of one instrument's quote state, to compare books with books. */
final class BookBytes {

  private BookBytes() {}

  /** Everything that is part of the feed's output. */
  static byte[] state(OrderBooks books, int instrumentIndex) {
    StateWriter out = new StateWriter();
    books.writeOutput(instrumentIndex, out);
    return out.toByteArray();
  }

  /**
   * What a full quote restores after a loss; not what adds up over the day, prints lost stay lost.
   */
  static byte[] book(OrderBooks books, int instrumentIndex) {
    int i = instrumentIndex;
    StateWriter out = new StateWriter();
    for (int level = 0; level < QuoteCursor.MAX_LEVELS; level++) {
      out.putLong(books.bidPriceE4(i, level)).putLong(books.bidShares(i, level));
      out.putLong(books.askPriceE4(i, level)).putLong(books.askShares(i, level));
    }
    out.putLong(books.cumulativeShares(i));
    out.putLong(books.lastTradePriceE4(i)).putLong(books.lastTradeShares(i));
    out.putLong(books.matchTimeNsOfDay(i));
    out.putBoolean(books.isTrial(i)).putBoolean(books.isClosed(i));
    return out.toByteArray();
  }
}
