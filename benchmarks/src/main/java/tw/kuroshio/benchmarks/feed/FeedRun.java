package tw.kuroshio.benchmarks.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.feed.CodeIndex;
import tw.kuroshio.feed.DayExpectations;
import tw.kuroshio.feed.FeedCounts;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;

/**
 * The product's feed stage on one thread: datagram, frame, check byte, sequence, arbitration of the
 * two copies, code look-up, decoding, book. Both sides run this class; which {@link QuoteCursor} it
 * reads with is its class loader's choice.
 */
final class FeedRun implements FeedSide, FeedListener {

  private static final FeedLine[] LINES = FeedLine.values();

  private final DayRules rules = BenchRules.day();
  private final QuoteCursor quote = new QuoteCursor();
  private FeedHandler handler = new FeedHandler();
  private MarketState stage;
  private boolean wholeStage;
  private OrderBooks books;
  private CodeIndex twse;
  private CodeIndex tpex;
  private long nowNs;
  private long applied;

  FeedRun() {
    Instruments none = new Instruments(List.of());
    stage = new MarketState(none, rules, DayExpectations.none(0));
    books = stage.books();
    twse = new CodeIndex(none, Market.TWSE);
    tpex = new CodeIndex(none, Market.TPEX);
  }

  @Override
  public void begin(String[] codes, boolean[] ofTpex, boolean whole) {
    Instruments instruments = BenchInstruments.of(codes, ofTpex);
    handler = new FeedHandler();
    stage = new MarketState(instruments, rules, DayExpectations.none(codes.length));
    books = stage.books();
    wholeStage = whole;
    twse = new CodeIndex(instruments, Market.TWSE);
    tpex = new CodeIndex(instruments, Market.TPEX);
    applied = 0;
  }

  @Override
  public void take(DatagramChunk chunk) {
    for (int i = 0; i < chunk.datagrams; i++) {
      nowNs = chunk.arrivalNs[i];
      handler.onDatagram(
          LINES[chunk.line[i]], chunk.bytes, chunk.at[i], chunk.length[i], nowNs, this);
    }
  }

  @Override
  public void end() {
    handler.flush(this);
  }

  @Override
  public void accepted(MarketRecord record) {
    if (wholeStage) {
      applied += stage.apply(record) >= 0 ? 1 : 0;
      return;
    }
    quote.wrap(record.buffer(), record.offset());
    if (quote.isEndOfSession()) {
      return;
    }
    CodeIndex codes = record.market() == Market.TWSE ? twse : tpex;
    int instrument = codes.indexOf(quote.codeKey());
    if (instrument >= 0) {
      books.update(instrument, quote, record.ingestTimeNs());
      applied++;
    }
  }

  @Override
  public void late(MarketRecord record) {
    accepted(record);
  }

  @Override
  public void gap(Market market, int format, int line, long fromSequence, long toSequence) {
    stage.gap(market, format, nowNs);
  }

  @Override
  public void healed(Market market, int format, int line) {
    stage.healed(market, format, nowNs);
  }

  @Override
  public void quarantined(
      QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {}

  @Override
  public SideCounts counts() {
    FeedCounts counts = handler.counts();
    Map<String, Long> quarantined = new LinkedHashMap<>();
    for (QuarantineReason reason : QuarantineReason.values()) {
      long count = counts.quarantined(reason);
      if (count != 0) {
        quarantined.put(reason.name(), count);
      }
    }
    return new SideCounts(
        counts.accepted(),
        counts.duplicates(),
        counts.conflicts(),
        counts.late(),
        counts.tooOld(),
        counts.restarts(),
        counts.gaps(),
        counts.missing(),
        quarantined,
        applied);
  }

  @Override
  public byte[] state(int instrumentIndex) {
    return BookBytes.state(books, instrumentIndex);
  }

  @Override
  public byte[] book(int instrumentIndex) {
    return BookBytes.book(books, instrumentIndex);
  }

  @Override
  public long matchTimeNsOfDay(int instrumentIndex) {
    return books.matchTimeNsOfDay(instrumentIndex);
  }
}
