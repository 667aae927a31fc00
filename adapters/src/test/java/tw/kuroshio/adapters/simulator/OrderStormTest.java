package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderCondition;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.model.TimeInForce;

/** Thousands of random orders and cancels: what must hold for every one of them. */
class OrderStormTest {

  private static final int ORDERS = 3_000;

  private final Map<ClOrdId, Order> sent = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"2008-10-20, 1", "2020-03-19, 2", "2025-04-07, 3", "2025-04-07, 4"})
  void everyAcceptedShareIsFilledCanceledOrExpired(String date, long seed) {
    DayRules rules = Rules.on(date);
    SeededRandom random = new SeededRandom(seed);
    List<ScriptedInstrument> scripted = RandomDayTest.randomDay(rules, random, 12);
    SimulatedExchange exchange = new SimulatedExchange(Desk.quotesOnly(rules, scripted), seed);
    for (int i = 0; i < ORDERS; i++) {
      send(exchange, rules, scripted, random, i);
    }
    DayLog log = DayLog.play(exchange);

    Map<ClOrdId, Long> open = new HashMap<>();
    int fills = 0;
    for (ExecutionReport report : log.reports) {
      Order order = Objects.requireNonNull(sent.get(report.clOrdId()));
      switch (report) {
        case ExecutionReport.Accepted a -> open.put(a.clOrdId(), order.quantity().shares());
        case ExecutionReport.Filled f -> {
          fills++;
          open.merge(f.clOrdId(), -f.quantity().shares(), Long::sum);
          checkFill(scripted.get(order.instrumentIndex()), order, f, log);
        }
        case ExecutionReport.Canceled c ->
            open.merge(c.clOrdId(), -c.canceled().shares(), Long::sum);
        case ExecutionReport.Expired e -> open.merge(e.clOrdId(), -e.expired().shares(), Long::sum);
        case ExecutionReport.Rejected r -> assertThat(open).doesNotContainKey(r.clOrdId());
        case ExecutionReport.CancelRejected c -> {}
      }
      assertThat(open.getOrDefault(report.clOrdId(), 0L)).isNotNegative();
    }
    assertThat(open.values()).containsOnly(0L);
    assertThat(fills).isGreaterThan(200);
  }

  private void send(
      SimulatedExchange exchange,
      DayRules rules,
      List<ScriptedInstrument> scripted,
      SeededRandom random,
      int number) {
    int which = random.nextInt(scripted.size());
    ScriptedInstrument one = scripted.get(which);
    TickSizeTable ticks = rules.ticks(one.instrument().kind());
    long down = one.reference().limitDownE4();
    long up = one.reference().limitUpE4();
    int edge = random.nextInt(5);
    long price =
        edge == 0
            ? down
            : edge == 1 ? up : ticks.roundUpE4(down + (long) (random.nextDouble() * (up - down)));
    boolean market = rules.session().continuousTrading() && random.nextInt(10) == 0;
    Order order =
        new Order(
            Desk.id(number),
            AccountId.DEFAULT,
            StrategyId.DEFAULT,
            one.instrument().id(),
            which,
            random.nextBoolean() ? Side.BUY : Side.SELL,
            new Quantity(1_000L * (1 + random.nextInt(400))),
            market ? OrderType.MARKET : OrderType.LIMIT,
            new Price(market ? 0 : Math.min(up, price)),
            random.nextInt(4) == 0 ? TimeInForce.IOC : TimeInForce.ROD,
            Board.REGULAR,
            OrderCondition.CASH,
            0);
    sent.put(order.clOrdId(), order);
    long arrival = Desk.at(rules.date(), "08:25") + (long) (random.nextDouble() * 18_600e9);
    exchange.enter(order, arrival);
    if (random.nextInt(3) == 0) {
      exchange.cancel(order.clOrdId(), arrival + (long) (random.nextDouble() * 600e9));
    }
  }

  private static void checkFill(
      ScriptedInstrument one, Order order, ExecutionReport.Filled fill, DayLog log) {
    long price = fill.price().e4();
    String what = order + " " + fill;
    assertThat(fill.quantity().shares() % 1_000).isZero();
    assertThat(fill.quantity().shares()).isPositive();
    if (order.type() == OrderType.LIMIT) {
      assertThat(order.side().sign() * (order.price().e4() - price)).as(what).isNotNegative();
    }
    boolean buy = order.side() == Side.BUY;
    boolean wrongLimit =
        buy ? one.reference().isLimitUp(price) : one.reference().isLimitDown(price);
    if (wrongLimit) {
      assertThat(lockedAt(one, fill.venueTimeNs(), buy, log)).as(what).isFalse();
    }
  }

  /** Whether the last book before the fill, or the one the fill's own call left, was locked. */
  private static boolean lockedAt(ScriptedInstrument one, long timeNs, boolean up, DayLog log) {
    long nsOfDay = (timeNs + 8 * 3_600_000_000_000L) % 86_400_000_000_000L;
    List<DayLog.Quote> until = new ArrayList<>();
    for (DayLog.Quote quote : log.quotes) {
      if (quote.code().equals(one.instrument().id().code())
          && quote.nsOfDay() <= nsOfDay
          && !quote.isTrial()) {
        until.add(quote);
      }
    }
    if (until.isEmpty()) {
      return false;
    }
    DayLog.Quote last = until.getLast();
    return up ? last.asks().isEmpty() : last.bids().isEmpty();
  }
}
