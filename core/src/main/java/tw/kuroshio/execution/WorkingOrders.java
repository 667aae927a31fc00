package tw.kuroshio.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * All orders sent on the day. Ended ones are kept, since a late fill still counts. Reports are
 * applied once by execution id.
 */
final class WorkingOrders implements Stateful {

  private final TreeMap<ClOrdId, WorkingOrder> orders = new TreeMap<>();
  private final TreeSet<Long> execIds = new TreeSet<>();

  /** Takes in an order that passed the checks. */
  WorkingOrder add(Order order) {
    WorkingOrder working = new WorkingOrder(order);
    if (orders.putIfAbsent(order.clOrdId(), working) != null) {
      throw new IllegalStateException("ClOrdID used twice: " + order.clOrdId());
    }
    return working;
  }

  @Nullable WorkingOrder find(ClOrdId clOrdId) {
    return orders.get(clOrdId);
  }

  Collection<WorkingOrder> all() {
    return orders.values();
  }

  /** Whether the report was seen before; remembers it. */
  boolean isDuplicate(ExecutionReport report) {
    return !execIds.add(report.execId());
  }

  /** The event a report is to an order, given what is open. */
  static OrderEvent eventOf(ExecutionReport report, WorkingOrder order) {
    return switch (report) {
      case ExecutionReport.Accepted accepted -> OrderEvent.ACCEPTED;
      case ExecutionReport.Rejected rejected -> OrderEvent.REJECTED;
      case ExecutionReport.CancelRejected rejected -> OrderEvent.CANCEL_REJECTED;
      case ExecutionReport.Filled filled ->
          switch (Long.signum(filled.quantity().shares() - order.leaves())) {
            case -1 -> OrderEvent.FILLED_PART;
            case 0 -> OrderEvent.FILLED_REST;
            default -> OrderEvent.FILLED_EXCESS;
          };
      case ExecutionReport.Canceled canceled ->
          switch (Long.signum(canceled.canceled().shares() - order.leaves())) {
            case -1 -> OrderEvent.CANCELED_SHORT;
            case 0 -> OrderEvent.CANCELED;
            default -> OrderEvent.CANCELED_EXCESS;
          };
      case ExecutionReport.Expired expired ->
          switch (Long.signum(expired.expired().shares() - order.leaves())) {
            case -1 -> OrderEvent.EXPIRED_SHORT;
            case 0 -> OrderEvent.EXPIRED;
            default -> OrderEvent.EXPIRED_EXCESS;
          };
    };
  }

  List<OrderStatus> statuses() {
    List<OrderStatus> statuses = new ArrayList<>(orders.size());
    for (WorkingOrder order : orders.values()) {
      statuses.add(order.status());
    }
    return statuses;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(orders.size());
    for (WorkingOrder order : orders.values()) {
      order.writeTo(out);
    }
    out.putInt(execIds.size());
    for (long execId : execIds) {
      out.putLong(execId);
    }
  }

  @Override
  public void readState(StateReader in) {
    orders.clear();
    for (int left = in.getCount(1); left > 0; left--) {
      WorkingOrder order = WorkingOrder.readFrom(in);
      orders.put(order.order().clOrdId(), order);
    }
    execIds.clear();
    for (int left = in.getCount(8); left > 0; left--) {
      execIds.add(in.getLong());
    }
  }
}
