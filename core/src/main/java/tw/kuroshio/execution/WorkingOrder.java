package tw.kuroshio.execution;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * One order that was sent, with its quantities: OrderQty + excess = CumQty + LeavesQty +
 * CanceledQty, where the excess is what the venue filled beyond the order, normally zero.
 */
final class WorkingOrder {

  private final Order order;
  private OrderState state = OrderState.PROPOSED;
  private long cum;
  private long canceled;
  private @Nullable OrderEvent parked;
  private long parkedShares;

  WorkingOrder(Order order) {
    this.order = order;
  }

  Order order() {
    return order;
  }

  OrderState state() {
    return state;
  }

  long cum() {
    return cum;
  }

  long canceled() {
    return canceled;
  }

  long leaves() {
    return Math.max(0, order.quantity().shares() - cum - canceled);
  }

  long excess() {
    return Math.max(0, cum + canceled - order.quantity().shares());
  }

  /** Whether shares of it may still trade, as far as is known. */
  boolean isOpen() {
    return !state.hasEnded() && leaves() > 0;
  }

  /** An event that moves no shares. */
  Transition on(OrderEvent event) {
    Transition transition = OrderStateMachine.on(state, event, cum > 0);
    require(transition, event);
    state = transition.next();
    if (transition.kind() == Transition.Kind.APPLY && event == OrderEvent.REJECTED) {
      canceled += leaves();
    }
    return transition;
  }

  /** A fill; always counts. */
  Transition fill(OrderEvent event, long shares) {
    Transition transition = OrderStateMachine.on(state, event, cum > 0);
    state = transition.next();
    cum = Math.addExact(cum, shares);
    // What was filled late had not been cancelled after all.
    canceled -= Math.min(canceled, excess());
    return transition;
  }

  /** Shares are gone without being filled. */
  Transition remove(OrderEvent event, long shares) {
    Transition transition = OrderStateMachine.on(state, event, cum > 0);
    state = transition.next();
    switch (transition.kind()) {
      case APPLY -> canceled += shares;
      case PARK -> {
        parked = event;
        parkedShares = shares;
      }
      case DUPLICATE, SUSPECT, ILLEGAL -> {}
    }
    return transition;
  }

  /** The removal that waits for a fill, when that fill has come; else null. */
  @Nullable OrderEvent takeParked() {
    if (parked == null || state.hasEnded() || leaves() > parkedShares) {
      return null;
    }
    boolean fits = leaves() == parkedShares;
    boolean expired = parked == OrderEvent.EXPIRED_SHORT;
    parked = null;
    if (expired) {
      return fits ? OrderEvent.EXPIRED : OrderEvent.EXPIRED_EXCESS;
    }
    return fits ? OrderEvent.CANCELED : OrderEvent.CANCELED_EXCESS;
  }

  long parkedShares() {
    return parkedShares;
  }

  private void require(Transition transition, OrderEvent event) {
    if (transition.kind() == Transition.Kind.ILLEGAL) {
      throw new IllegalStateException(
          "Order " + order.clOrdId() + " cannot take " + event + " in state " + state);
    }
  }

  OrderStatus status() {
    return new OrderStatus(order, state, cum, leaves(), canceled);
  }

  void writeTo(StateWriter out) {
    order.writeTo(out);
    out.putEnum(state).putLong(cum).putLong(canceled);
    out.putString(parked == null ? "" : parked.name()).putLong(parkedShares);
  }

  static WorkingOrder readFrom(StateReader in) {
    WorkingOrder working = new WorkingOrder(Order.readFrom(in));
    working.state = in.getEnum(OrderState.class);
    working.cum = in.getLong();
    working.canceled = in.getLong();
    String parked = in.getString();
    working.parked = parked.isEmpty() ? null : OrderEvent.valueOf(parked);
    working.parkedShares = in.getLong();
    return working;
  }
}
