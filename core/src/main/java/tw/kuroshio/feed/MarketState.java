package tw.kuroshio.feed;

import java.util.List;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.HaltCursor;
import tw.kuroshio.feed.twse.OddLotReferenceCursor;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.SuspensionCursor;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The feed stage behind the event log: what is known of the market from the records and faults of
 * the feed, in their order. Books of the regular board and, apart, of odd lots; the session's bars;
 * halts; and for each book whether it may be traded on. Applying a record allocates nothing. One
 * thread.
 */
public final class MarketState implements Stateful {

  /** The record changed nothing of an instrument of this run. */
  public static final int NO_INSTRUMENT = -1;

  private static final int STOCK_LINE = 1;
  private static final int WARRANT_LINE = 2;
  private static final int ODD_LOT_LINE = 5;
  private static final long DAY_NS = 86_400_000_000_000L;

  private final Instruments instruments;
  private final OrderBooks books;
  private final OrderBooks oddLots;
  private final SessionBars bars;
  private final SnapshotRecovery recovery;
  private final Halts halts;
  private final ReferenceCycle[] cycles = {new ReferenceCycle(), new ReferenceCycle()};
  private final CodeIndex[] codes;
  private final long midnightNs;

  private final QuoteCursor quote = new QuoteCursor();
  private final ReferenceCursor reference = new ReferenceCursor();
  private final OddLotReferenceCursor oddLotReference = new OddLotReferenceCursor();
  private final HaltCursor halt = new HaltCursor();
  private final SuspensionCursor suspension = new SuspensionCursor();

  private int changed;
  private long ofOtherInstruments;

  /**
   * An empty market.
   *
   * @param midnightNs UTC nanoseconds since the epoch of the trading date's midnight in Taipei
   */
  public MarketState(Instruments instruments, long midnightNs) {
    this.instruments = instruments;
    this.midnightNs = midnightNs;
    books = new OrderBooks(instruments);
    oddLots = new OrderBooks(instruments);
    bars = new SessionBars(instruments.size());
    recovery = new SnapshotRecovery(instruments.size());
    halts = new Halts(instruments.size() + Market.values().length);
    codes =
        new CodeIndex[] {
          new CodeIndex(instruments, Market.TWSE), new CodeIndex(instruments, Market.TPEX)
        };
  }

  /** Books of the regular board, warrants among them. */
  public OrderBooks books() {
    return books;
  }

  /** Books of the intraday odd-lot session, in shares. */
  public OrderBooks oddLots() {
    return oddLots;
  }

  /** Bars of the regular board. */
  public SessionBars bars() {
    return bars;
  }

  /** Books that were taken from snapshots. */
  public long recoveries() {
    return recovery.recoveries();
  }

  /** Records of instruments that are not in this run. */
  public long ofOtherInstruments() {
    return ofOtherInstruments;
  }

  /** Whether the market's static data has come whole today. */
  public boolean isReferenceComplete(Market market) {
    return cycles[market.place()].isComplete();
  }

  /**
   * Applies a record, in sequence or late.
   *
   * @return dense index of the instrument of the regular board it changed, or {@link
   *     #NO_INSTRUMENT}
   */
  public int apply(MarketRecord record) {
    changed = 0;
    long nowNs = record.ingestTimeNs();
    if (nowNs - midnightNs >= halts.nextChangeNsOfDay()) {
      judgeHalts(nowNs);
    }
    return switch (record.format()) {
      case QuoteCursor.FORMAT, QuoteCursor.WARRANT_FORMAT -> applyQuote(record);
      case QuoteCursor.SNAPSHOT_FORMAT, QuoteCursor.WARRANT_SNAPSHOT_FORMAT ->
          applySnapshot(record);
      case QuoteCursor.ODD_LOT_FORMAT -> applyOddLot(record);
      case ReferenceCursor.FORMAT -> applyReference(record);
      case OddLotReferenceCursor.FORMAT -> applyOddLotReference(record);
      case HaltCursor.FORMAT -> applyHalt(record);
      case SuspensionCursor.FORMAT -> applySuspension(record);
      // Indices, statistics and after-hours prices change no instrument's state.
      default -> NO_INSTRUMENT;
    };
  }

