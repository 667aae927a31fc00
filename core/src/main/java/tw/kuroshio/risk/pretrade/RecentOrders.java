package tw.kuroshio.risk.pretrade;

import java.util.ArrayDeque;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** The orders of the last moments, to find one that is sent twice. */
public final class RecentOrders implements Stateful {

  private final long windowNs;
  private final ArrayDeque<Order> orders = new ArrayDeque<>();

  /**
   * Remembers nothing yet.
   *
   * @param windowNs how long an order is remembered
   */
  public RecentOrders(long windowNs) {
    this.windowNs = windowNs;
  }

  /**
   * Whether an order with the same account, instrument, side, price and quantity was added less
   * than the window before {@code nowNs}.
   */
  public boolean contains(Order order, long nowNs) {
    forget(nowNs);
    for (Order earlier : orders) {
      if (same(earlier, order)) {
        return true;
      }
    }
    return false;
  }

  /** Remembers an order by its creation time; times never go back. */
  public void add(Order order) {
    orders.addLast(order);
  }

  private void forget(long nowNs) {
    while (!orders.isEmpty() && nowNs - orders.getFirst().createdNs() >= windowNs) {
      orders.removeFirst();
    }
  }

  private static boolean same(Order a, Order b) {
    return a.instrumentIndex() == b.instrumentIndex()
        && a.side() == b.side()
        && a.price().e4() == b.price().e4()
        && a.quantity().shares() == b.quantity().shares()
        && a.account().equals(b.account());
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(orders.size());
    for (Order order : orders) {
      order.writeTo(out);
    }
  }

  @Override
  public void readState(StateReader in) {
    orders.clear();
    for (int left = in.getCount(1); left > 0; left--) {
      orders.addLast(Order.readFrom(in));
    }
  }
}
