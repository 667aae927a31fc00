package tw.kuroshio.execution;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderCondition;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;
import tw.kuroshio.model.TimeInForce;
import tw.kuroshio.risk.CheckedOrder;
import tw.kuroshio.risk.Risk;
import tw.kuroshio.risk.RiskDecision;

/**
 * Makes orders, has them checked, hands them out, and applies what the venue answers to the order
 * and to the ledger.
 */
final class OrderDesk implements Stateful {

  private final Instruments instruments;
  private final Ledger ledger;
  private final Risk risk;
  private final int day;
  private final int epoch;
  private final Consumer<ExecutionOutput> outputs;
  private final WorkingOrders orders = new WorkingOrders();
  private final ExecutionCounts counts = new ExecutionCounts();
  private long nextSequence = 1;

  OrderDesk(
      Instruments instruments,
      Ledger ledger,
      Risk risk,
      int day,
      int epoch,
      Consumer<ExecutionOutput> outputs) {
    this.instruments = instruments;
    this.ledger = ledger;
    this.risk = risk;
    this.day = day;
    this.epoch = epoch;
    this.outputs = outputs;
  }

  WorkingOrders orders() {
    return orders;
  }

  ExecutionCounts counts() {
    return counts;
  }

  /** Proposes a child; the working order when it was sent, null when the checks refused it. */
  @Nullable WorkingOrder propose(
      ParentOrder parent, long shares, long priceE4, long nowNs, long seq) {
    Order order = newOrder(parent, shares, priceE4, nowNs);
    counts.proposed++;
    return switch (risk.check(order, nowNs, seq)) {
      case RiskDecision.Denied denied -> {
        counts.denied++;
        outputs.accept(new ExecutionOutput.OrderDenied(order, denied));
        yield null;
      }
      case RiskDecision.Approved approved -> send(approved.checkedOrder());
    };
  }

  private WorkingOrder send(CheckedOrder checked) {
    Order order = checked.order();
    ledger.reserve(order, risk.worstPriceE4(order));
    WorkingOrder working = orders.add(order);
    working.on(OrderEvent.SENT);
    counts.sent++;
    outputs.accept(new OrderRequest.New(checked));
    return working;
  }

  private Order newOrder(ParentOrder parent, long shares, long priceE4, long nowNs) {
    return new Order(
        ClOrdId.of(day, epoch, nextSequence++),
        parent.book.account(),
        parent.book.strategy(),
        instruments.get(parent.instrument).id(),
        parent.instrument,
        parent.side,
        new Quantity(shares),
        OrderType.LIMIT,
        new Price(priceE4),
        TimeInForce.ROD,
        Board.REGULAR,
        OrderCondition.CASH,
        nowNs);
  }

  /** Asks for a cancel of an open order that is not asked for yet. */
  void cancel(WorkingOrder order, long nowNs) {
    OrderEvent event = OrderEvent.CANCEL_REQUESTED;
    Transition transition = order.on(event);
    if (transition.kind() == Transition.Kind.APPLY) {
      risk.cancelSent(nowNs);
      counts.cancelRequests++;
      outputs.accept(
          new OrderRequest.Cancel(order.order().clOrdId(), order.order().instrumentIndex()));
      report(order, event, transition);
    }
  }

  /** No answer can be expected of orders that await one: they are in doubt. */
  void connectionLost() {
    for (WorkingOrder order : orders.all()) {
      OrderEvent event = OrderEvent.CONNECTION_LOST;
      Transition transition = order.on(event);
      if (transition.kind() == Transition.Kind.APPLY) {
        report(order, event, transition);
      }
    }
  }

  /** Applies a report once; the order it changed, or null when it changed none. */
  @Nullable WorkingOrder apply(ExecutionReport report) {
    if (orders.isDuplicate(report)) {
      counts.duplicates++;
      return null;
    }
    WorkingOrder order = orders.find(report.clOrdId());
    if (order == null) {
      counts.unknown++;
      outputs.accept(new ExecutionOutput.UnknownOrder(report.clOrdId(), report.execId()));
      return null;
    }
    OrderEvent event = WorkingOrders.eventOf(report, order);
    switch (report) {
      case ExecutionReport.Accepted accepted -> {
        counts.accepted++;
        count(order, event, order.on(event));
      }
      case ExecutionReport.Rejected rejected -> {
        counts.reject(rejected.reason());
        count(order, event, order.on(event));
      }
      case ExecutionReport.CancelRejected rejected -> count(order, event, order.on(event));
      case ExecutionReport.Filled filled -> fill(order, event, filled);
      case ExecutionReport.Canceled canceled -> remove(order, event, canceled.canceled().shares());
      case ExecutionReport.Expired expired -> remove(order, event, expired.expired().shares());
    }
    if (order.state().hasEnded()) {
      ledger.release(order.order().clOrdId());
    }
    return order;
  }

  private void fill(WorkingOrder order, OrderEvent event, ExecutionReport.Filled filled) {
    ledger.fill(filled);
    counts.fills++;
    counts.filledShares += filled.quantity().shares();
    count(order, event, order.fill(event, filled.quantity().shares()));
    OrderEvent parked = order.takeParked();
    if (parked != null) {
      remove(order, parked, order.parkedShares());
    }
  }

  private void remove(WorkingOrder order, OrderEvent event, long shares) {
    Transition transition = order.remove(event, shares);
    if (transition.kind() == Transition.Kind.APPLY) {
      if (event == OrderEvent.CANCELED) {
        counts.canceled++;
      } else {
        counts.expired++;
      }
    }
    count(order, event, transition);
  }

  private void count(WorkingOrder order, OrderEvent event, Transition transition) {
    switch (transition.kind()) {
      case DUPLICATE -> counts.duplicates++;
      case PARK -> counts.parked++;
      case SUSPECT -> counts.suspects++;
      case APPLY, ILLEGAL -> {}
    }
    report(order, event, transition);
  }

  private void report(WorkingOrder order, OrderEvent event, Transition transition) {
    outputs.accept(
        new ExecutionOutput.OrderChanged(
            order.order().clOrdId(),
            order.order().instrumentIndex(),
            event,
            transition.kind(),
            order.state(),
            order.cum(),
            order.leaves(),
            order.canceled()));
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(nextSequence);
    orders.writeState(out);
    counts.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    nextSequence = in.getLong();
    orders.readState(in);
    counts.readState(in);
  }
}
