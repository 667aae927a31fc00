package tw.kuroshio.features.intraday;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.DayExpectations;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.HaltEncoder;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** A day of one stock, told by records of the feed: reference price 100 TWD, limits 90 and 110. */
final class LiveDay {

  static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  static final DayRules RULES = RuleFiles.rules().on(DATE);
  static final SessionSchedule SESSION = RULES.session();
  static final Instruments STOCKS =
      new Instruments(
          List.of(
              Instrument.of(new InstrumentId("2330", Market.TWSE), "", "24", SecurityKind.STOCK)));
  static final List<LiveField> ALL = List.of(LiveField.values());

  private static final long MIDNIGHT_NS =
      (DATE.toEpochDay() * 86_400L - 8 * 3_600L) * 1_000_000_000L;

  final MarketState market = new MarketState(STOCKS, RULES, DayExpectations.none(STOCKS.size()));
  final MicrostructureState state = new MicrostructureState(STOCKS.size(), SESSION, ALL);

  private final QuoteEncoder encoder = new QuoteEncoder();
  private final byte[] bytes = new byte[200];
  private final MarketRecord record = new MarketRecord();
  private int sequence;
  private long lots;
  private String time = "08:30:00";

  LiveDay() {
    this(0);
  }

  /**
   * Begins the day with its static data.
   *
   * @param callCycleSeconds between calls, 0 = continuous
   */
  LiveDay(int callCycleSeconds) {
    int length =
        new ReferenceEncoder()
            .start(Market.TWSE, 1, CodeKey.of("2330"))
            .prices(100_0000, 110_0000, 90_0000)
            .callCycleSeconds(callCycleSeconds)
            .encode(bytes, 0);
    apply(FeedLine.TWSE_1_A, length, "08:00:00");
  }

  /** Closes the session; the next begins with its closed ones. */
  LiveDay next() {
    state.closeSession();
    LiveDay next = new LiveDay();
    next.state.carry(state);
    return next;
  }

  OrderBooks books() {
    return market.books();
  }

  /** Begins a record of continuous trading; {@link #send} follows. */
  QuoteEncoder at(String matchTime) {
    return call(matchTime).continuous();
  }

  /** Begins a record of a call auction; {@link #send} follows. */
  QuoteEncoder call(String matchTime) {
    time = matchTime;
    return encoder.start(
        QuoteCursor.FORMAT, Market.TWSE, ++sequence, CodeKey.of("2330"), ns(matchTime));
  }

  /** Sends the record begun last, with so many lots of the day more. */
  void send(int tradedLots) {
    lots += tradedLots;
    encoder.cumulativeVolume(lots);
    apply(FeedLine.TWSE_1_A, encoder.encode(bytes, 0), time);
  }

  void send() {
    send(0);
  }

  /** A trade in continuous trading between a bid and an ask of ten lots, 0 for none. */
  void trade(String matchTime, double price, int tradedLots, double bid, double ask) {
    QuoteEncoder quote = at(matchTime).trade(e4(price), tradedLots);
    if (bid > 0) {
      quote.bid(e4(bid), 10);
    }
    if (ask > 0) {
      quote.ask(e4(ask), 10);
    }
    send(tradedLots);
  }

  /** Leaves a number out: a record that was lost. */
  void lose() {
    sequence++;
  }

  /** The print of the record before the last one, which was lost, comes late. */
  void late(String matchTime, double price, int tradedLots) {
    encoder
        .start(QuoteCursor.FORMAT, Market.TWSE, sequence - 1, CodeKey.of("2330"), ns(matchTime))
        .continuous()
        .trade(e4(price), tradedLots)
        .cumulativeVolume(lots);
    apply(FeedLine.TWSE_1_A, encoder.encode(bytes, 0), time);
  }

  /** A new book of continuous trading without a trade. */
  void quote(String matchTime, double bid, int bidLots, double ask, int askLots) {
    at(matchTime).bid(e4(bid), bidLots).ask(e4(ask), askLots);
    send();
  }

  /** The opening call's print, the book after it as of the next trade. */
  void open(double price, int tradedLots, double bid, double ask) {
    call("09:00:00").openingPrint().trade(e4(price), tradedLots).bid(e4(bid), 10).ask(e4(ask), 10);
    send(tradedLots);
  }

  void halt(String from, String receivedAt) {
    int length =
        new HaltEncoder()
            .start(Market.TWSE, 1, CodeKey.of("2330"), ns(from), QuoteCursor.NO_TIME)
            .encode(bytes, 0);
    apply(FeedLine.TWSE_4_A, length, receivedAt);
  }

  /** A record of somebody else's bytes. */
  void apply(byte[] foreign, String receivedAt) {
    System.arraycopy(foreign, 0, bytes, 0, foreign.length);
    apply(FeedLine.TWSE_1_A, foreign.length, receivedAt);
  }

  private void apply(FeedLine line, int length, String receivedAt) {
    int i = market.apply(record.wrap(bytes, 0, length, line, MIDNIGHT_NS + ns(receivedAt)));
    if (i >= 0) {
      state.onRecord(market.books(), i, market.changed());
    }
  }

  /** After the last record. */
  double value(LiveField field) {
    return state.value(field, market.books(), 0, 0);
  }

  double value(LiveField field, String atTime) {
    return state.value(field, market.books(), 0, ns(atTime));
  }

  static long e4(double price) {
    return Math.round(price * 10_000);
  }

  static long ns(String time) {
    return LocalTime.parse(time).toNanoOfDay();
  }
}
