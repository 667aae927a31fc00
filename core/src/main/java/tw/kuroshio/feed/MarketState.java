package tw.kuroshio.feed;

import java.util.List;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.HaltCursor;
import tw.kuroshio.feed.twse.OddLotReferenceCursor;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.SuspensionCursor;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
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

  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long TAIPEI_OFFSET_NS = 8 * 3_600_000_000_000L;

  /** Frozen prices are looked for so often. */
  private static final long WATCH_NS = 5_000_000_000L;

  private final Instruments instruments;
  private final BoardState regular;
  private final BoardState oddLot;
  private final SessionBars bars;
  private final Halts halts;
  private final FrozenPriceWatch frozen;
  private final RefusedRecords refused = new RefusedRecords();
  private final RecordCodes codes;
  private final StaticData staticData;
  private final FeedLines lines;
  private final long midnightNs;

  private final QuoteCursor quote = new QuoteCursor();
  private final HaltCursor halt = new HaltCursor();
  private final SuspensionCursor suspension = new SuspensionCursor();

  private int changed;
  private long nextWatchNs;

  /** An empty market of the rules' day, on a clock that runs as fast as the exchange's. */
  public MarketState(Instruments instruments, DayRules rules, DayExpectations expectations) {
    this(instruments, rules, expectations, SnapshotRecovery.PERIOD_NS);
  }

  /**
   * An empty market of the rules' day.
   *
   * @param snapshotPatienceNs how much later than a loss a snapshot must come to heal a book; more
   *     than {@link SnapshotRecovery#PERIOD_NS} where time is told faster than it passes
   */
  public MarketState(
      Instruments instruments,
      DayRules rules,
      DayExpectations expectations,
      long snapshotPatienceNs) {
    this.instruments = instruments;
    midnightNs = rules.date().toEpochDay() * DAY_NS - TAIPEI_OFFSET_NS;
    regular = new BoardState(instruments, rules, expectations, snapshotPatienceNs, midnightNs);
    oddLot = new BoardState(instruments, rules, expectations, snapshotPatienceNs, midnightNs);
    bars = new SessionBars(instruments.size());
    halts = new Halts(instruments.size() + Market.values().length);
    frozen = new FrozenPriceWatch(instruments.size(), FrozenPriceWatch.Settings.USUAL);
    codes = new RecordCodes(instruments, refused);
    staticData = new StaticData(instruments, rules, expectations, regular, oddLot, codes, refused);
    lines = new FeedLines(instruments, regular, oddLot);
  }

  /** Books of the regular board, warrants among them. */
  public OrderBooks books() {
    return regular.books;
  }

  /** Books of the intraday odd-lot session, in shares. */
  public OrderBooks oddLots() {
    return oddLot.books;
  }

  /** Bars of the regular board. */
  public SessionBars bars() {
    return bars;
  }

  /** Books that were taken from snapshots. */
  public long recoveries() {
    return regular.recovery.recoveries();
  }

  /** Records of instruments that are not in this run. */
  public long ofOtherInstruments() {
    return codes.ofOtherInstruments();
  }

  /** What quotes of the regular board were set aside for, and warned of. */
  public RecordValidation validation() {
    return regular.validation;
  }

  /** The same of odd lots. */
  public RecordValidation oddLotValidation() {
    return oddLot.validation;
  }

  /** The last records set aside. */
  public RefusedRecords refused() {
    return refused;
  }

  /** Quotes whose code no static data of the day names, and whose code is none. */
  public long faults(RecordFault fault) {
    return switch (fault) {
      case UNKNOWN_CODE -> codes.unknownCodes();
      case MALFORMED_CODE -> codes.malformedCodes();
      case REFERENCE_MISMATCH ->
          staticData.unexpected()
              + regular.validation.faults(fault)
              + oddLot.validation.faults(fault);
      default -> regular.validation.faults(fault) + oddLot.validation.faults(fault);
    };
  }

  /** Whether the market's static data has come whole today. */
  public boolean isReferenceComplete(Market market) {
    return codes.isReferenceComplete(market);
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
      case OddLotReferenceCursor.FORMAT -> {
        staticData.applyOddLot(record);
        yield NO_INSTRUMENT;
      }
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
    int i = judged(record, regular);
    if (i < 0) {
      return NO_INSTRUMENT;
    }
    OrderBooks books = regular.books;
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
    markCrossed(i, regular);
    watch(i, record.ingestTimeNs());
    return i;
  }

  private int applySnapshot(MarketRecord record) {
    int i = judged(record, regular);
    long nowNs = record.ingestTimeNs();
    if (i < 0 || !regular.recovery.isNeeded(i, quote, regular.books, nowNs)) {
      return NO_INSTRUMENT;
    }
    changed = regular.books.recover(i, quote, nowNs);
    bars.officialFromSnapshot(
        i,
        quote.openPriceE4(),
        quote.highPriceE4(),
        quote.lowPriceE4(),
        regular.books.cumulativeShares(i),
        quote.matchTimeNsOfDay());
    markCrossed(i, regular);
    regular.recovery.recovered(i);
    return i;
  }

  private int applyOddLot(MarketRecord record) {
    int i = judged(record, oddLot);
    if (i >= 0) {
      oddLot.books.update(i, quote, record.ingestTimeNs());
      markCrossed(i, oddLot);
    }
    return NO_INSTRUMENT;
  }

  /** Points the cursor at a quote; its instrument, or -1 when it is not to be applied. */
  private int judged(MarketRecord record, BoardState board) {
    quote.wrap(record.buffer(), record.offset());
    if (quote.isEndOfSession()) {
      return NO_INSTRUMENT;
    }
    int i = codes.ofQuote(record, quote.codeKey());
    if (i < 0) {
      return NO_INSTRUMENT;
    }
    RecordFault fault = board.validation.check(i, quote, record.ingestTimeNs());
    if (fault == null) {
      return i;
    }
    refused.add(fault, record);
    if (!quote.isSnapshot()) {
      board.lost(i, BookReason.RECORD_REFUSED, record.ingestTimeNs());
    }
    return NO_INSTRUMENT;
  }

  private static void markCrossed(int i, BoardState board) {
    board.books.states().set(i, BookReason.CROSSED, !board.validation.isTradable(i));
  }

  private void watch(int i, long nowNs) {
    frozen.onRecord(i, changed != 0, nowNs);
    regular.books.states().set(i, BookReason.FROZEN, frozen.isFrozen(i));
    if (nowNs >= nextWatchNs) {
      nextWatchNs = nowNs + WATCH_NS;
      for (int found = frozen.onTick(nowNs) - 1; found >= 0; found--) {
        regular.books.states().set(frozen.found(found), BookReason.FROZEN, true);
      }
    }
  }

  private int applyReference(MarketRecord record) {
    int i = staticData.apply(record);
    if (i >= 0) {
      changed = staticData.takeOver(i);
    }
    // Repeated cycles say nothing new, and how many of them are heard is a matter of time.
    return changed == 0 ? NO_INSTRUMENT : i;
  }

  // Halts come on a line of their own: they change whether a book may be traded on, not what it
  // says, so no output of an instrument depends on when they come.
  private int applySuspension(MarketRecord record) {
    suspension.wrap(record.buffer(), record.offset());
    int i = suspension.isCount() ? -1 : codes.indexOf(record.market(), suspension.codeKey());
    if (i >= 0) {
      setBoth(i, BookReason.NOT_TRADED_TODAY, true);
    }
    return NO_INSTRUMENT;
  }

  private int applyHalt(MarketRecord record) {
    halt.wrap(record.buffer(), record.offset());
    if (halt.isEndOfCycle()) {
      return NO_INSTRUMENT;
    }
    Market market = record.market();
    int i = halt.isWholeMarket() ? -1 : codes.indexOf(market, halt.codeKey());
    if (i >= 0 || halt.isWholeMarket()) {
      halts.announce(i < 0 ? instruments.size() + market.place() : i, halt);
      judgeHalts(record.ingestTimeNs());
    }
    return NO_INSTRUMENT;
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
    regular.books.states().set(i, reason, holds);
    oddLot.books.states().set(i, reason, holds);
  }

  /** Records of the format are missing: nobody knows of which instruments. */
  public void gap(Market market, int format, long nowNs) {
    lines.mark(market, FeedLines.lineOf(format), BookReason.SEQUENCE_GAP, true, nowNs);
  }

  /** The missing records of the format have all come late. */
  public void healed(Market market, int format, long nowNs) {
    lines.mark(market, FeedLines.lineOf(format), BookReason.SEQUENCE_GAP, false, nowNs);
  }

  /** The sequence of the format began again. */
  public void restarted(Market market, int format, long nowNs) {
    int line = FeedLines.lineOf(format);
    lines.mark(market, line, BookReason.FEED_RESTARTED, true, nowNs);
    lines.forgetSequences(market, line);
  }

  /** Neither copy of the line is heard. */
  public void lineDown(Market market, int line, long nowNs) {
    lines.mark(market, line, BookReason.LINE_DOWN, true, nowNs);
  }

  /** The line is heard again; what it missed is told as gaps. */
  public void lineUp(Market market, int line, long nowNs) {
    lines.mark(market, line, BookReason.LINE_DOWN, false, nowNs);
  }

  /** A source says nothing of the instrument while others move, or is heard of it again. */
  public void silence(InstrumentId id, boolean silent) {
    int i = instruments.indexOf(id);
    if (i >= 0) {
      regular.books.states().set(i, BookReason.SILENT, silent);
    }
  }

  /** Two records have the number of this one, and other content: its instrument is in doubt. */
  public void conflict(byte[] recordBytes, Market market, long nowNs) {
    int line = FeedLines.lineOf(Frame.format(recordBytes, 0));
    int i = line == 0 ? -1 : codes.indexOf(market, quote.wrap(recordBytes, 0).codeKey());
    if (i >= 0) {
      lines.boardOf(line).lost(i, BookReason.CONTENT_CONFLICT, nowNs);
    }
  }

  private Iterable<Stateful> parts() {
    return List.of(regular, oddLot, bars, halts, frozen);
  }

  @Override
  public void writeState(StateWriter out) {
    codes.writeCounts(out);
    out.putLong(staticData.unexpected()).putLong(nextWatchNs);
    for (Stateful part : parts()) {
      part.writeState(out);
    }
    codes.writeCodes(out);
  }

  @Override
  public void readState(StateReader in) {
    codes.readCounts(in);
    staticData.unexpected(in.getLong());
    nextWatchNs = in.getLong();
    for (Stateful part : parts()) {
      part.readState(in);
    }
    codes.readCodes(in);
  }
}