  /** What {@link #apply} changed, flags of {@link OrderBooks}. */
  public int changed() {
    return changed;
  }

  private int applyQuote(MarketRecord record) {
    quote.wrap(record.buffer(), record.offset());
    if (quote.isEndOfSession()) {
      return NO_INSTRUMENT;
    }
    int i = indexOf(record.market(), quote.codeKey());
    if (i >= 0) {
      changed = books.update(i, quote, record.ingestTimeNs());
      if ((changed & (OrderBooks.TRADE | OrderBooks.OLDER_TRADE)) != 0) {
        bars.print(
            i,
            quote.tradePriceE4(),
            quote.tradeQuantity() * books.lotShares(i),
            quote.matchTimeNsOfDay(),
            quote.isOpeningPrint(),
            quote.isClosingPrint());
      }
      bars.cumulative(i, books.cumulativeShares(i), quote.matchTimeNsOfDay());
    }
    return i;
  }

  private int applySnapshot(MarketRecord record) {
    quote.wrap(record.buffer(), record.offset());
    if (quote.isEndOfSession()) {
      return NO_INSTRUMENT;
    }
    int i = indexOf(record.market(), quote.codeKey());
    if (i < 0) {
      return NO_INSTRUMENT;
    }
    long nowNs = record.ingestTimeNs();
    if (!recovery.isNeeded(i, quote, books, nowNs)) {
      return NO_INSTRUMENT;
    }
    changed = books.recover(i, quote, nowNs);
    bars.officialFromSnapshot(
        i,
        quote.openPriceE4(),
        quote.highPriceE4(),
        quote.lowPriceE4(),
        books.cumulativeShares(i),
        quote.matchTimeNsOfDay());
    recovery.recovered(i);
    return i;
  }

  private int applyOddLot(MarketRecord record) {
    quote.wrap(record.buffer(), record.offset());
    int i = quote.isEndOfSession() ? -1 : indexOf(record.market(), quote.codeKey());
    if (i >= 0) {
      oddLots.update(i, quote, record.ingestTimeNs());
    }
    return NO_INSTRUMENT;
  }

  private int applyReference(MarketRecord record) {
    reference.wrap(record.buffer(), record.offset());
    ReferenceCycle cycle = cycles[record.market().place()];
    if (reference.isAllCount()) {
      cycle.end(reference.securityCount());
    }
    if (reference.isCount()) {
      return NO_INSTRUMENT;
    }
    cycle.record(record.sequence());
    int i = indexOf(record.market(), reference.codeKey());
    if (i >= 0) {
      changed = books.applyReference(i, reference);
    }
    return i;
  }

  private int applyOddLotReference(MarketRecord record) {
    oddLotReference.wrap(record.buffer(), record.offset());
    int i =
        oddLotReference.isEndOfCycle() ? -1 : indexOf(record.market(), oddLotReference.codeKey());
    if (i >= 0) {
      oddLots.applyReference(i, oddLotReference);
    }
    return NO_INSTRUMENT;
  }

  private int applySuspension(MarketRecord record) {
    suspension.wrap(record.buffer(), record.offset());
    int i = suspension.isCount() ? -1 : indexOf(record.market(), suspension.codeKey());
    if (i >= 0) {
      setBoth(i, BookReason.NOT_TRADED_TODAY, true);
    }
    return i;
  }

  private int applyHalt(MarketRecord record) {
    halt.wrap(record.buffer(), record.offset());
    if (halt.isEndOfCycle()) {
      return NO_INSTRUMENT;
    }
    Market market = record.market();
    int i = halt.isWholeMarket() ? -1 : indexOf(market, halt.codeKey());
    if (i < 0 && !halt.isWholeMarket()) {
      return NO_INSTRUMENT;
    }
    halts.announce(i < 0 ? instruments.size() + market.place() : i, halt);
    judgeHalts(record.ingestTimeNs());
    changed = OrderBooks.STATE;
    return i;
  }

