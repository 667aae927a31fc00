package tw.kuroshio.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.VenueReject;
import tw.kuroshio.risk.RiskLimits;
import tw.kuroshio.risk.TradingDay;

/** A trading day with execution on top; outputs are collected as readable lines and as values. */
final class ExecutionDay {

  final TradingDay market;
  final List<ExecutionOutput> outputs = new ArrayList<>();
  final Execution execution;
  private long seq = 1;
  private long execId = 1;
  private long nowNs;

  ExecutionDay(TradingDay market, ExecutionSettings settings) {
    this.market = market;
    execution =
        new Execution(
            market.instruments,
            market.rules,
            market.books,
            market.ledger,
            market.risk,
            settings,
            1,
            outputs::add);
  }

  /** Six stocks quoted 99.9 / 100 after 1,000 lots at 100; a continuous session. */
  static ExecutionDay quoted() {
    TradingDay market = new TradingDay(TradingDay.CONTINUOUS, 6, RiskLimits.defaults());
    ExecutionDay day = new ExecutionDay(market, ExecutionSettings.defaults());
    day.quoteAll("09:09:00");
    return day;
  }

  void quoteAll(String time) {
    for (int i = 0; i < market.instruments.size(); i++) {
      market.quote(i, time, "100", 1_000, "99.9", "100");
    }
  }

  void target(String time, long... shares) {
    nowNs = market.at(time);
    execution.onTarget(market.risk.approve(BookId.DEFAULT, shares, seq), nowNs, seq++);
    market.ledger.verify();
  }

  void timer(String time) {
    nowNs = market.at(time);
    execution.onTimer(nowNs, seq++);
  }

  void report(ExecutionReport report) {
    execution.onReport(report, nowNs, seq++);
    market.ledger.verify();
  }

  /** The most recent order sent. */
  Order last() {
    return sent().getLast();
  }

  List<Order> sent() {
    List<Order> orders = new ArrayList<>();
    for (ExecutionOutput output : outputs) {
      if (output instanceof OrderRequest.New request) {
        orders.add(request.checkedOrder().order());
      }
    }
    return orders;
  }

  void accept(Order order) {
    report(
        new ExecutionReport.Accepted(
            order.clOrdId(), order.account(), order.strategy(), execId++, nowNs));
  }

  void reject(Order order, VenueReject reason) {
    report(
        new ExecutionReport.Rejected(
            order.clOrdId(), order.account(), order.strategy(), execId++, nowNs, reason));
  }

  void fill(Order order, long shares, String price) {
    report(
        new ExecutionReport.Filled(
            order.clOrdId(),
            order.account(),
            order.strategy(),
            execId++,
            nowNs,
            new Quantity(shares),
            Price.parse(price)));
  }

  void fillAll(Order order) {
    fill(order, order.quantity().shares(), order.price().toString());
  }

  void canceled(Order order) {
    long leaves =
        execution.orders().stream()
            .filter(status -> status.order().equals(order))
            .mapToLong(OrderStatus::leavesShares)
            .sum();
    report(
        new ExecutionReport.Canceled(
            order.clOrdId(),
            order.account(),
            order.strategy(),
            execId++,
            nowNs,
            new Quantity(leaves)));
  }

  void expired(Order order, long shares) {
    report(
        new ExecutionReport.Expired(
            order.clOrdId(),
            order.account(),
            order.strategy(),
            execId++,
            nowNs,
            new Quantity(shares)));
  }

  /** What was said since the last call, one short line each. */
  List<String> said() {
    List<String> lines = outputs.stream().map(ExecutionDay::line).toList();
    outputs.clear();
    return lines;
  }

  private static String line(ExecutionOutput output) {
    return switch (output) {
      case OrderRequest.New request -> {
        Order order = request.checkedOrder().order();
        yield "new %s %s %d %d @ %s"
            .formatted(
                number(order.clOrdId()),
                lower(order.side()),
                order.instrumentIndex(),
                order.quantity().shares(),
                new java.math.BigDecimal(order.price().toString())
                    .stripTrailingZeros()
                    .toPlainString());
      }
      case OrderRequest.Cancel request -> "cancel " + number(request.clOrdId());
      case ExecutionOutput.OrderDenied denied ->
          "denied %s %s".formatted(number(denied.order().clOrdId()), denied.decision().reason());
      case ExecutionOutput.OrderChanged changed ->
          "%s %s %s %s %d+%d+%d"
              .formatted(
                  number(changed.clOrdId()),
                  changed.event(),
                  changed.kind(),
                  changed.state(),
                  changed.cumShares(),
                  changed.leavesShares(),
                  changed.canceledShares());
      case ExecutionOutput.UnknownOrder unknown -> "unknown " + unknown.clOrdId();
      case ExecutionOutput.ParentEnded ended ->
          "parent %s %d %s %d of %d"
              .formatted(
                  lower(ended.side()),
                  ended.instrumentIndex(),
                  ended.end(),
                  ended.filledShares(),
                  ended.wantedShares());
    };
  }

  private static String lower(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  private static String number(ClOrdId id) {
    return "#" + Long.parseLong(id.value().substring(5), 36);
  }
}
