package tw.kuroshio.adapters.simulator;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.DayTrading;
import tw.kuroshio.feed.twse.HaltEncoder;
import tw.kuroshio.feed.twse.HeartbeatCursor;
import tw.kuroshio.feed.twse.HeartbeatEncoder;
import tw.kuroshio.feed.twse.HeartbeatState;
import tw.kuroshio.feed.twse.OddLotReferenceEncoder;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.RecordEncoder;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.feed.twse.SuspensionEncoder;
import tw.kuroshio.feed.twse.SuspensionReason;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Market;

/**
 * Writes the exchange's records on the lines of the manuals' appendix 6, packed into datagrams.
 * Quotes, snapshots and heartbeats are numbered through the day, by market and format; of the
 * cyclic formats the caller gives the number. Times are nanoseconds of the day.
 */
final class RecordWriter {

  static final int STOCK_LINE = 1;
  static final int SNAPSHOT_LINE = 3;
  static final int STATISTICS_LINE = 4;
  static final int ODD_LOT_LINE = 5;

  private static final int FORMATS = 100;

  private final LinePacker packer = new LinePacker();
  private final QuoteEncoder quotes = new QuoteEncoder();
  private final ReferenceEncoder statics = new ReferenceEncoder();
  private final OddLotReferenceEncoder oddLotStatics = new OddLotReferenceEncoder();
  private final SuspensionEncoder suspensions = new SuspensionEncoder();
  private final HeartbeatEncoder heartbeats = new HeartbeatEncoder();
  private final HaltEncoder halts = new HaltEncoder();
  private final int[] sequences = new int[Market.values().length * FORMATS];
  private final long midnightNs;
  private @Nullable ExchangeListener listener;

  RecordWriter(long midnightNs) {
    this.midnightNs = midnightNs;
  }

  void to(ExchangeListener newListener) {
    listener = newListener;
  }

  /** Static data of a security, format 1, on one line. */
  void reference(
      ScriptedInstrument scripted, int line, int sequence, int callSeconds, long nsOfDay) {
    Instrument instrument = scripted.instrument();
    ReferencePrice reference = scripted.reference();
    statics
        .start(instrument.id().market(), sequence, CodeKey.of(instrument.id().code()))
        .name(instrument.name())
        .sectorCode(instrument.sector())
        .prices(reference.referenceE4(), reference.limitUpE4(), reference.limitDownE4())
        .dayTrading(DayTrading.NONE)
        .callCycleSeconds(callSeconds)
        .tradingUnitShares(instrument.lotShares())
        .currency(instrument.currency());
    sendReference(instrument.id().market(), line, nsOfDay);
  }

  /** Ends a cycle of format 1: of all securities or of the day's new ones. */
  void referenceCount(
      Market market, int line, int sequence, boolean all, int securities, long nsOfDay) {
    statics.startCount(market, sequence, all, securities);
    sendReference(market, line, nsOfDay);
  }

  private void sendReference(Market market, int number, long nsOfDay) {
    FeedLine line = FeedLine.of(market, number, LineCopy.A);
    send(line, statics.encode(packer.buffer(line), packer.offset(line)), nsOfDay);
  }

  /** Static data of a security's odd lots, format 22. */
  void oddLotReference(ScriptedInstrument scripted, int sequence, int callSeconds, long nsOfDay) {
    Instrument instrument = scripted.instrument();
    ReferencePrice reference = scripted.reference();
    oddLotStatics
        .start(instrument.id().market(), sequence, CodeKey.of(instrument.id().code()))
        .name(instrument.name())
        .prices(reference.referenceE4(), reference.limitUpE4(), reference.limitDownE4())
        .callCycleSeconds(callSeconds)
        .tradingUnitShares(instrument.lotShares());
    send(oddLotStatics, instrument.id().market(), ODD_LOT_LINE, nsOfDay);
  }

  /** Ends a cycle of format 22. */
  void oddLotReferenceCount(
      Market market, int sequence, boolean all, int securities, long nsOfDay) {
    send(
        oddLotStatics.startEndOfCycle(market, sequence, all, securities),
        market,
        ODD_LOT_LINE,
        nsOfDay);
  }

  /** A security that does not trade today, format 15. */
  void suspension(Instrument instrument, int sequence, long nsOfDay) {
    long code = CodeKey.of(instrument.id().code());
    Market market = instrument.id().market();
    send(
        suspensions.start(market, sequence, code, SuspensionReason.SUSPENDED),
        market,
        STATISTICS_LINE,
        nsOfDay);
  }

