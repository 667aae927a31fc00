package tw.kuroshio.feed.source;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.feed.DayExpectations;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.SecurityKind;

/** A market that hears a source: its state, and every word that is no record. */
final class HeardMarket implements MarketDataListener {

  static final InstrumentId TSMC = new InstrumentId("2330", Market.TWSE);
  static final InstrumentId MEDIGEN = new InstrumentId("6547", Market.TPEX);
  static final int TSMC_INDEX = 0;
  static final int MEDIGEN_INDEX = 1;

  static final Instruments INSTRUMENTS =
      new Instruments(
          List.of(
              Instrument.of(TSMC, "", "24", SecurityKind.STOCK),
              Instrument.of(MEDIGEN, "", "22", SecurityKind.STOCK)));

  static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  static final DayRules RULES = RuleFiles.rules().on(DATE);
  static final long MIDNIGHT_NS = (DATE.toEpochDay() * 86_400L - 8 * 3_600L) * 1_000_000_000L;

  final MarketState state =
      new MarketState(INSTRUMENTS, RULES, DayExpectations.none(INSTRUMENTS.size()));
  final List<String> told = new ArrayList<>();
  final SourceRecords source;
  long records;
  private long nowNs = MIDNIGHT_NS;

  HeardMarket(SourceSettings settings) {
    source = new SourceRecords(settings, INSTRUMENTS, RULES);
  }

  /** UTC nanoseconds of a time of the day. */
  static long at(String time) {
    return MIDNIGHT_NS + LocalTime.parse(time).toNanoOfDay();
  }

  void hear(String time, SourceEvent event) {
    source.onEvent(event, at(at(time)), this);
  }

  void hear(String time, SourceQuote quote) {
    hear(time, new SourceEvent.Quoted(quote));
  }

  void tick(String time) {
    source.onTime(at(at(time)), this);
  }

  static SourceQuote trade(String time, String price, long lots, long volume) {
    return new SourceQuote(
        TSMC,
        Board.REGULAR,
        at(time),
        false,
        false,
        SourceTrade.of(Price.parse(price), new Size.Lots(lots)),
        new Size.Lots(volume),
        null);
  }

  static SourceQuote book(InstrumentId id, String time, String bid, String ask) {
    return new SourceQuote(
        id,
        Board.REGULAR,
        at(time),
        false,
        false,
        null,
        null,
        new SourceBook(
            List.of(new SourceLevel(Price.parse(bid), new Size.Lots(7))),
            List.of(new SourceLevel(Price.parse(ask), new Size.Lots(8)))));
  }

  @Override
  public long at(long receiveTimeNs) {
    nowNs = Math.max(nowNs, receiveTimeNs);
    return nowNs;
  }

  @Override
  public void accepted(MarketRecord record) {
    records++;
    state.apply(record);
  }

  @Override
  public void gap(Market market, int format, int line, long from, long to) {
    told.add("gap " + market + " " + format);
    state.gap(market, format, nowNs);
  }

  @Override
  public void lineSilent(Market market, int line, long silentNs) {
    told.add("silent " + market + " " + line);
    state.lineDown(market, line, nowNs);
  }

  @Override
  public void lineRestored(Market market, int line) {
    told.add("restored " + market + " " + line);
    state.lineUp(market, line, nowNs);
  }

  @Override
  public void status(String name, boolean up, String detail) {
    told.add(name + (up ? " up: " : " down: ") + detail);
  }

  @Override
  public void setAside(String reason, byte[] message) {
    told.add(reason + " " + message.length);
  }

  @Override
  public void silence(InstrumentId id, boolean silent, long forNs) {
    told.add(id + (silent ? " silent" : " heard"));
    state.silence(id, silent);
  }

  @Override
  public void quarantined(
      QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
    throw new AssertionError("a source's own record is quarantined: " + reason);
  }
}
