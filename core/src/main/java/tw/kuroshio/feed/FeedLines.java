package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/**
 * Which books depend on which line of the exchange, and what trouble of a line does to them. One
 * thread.
 */
final class FeedLines {

  private static final int STOCK_LINE = 1;
  private static final int WARRANT_LINE = 2;
  private static final int ODD_LOT_LINE = 5;

  private final Instruments instruments;
  private final BoardState regular;
  private final BoardState oddLot;

  FeedLines(Instruments instruments, BoardState regular, BoardState oddLot) {
    this.instruments = instruments;
    this.regular = regular;
    this.oddLot = oddLot;
  }

  /** The line whose books depend on every record of the format; 0 for other formats. */
  static int lineOf(int format) {
    return switch (format) {
      case QuoteCursor.FORMAT -> STOCK_LINE;
      case QuoteCursor.WARRANT_FORMAT -> WARRANT_LINE;
      case QuoteCursor.ODD_LOT_FORMAT -> ODD_LOT_LINE;
      default -> 0;
    };
  }

  BoardState boardOf(int line) {
    return line == ODD_LOT_LINE ? oddLot : regular;
  }

  void mark(Market market, int line, BookReason reason, boolean holds, long nowNs) {
    for (int i = 0; i < instruments.size(); i++) {
      if (isFedBy(i, market, line)) {
        if (holds && reason.state() == BookState.GAP) {
          boardOf(line).lost(i, reason, nowNs);
        } else {
          boardOf(line).books.states().set(i, reason, holds);
        }
      }
    }
  }

  /** The sequence numbers of the line's records began again. */
  void forgetSequences(Market market, int line) {
    for (int i = 0; i < instruments.size(); i++) {
      if (isFedBy(i, market, line)) {
        boardOf(line).books.forgetSequence(i);
        boardOf(line).validation.forgetSequence(i);
      }
    }
  }

  private boolean isFedBy(int i, Market market, int line) {
    if (instruments.get(i).id().market() != market) {
      return false;
    }
    boolean warrant = instruments.get(i).kind() == SecurityKind.WARRANT;
    return line == ODD_LOT_LINE || line == (warrant ? WARRANT_LINE : STOCK_LINE);
  }
}