  /** Begins a cycle of format 15. */
  void suspensionCount(Market market, int securities, long nsOfDay) {
    send(suspensions.startCount(market, securities), market, STATISTICS_LINE, nsOfDay);
  }

  /** Format 16; the last one of the day keeps its number when it is repeated. */
  void heartbeat(Market market, HeartbeatState state, boolean repeated, long nsOfDay) {
    int sequence =
        repeated
            ? sequences[counter(market, HeartbeatCursor.FORMAT)]
            : next(market, HeartbeatCursor.FORMAT);
    send(
        state == HeartbeatState.END
            ? heartbeats.startEnd(market, sequence)
            : heartbeats.start(market, sequence, nsOfDay, state),
        market,
        STATISTICS_LINE,
        nsOfDay);
  }

  /** A halt or resumption, format 19. */
  void halt(
      Instrument instrument,
      int sequence,
      long haltNsOfDay,
      long resumeNsOfDay,
      boolean immediate,
      long nsOfDay) {
    Market market = instrument.id().market();
    halts.start(market, sequence, CodeKey.of(instrument.id().code()), haltNsOfDay, resumeNsOfDay);
    sendHalt(market, immediate, nsOfDay);
  }

  /** Ends a sending of format 19. */
  void haltCount(Market market, int sequence, int securities, boolean immediate, long nsOfDay) {
    halts.startEndOfCycle(market, sequence, securities);
    sendHalt(market, immediate, nsOfDay);
  }

  private void sendHalt(Market market, boolean immediate, long nsOfDay) {
    send(immediate ? halts.immediate() : halts, market, STATISTICS_LINE, nsOfDay);
  }

  /** A real-time quote of the regular board, format 6, as it has just been put together. */
  void quote(QuoteImage image) {
    sendQuote(image, QuoteCursor.FORMAT, STOCK_LINE, image.timeNsOfDay(), image.timeNsOfDay());
  }

  /** A real-time quote of odd lots, format 23. */
  void oddLotQuote(QuoteImage image) {
    sendQuote(
        image, QuoteCursor.ODD_LOT_FORMAT, ODD_LOT_LINE, image.timeNsOfDay(), image.timeNsOfDay());
  }

  /**
   * The last quote again as a snapshot, format 20.
   *
   * @param asOfNsOfDay the time it tells, {@link QuoteCursor#NO_TIME} after the close
   */
  void snapshot(QuoteImage image, long asOfNsOfDay, long nsOfDay) {
    sendQuote(image, QuoteCursor.SNAPSHOT_FORMAT, SNAPSHOT_LINE, asOfNsOfDay, nsOfDay);
  }

  private void sendQuote(QuoteImage image, int format, int number, long asOfNsOfDay, long nsOfDay) {
    Market market = image.market();
    image.write(quotes, format, next(market, format), asOfNsOfDay);
    send(quotes, market, number, nsOfDay);
  }

  /** The last record of a format with quotes. */
  void endOfSession(Market market, int format, int number, long nsOfDay) {
    quotes.startEndOfSession(format, market, next(market, format));
    send(quotes, market, number, nsOfDay);
  }

  private int next(Market market, int format) {
    return ++sequences[counter(market, format)];
  }

  private static int counter(Market market, int format) {
    return market.place() * FORMATS + format;
  }

  private void send(QuoteEncoder record, Market market, int number, long nsOfDay) {
    FeedLine line = FeedLine.of(market, number, LineCopy.A);
    send(line, record.encode(packer.buffer(line), packer.offset(line)), nsOfDay);
  }

  private void send(RecordEncoder record, Market market, int number, long nsOfDay) {
    FeedLine line = FeedLine.of(market, number, LineCopy.A);
    send(line, record.encode(packer.buffer(line), packer.offset(line)), nsOfDay);
  }

  private void send(FeedLine line, int length, long nsOfDay) {
    packer.added(line, length, midnightNs + nsOfDay, listener());
  }

  /** Sends what has been written: nothing more leaves at this instant. */
  void flush(long timeNs) {
    packer.flush(timeNs, listener());
  }

  private ExchangeListener listener() {
    if (listener == null) {
      throw new IllegalStateException("No listener for the exchange's records");
    }
    return listener;
  }
}
