package tw.kuroshio.engine;

import tw.kuroshio.feed.CodeIndex;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** Applies one accepted record to the books. Allocates nothing. */
final class FeedStage implements Stateful {

  /** The record concerns no instrument of this run. */
  static final int NO_INSTRUMENT = -1;

  private final OrderBooks books;
  private final CodeIndex twse;
  private final CodeIndex tpex;
  private final QuoteCursor quote = new QuoteCursor();
  private final ReferenceCursor reference = new ReferenceCursor();
  private int changed;
  private long ofOtherInstruments;

  FeedStage(Instruments instruments, OrderBooks books) {
    this.books = books;
    twse = new CodeIndex(instruments, Market.TWSE);
    tpex = new CodeIndex(instruments, Market.TPEX);
  }

  /**
   * Dense index of the instrument the record changed, or {@link #NO_INSTRUMENT}: also for the
   * formats that carry neither a book nor static data.
   */
  int apply(MarketRecord record) {
    changed = 0;
    return switch (record.format()) {
      case QuoteCursor.FORMAT, QuoteCursor.WARRANT_FORMAT -> applyQuote(record);
      case ReferenceCursor.FORMAT -> applyReference(record);
      // Snapshots are no events and odd lots no round lots: neither may enter these books.
      default -> NO_INSTRUMENT;
    };
  }

  /** What {@link #apply} changed, flags of {@link OrderBooks}. */
  int changed() {
    return changed;
  }

  /** Records of instruments that are not in this run. */
  long ofOtherInstruments() {
    return ofOtherInstruments;
  }

  private int applyQuote(MarketRecord record) {
    quote.wrap(record.buffer(), record.offset());
    if (quote.isEndOfSession()) {
      return NO_INSTRUMENT;
    }
    int instrument = indexOf(record.market(), quote.codeKey());
    if (instrument >= 0) {
      changed = books.update(instrument, quote, record.ingestTimeNs());
    }
    return instrument;
  }

  private int applyReference(MarketRecord record) {
    reference.wrap(record.buffer(), record.offset());
    if (reference.isCount()) {
      return NO_INSTRUMENT;
    }
    int instrument = indexOf(record.market(), reference.codeKey());
    if (instrument >= 0) {
      changed = books.applyReference(instrument, reference);
    }
    return instrument;
  }

  private int indexOf(Market market, long codeKey) {
    int instrument =
        switch (market) {
          case TWSE -> twse.indexOf(codeKey);
          case TPEX -> tpex.indexOf(codeKey);
        };
    if (instrument < 0) {
      ofOtherInstruments++;
    }
    return instrument;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(ofOtherInstruments);
    books.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    ofOtherInstruments = in.getLong();
    books.readState(in);
  }
}
