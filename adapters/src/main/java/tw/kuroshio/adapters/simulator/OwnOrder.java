package tw.kuroshio.adapters.simulator;

import tw.kuroshio.model.Order;
import tw.kuroshio.model.Side;

/** One of our orders at the venue. */
final class OwnOrder {

  final Order order;

  /** Place of the instrument in the exchange's day. */
  final int day;

  /** Effective limit in 10⁻⁴ TWD: the order's, or what a market order was converted to. */
  final long limitE4;

  /** Lots still open. */
  long openLots;

  /** Lots of others at the same price that trade first. */
  long queueLots;

  /** Whether the print at hand reaches this order. */
  boolean reached;

  /** Lots allotted in the call at hand. */
  long allottedLots;

  OwnOrder(Order order, int day, long limitE4, long lots) {
    this.order = order;
    this.day = day;
    this.limitE4 = limitE4;
    this.openLots = lots;
  }

  Side side() {
    return order.side();
  }

  /** Whether the limit is strictly better for the counterparty than {@code priceE4}. */
  boolean better(long priceE4) {
    return side().sign() * (limitE4 - priceE4) > 0;
  }

  boolean accepts(long priceE4) {
    return side().sign() * (limitE4 - priceE4) >= 0;
  }
}
