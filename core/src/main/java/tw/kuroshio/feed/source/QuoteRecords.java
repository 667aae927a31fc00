package tw.kuroshio.feed.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.SecurityKind;

/** Writes quotes, formats 6, 17 and 23, from a source's match and book. */
final class QuoteRecords {

  private static final int STOCK_LINE = 1;
  private static final int WARRANT_LINE = 2;
  private static final int ODD_LOT_LINE = 5;

  private final Instruments instruments;
  private final RecordLines lines;
  private final ReferenceRecords references;
  private final QuoteEncoder encoder = new QuoteEncoder();
  private int current;
  private Board board = Board.REGULAR;
  private LimitState matchLimit = LimitState.NORMAL;

  QuoteRecords(Instruments instruments, RecordLines lines, ReferenceRecords references) {
    this.instruments = instruments;
    this.lines = lines;
    this.references = references;
  }

  int format(Instrument instrument) {
    return instrument.kind() == SecurityKind.WARRANT
        ? QuoteCursor.WARRANT_FORMAT
        : QuoteCursor.FORMAT;
  }

  int line(Instrument instrument) {
    return instrument.kind() == SecurityKind.WARRANT ? WARRANT_LINE : STOCK_LINE;
  }

  int oddLotFormat() {
    return QuoteCursor.ODD_LOT_FORMAT;
  }

  int oddLotLine() {
    return ODD_LOT_LINE;
  }

  /** Begins a record of no match and no flags. */
  void begin(int i, Board of, long nsOfDay, long volume) {
    current = i;
    board = of;
    matchLimit = LimitState.NORMAL;
    Instrument instrument = instruments.get(i);
    int format = of == Board.ODD_LOT ? oddLotFormat() : format(instrument);
    encoder.start(
        format,
        instrument.id().market(),
        lines.next(instrument.id().market(), format),
        CodeKey.of(instrument.id().code()),
        nsOfDay);
    encoder.cumulativeVolume(volume);
  }

  void match(SourceTrade match, boolean opening, boolean closing) {
    encoder.trade(match.price().e4(), match.size().count());
    matchLimit = references.limit(current, match.price().e4());
    if (opening) {
      encoder.openingPrint();
    }
    if (closing) {
      encoder.closingPrint();
    }
  }

  void flags(boolean trial, boolean continuous) {
    if (trial) {
      encoder.trial();
    } else if (continuous) {
      encoder.continuous();
    }
  }

  /**
   * Tells the record.
   *
   * @param disclosed null when the message has no book, or no new one
   * @param known the last book told
   */
  void send(
      @Nullable SourceBook disclosed,
      SourceBook known,
      long ingestNs,
      MarketDataListener listener) {
    SourceBook book = disclosed;
    if (book == null && board == Board.ODD_LOT) {
      book = known;
    }
    if (book == null) {
      encoder.tradeOnly();
      encoder.limits(matchLimit, LimitState.NORMAL, LimitState.NORMAL);
    } else {
      book.bids().forEach(level -> encoder.bid(level.price().e4(), level.size().count()));
      book.asks().forEach(level -> encoder.ask(level.price().e4(), level.size().count()));
      encoder.limits(matchLimit, limit(book.bids()), limit(book.asks()));
    }
    Instrument instrument = instruments.get(current);
    int line = board == Board.ODD_LOT ? ODD_LOT_LINE : line(instrument);
    int length = encoder.encode(lines.buffer, 0);
    lines.send(instrument.id().market(), line, length, ingestNs, listener);
  }

  private LimitState limit(List<SourceLevel> side) {
    return side.isEmpty()
        ? LimitState.NORMAL
        : references.limit(current, side.getFirst().price().e4());
  }
}
