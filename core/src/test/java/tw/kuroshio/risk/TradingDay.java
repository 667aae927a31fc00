package tw.kuroshio.risk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.feed.DayExpectations;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderCondition;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.model.TimeInForce;

/**
 * One trading day with real order books, fed with real feed records, a ledger and pre-trade
 * control. Stocks are at index 0 upwards, two to a sector, all with reference 100 TWD until told
 * otherwise.
 */
public final class TradingDay {

  public static final LocalDate CONTINUOUS = LocalDate.of(2026, 3, 2);
  public static final LocalDate PERIODIC = LocalDate.of(2020, 3, 19);
  private static final int VOLUME = 1_000_000;

  public final DayRules rules;
  public final Instruments instruments;
  public final MarketState market;
  public final OrderBooks books;
  public final Ledger ledger;
  public final Risk risk;
  private final byte[] record = new byte[QuoteEncoder.MAX_BYTES + ReferenceCursor.BYTES];
  private final QuoteEncoder encoder = new QuoteEncoder();
  private final long[] volumeLots;
  private int sequence = 1;
  private long nextId = 1;

  public TradingDay(LocalDate date, int stocks, RiskLimits limits) {
    rules = RuleFiles.rules().on(date);
    List<Instrument> list = new ArrayList<>();
    for (int i = 0; i < stocks; i++) {
      InstrumentId id = new InstrumentId(Integer.toString(1101 + i), Market.TWSE);
      String sector = Integer.toString(10 + i / 2);
      list.add(Instrument.of(id, "S" + i, sector, SecurityKind.STOCK));
    }
    instruments = new Instruments(list);
    market = new MarketState(instruments, rules, DayExpectations.none(stocks));
    books = market.books();
    volumeLots = new long[stocks];
    ledger = new Ledger(instruments, rules.fees(), rules.calendar().settlementDate(date));
    long[] volume = new long[stocks];
    Arrays.fill(volume, VOLUME);
    risk = new Risk(instruments, rules, books, ledger, volume, limits, 1, "rules-1");
    risk.setState(TradingState.TRADING);
    ledger.openCash(AccountId.DEFAULT, Money.ofTwd(10_000_000));
    for (int i = 0; i < stocks; i++) {
      reference(i, "100", "110", "90");
      ledger.startMark(i, Price.parse("100"));
    }
  }

  /** UTC nanoseconds of a time of the day in Taipei. */
  public long at(String time) {
    return (rules.date().toEpochDay() * 86_400L - 8 * 3_600L) * 1_000_000_000L
        + LocalTime.parse(time).toNanoOfDay();
  }

  public void reference(int stock, String price, String up, String down) {
    new ReferenceEncoder()
        .start(Market.TWSE, sequence++, key(stock))
        .prices(Price.parse(price).e4(), Price.parse(up).e4(), Price.parse(down).e4())
        .encode(record, 0);
    books.applyReference(stock, new ReferenceCursor().wrap(record, 0));
  }

  /** A trade and one level each side; "" leaves the side empty. Also marks the ledger. */
  public void quote(int stock, String time, String last, long lots, String bid, String ask) {
    encoder.start(
        QuoteCursor.FORMAT,
        Market.TWSE,
        sequence++,
        key(stock),
        LocalTime.parse(time).toNanoOfDay());
    if (rules.session().continuousTrading()) {
      encoder.continuous();
    }
    volumeLots[stock] += lots;
    encoder.cumulativeVolume(volumeLots[stock]);
    if (lots > 0) {
      encoder.trade(Price.parse(last).e4(), lots);
      ledger.mark(stock, Price.parse(last).e4());
    }
    if (!bid.isEmpty()) {
      encoder.bid(Price.parse(bid).e4(), 100);
    }
    if (!ask.isEmpty()) {
      encoder.ask(Price.parse(ask).e4(), 100);
    }
    encoder.encode(record, 0);
    books.update(stock, new QuoteCursor().wrap(record, 0), at(time));
  }

  private long key(int stock) {
    return CodeKey.of(instruments.get(stock).id().code());
  }

  /** Shares held at the day's start, at a cost of 80 TWD. */
  public void hold(int stock, long shares) {
    ledger.openPosition(BookId.DEFAULT, stock, shares, new Money(Price.parse("80").e4() * shares));
  }

  public Order order(int stock, Side side, long shares, String price, String time) {
    return new Order(
        ClOrdId.of(61, 1, nextId++),
        AccountId.DEFAULT,
        StrategyId.DEFAULT,
        instruments.get(stock).id(),
        stock,
        side,
        new Quantity(shares),
        OrderType.LIMIT,
        Price.parse(price),
        TimeInForce.ROD,
        Board.REGULAR,
        OrderCondition.CASH,
        at(time));
  }

  /** The verdict on a limit order at its creation time. */
  public RiskDecision check(Order order) {
    return risk.check(order, order.createdNs(), 42);
  }
}
