package tw.kuroshio.benchmarks.feed;

import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.twse.QuoteCursor;

/** The books of the day's records as they were sent: one stream, nothing lost. */
final class UndamagedBooks implements RecordObserver {

  private final OrderBooks books;
  private final QuoteCursor cursor = new QuoteCursor();

  UndamagedBooks(int instruments) {
    books =
        new OrderBooks(
            BenchInstruments.of(
                BenchInstruments.codes(instruments), BenchInstruments.ofTpex(instruments)));
  }

  @Override
  public void sent(QuoteFields quote, byte[] record) {
    if (!quote.endOfSession) {
      books.update(quote.instrument, cursor.wrap(record, 0), 0);
    }
  }

  byte[] state(int instrumentIndex) {
    return BookBytes.state(books, instrumentIndex);
  }

  byte[] book(int instrumentIndex) {
    return BookBytes.book(books, instrumentIndex);
  }

  long matchTimeNsOfDay(int instrumentIndex) {
    return books.matchTimeNsOfDay(instrumentIndex);
  }
}
