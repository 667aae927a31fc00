package tw.kuroshio.adapters.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tw.kuroshio.feed.DayExpectations;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.source.SourceEvent;
import tw.kuroshio.feed.source.SourceRecords;
import tw.kuroshio.feed.source.SourceSettings;
import tw.kuroshio.feed.source.SourceSink;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/**
 * A market that hears an adapter's threads, event by event on the test's; and beside it the market
 * that hears the exchange's own records.
 */
public final class PumpedMarket implements MarketDataListener, SourceSink {

  public static final InstrumentId TSMC = new InstrumentId("2330", Market.TWSE);
  public static final InstrumentId EINK = new InstrumentId("8069", Market.TPEX);
  public static final int TSMC_INDEX = 0;
  public static final int EINK_INDEX = 1;
  public static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  public static final DayRules RULES = Samples.rules(DATE);

  public static final Instruments INSTRUMENTS =
      new Instruments(
          List.of(
              Instrument.of(TSMC, "", "24", SecurityKind.STOCK),
              Instrument.of(EINK, "", "26", SecurityKind.STOCK)));

  private static final long MIDNIGHT_NS =
      (DATE.toEpochDay() * 86_400L - 8 * 3_600L) * 1_000_000_000L;

  private static final long PATIENCE_S = 30;

  public final MarketState state = new MarketState(INSTRUMENTS, RULES, DayExpectations.none(2));
  public final MarketState exchange = new MarketState(INSTRUMENTS, RULES, DayExpectations.none(2));
  public final List<String> told = new ArrayList<>();
  public final SourceRecords source;
  private final LinkedBlockingQueue<SourceEvent> events = new LinkedBlockingQueue<>();
  private final QuoteEncoder encoder = new QuoteEncoder();
  private final MarketRecord view = new MarketRecord();
  private final byte[] buffer = new byte[QuoteEncoder.MAX_BYTES];
  private int sequence;

  /** It is two o'clock: later than everything that is told, so nothing is of the future. */
  private final long nowNs = MIDNIGHT_NS + LocalTime.of(14, 0).toNanoOfDay();

  public PumpedMarket(String name) {
    source = new SourceRecords(SourceSettings.of(name), INSTRUMENTS, RULES);
  }

  @Override
  public void tell(SourceEvent event) {
    events.add(event);
  }

  /** Takes events until it is so; a test that waits in vain fails. */
  public void until(BooleanSupplier condition, Runnable meanwhile) throws InterruptedException {
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!condition.getAsBoolean()) {
      meanwhile.run();
      SourceEvent event = events.poll(10, TimeUnit.MILLISECONDS);
      if (event != null) {
        source.onEvent(event, nowNs, this);
      }
      assertThat(System.nanoTime()).as("heard so far: " + told).isLessThan(endNs);
    }
  }

  public void until(BooleanSupplier condition) throws InterruptedException {
    until(condition, () -> {});
  }

  /** Begins a record of the exchange; {@link #publish} ends it. */
  public QuoteEncoder quote(InstrumentId id, String time) {
    return encoder.start(
        6, id.market(), ++sequence, CodeKey.of(id.code()), LocalTime.parse(time).toNanoOfDay());
  }

  /** The exchange tells the record, to its own market and to the server. */
  public void publish(QuoteEncoder record, ServedDay server) {
    int length = record.encode(buffer, 0);
    Market market = Frame.market(buffer, 0);
    view.wrap(buffer, 0, length, FeedLine.of(market, 1, LineCopy.A), nowNs);
    exchange.apply(view);
    server.onRecord(buffer, 0, 6, market);
  }

  /** Both markets know the same book, last trade and volume. */
  public boolean agrees(int i) {
    boolean same =
        state.books().lastTradePriceE4(i) == exchange.books().lastTradePriceE4(i)
            && state.books().cumulativeShares(i) == exchange.books().cumulativeShares(i)
            && state.books().trialPriceE4(i) == exchange.books().trialPriceE4(i);
    for (int level = 0; level < 5; level++) {
      same &= state.books().bidPriceE4(i, level) == exchange.books().bidPriceE4(i, level);
      same &= state.books().bidShares(i, level) == exchange.books().bidShares(i, level);
      same &= state.books().askPriceE4(i, level) == exchange.books().askPriceE4(i, level);
      same &= state.books().askShares(i, level) == exchange.books().askShares(i, level);
    }
    return same;
  }

  @Override
  public long at(long receiveTimeNs) {
    return nowNs;
  }

  @Override
  public void accepted(MarketRecord record) {
    state.apply(record);
  }

  @Override
  public void gap(Market market, int format, int line, long from, long to) {
    told.add("gap " + market);
    state.gap(market, format, nowNs);
  }

  @Override
  public void lineSilent(Market market, int line, long silentNs) {
    told.add("silent " + market);
    state.lineDown(market, line, nowNs);
  }

  @Override
  public void lineRestored(Market market, int line) {
    told.add("restored " + market);
    state.lineUp(market, line, nowNs);
  }

  @Override
  public void status(String name, boolean up, String detail) {
    told.add((up ? "up: " : "down: ") + detail);
  }

  @Override
  public void setAside(String reason, byte[] message) {
    told.add("set aside: " + reason);
  }

  @Override
  public void silence(InstrumentId id, boolean silent, long forNs) {
    state.silence(id, silent);
  }

  @Override
  public void quarantined(
      QuarantineReason reason, FeedLine stream, byte[] bytes, int offset, int length) {
    throw new AssertionError("a source's own record is quarantined: " + reason);
  }
}