  private void judgeHalts(long nowNs) {
    long nsOfDay = Math.min(Math.max(nowNs - midnightNs, 0), DAY_NS);
    for (int i = 0; i < instruments.size(); i++) {
      Market market = instruments.get(i).id().market();
      boolean all = halts.isHalted(instruments.size() + market.place(), nsOfDay);
      setBoth(i, BookReason.MARKET_HALTED, all);
      setBoth(i, BookReason.HALTED, halts.isHalted(i, nsOfDay));
    }
    halts.lookAhead(nsOfDay);
  }

  private void setBoth(int i, BookReason reason, boolean holds) {
    books.states().set(i, reason, holds);
    oddLots.states().set(i, reason, holds);
  }

  private int indexOf(Market market, long codeKey) {
    int instrument = codes[market.place()].indexOf(codeKey);
    if (instrument < 0) {
      ofOtherInstruments++;
    }
    return instrument;
  }

  /** Records of the format are missing: nobody knows of which instruments. */
  public void gap(Market market, int format, long nowNs) {
    mark(market, lineOf(format), BookReason.SEQUENCE_GAP, true, nowNs);
  }

  /** The missing records of the format have all come late. */
  public void healed(Market market, int format, long nowNs) {
    mark(market, lineOf(format), BookReason.SEQUENCE_GAP, false, nowNs);
  }

  /** The sequence of the format began again. */
  public void restarted(Market market, int format, long nowNs) {
    int line = lineOf(format);
    mark(market, line, BookReason.FEED_RESTARTED, true, nowNs);
    for (int i = 0; i < instruments.size(); i++) {
      if (isFedBy(i, market, line)) {
        booksOf(line).forgetSequence(i);
      }
    }
  }

  /** Neither copy of the line is heard. */
  public void lineDown(Market market, int line, long nowNs) {
    mark(market, line, BookReason.LINE_DOWN, true, nowNs);
  }

  /** The line is heard again; what it missed is told as gaps. */
  public void lineUp(Market market, int line, long nowNs) {
    mark(market, line, BookReason.LINE_DOWN, false, nowNs);
  }

  /** Two records have the number of this one, and other content: its instrument is in doubt. */
  public void conflict(byte[] recordBytes, Market market, long nowNs) {
    int line = lineOf(Frame.format(recordBytes, 0));
    int i = line == 0 ? -1 : indexOf(market, quote.wrap(recordBytes, 0).codeKey());
    if (i >= 0) {
      booksOf(line).states().set(i, BookReason.CONTENT_CONFLICT, true);
      recovery.lost(i, nowNs);
    }
  }

  private void mark(Market market, int line, BookReason reason, boolean holds, long nowNs) {
    for (int i = 0; i < instruments.size(); i++) {
      if (isFedBy(i, market, line)) {
        booksOf(line).states().set(i, reason, holds);
        if (line != ODD_LOT_LINE && holds && reason.state() == BookState.GAP) {
          recovery.lost(i, nowNs);
        }
      }
    }
  }

  private OrderBooks booksOf(int line) {
    return line == ODD_LOT_LINE ? oddLots : books;
  }

  private boolean isFedBy(int i, Market market, int line) {
    if (instruments.get(i).id().market() != market) {
      return false;
    }
    boolean warrant = instruments.get(i).kind() == SecurityKind.WARRANT;
    return line == ODD_LOT_LINE || line == (warrant ? WARRANT_LINE : STOCK_LINE);
  }

  /** The line whose books depend on every record of the format; 0 for other formats. */
  private static int lineOf(int format) {
    return switch (format) {
      case QuoteCursor.FORMAT -> STOCK_LINE;
      case QuoteCursor.WARRANT_FORMAT -> WARRANT_LINE;
      case QuoteCursor.ODD_LOT_FORMAT -> ODD_LOT_LINE;
      default -> 0;
    };
  }

  private Iterable<Stateful> parts() {
    return List.of(books, oddLots, bars, recovery, halts, cycles[0], cycles[1]);
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(ofOtherInstruments);
    for (Stateful part : parts()) {
      part.writeState(out);
    }
  }

  @Override
  public void readState(StateReader in) {
    ofOtherInstruments = in.getLong();
    for (Stateful part : parts()) {
      part.readState(in);
    }
  }
}
