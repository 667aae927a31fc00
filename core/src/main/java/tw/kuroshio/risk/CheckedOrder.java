package tw.kuroshio.risk;

import tw.kuroshio.model.Order;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * An order that passed every check: the only kind an order gateway takes. Only this package makes
 * one.
 */
public final class CheckedOrder {

  private final Order order;
  private final int epoch;
  private final long causingSeq;
  private final long expiryNs;
  private final String ruleSetVersion;

  CheckedOrder(Order order, int epoch, long causingSeq, long expiryNs, String ruleSetVersion) {
    this.order = order;
    this.epoch = epoch;
    this.causingSeq = causingSeq;
    this.expiryNs = expiryNs;
    this.ruleSetVersion = ruleSetVersion;
  }

  public Order order() {
    return order;
  }

  /** Epoch of the writer that checked it; a gateway drops lower ones than it has seen. */
  public int epoch() {
    return epoch;
  }

  /** Sequence number of the input that led to it. */
  public long causingSeq() {
    return causingSeq;
  }

  /** From here on it must not be sent any more, UTC nanoseconds since the epoch. */
  public long expiryNs() {
    return expiryNs;
  }

  /** Version of the rules it was checked against. */
  public String ruleSetVersion() {
    return ruleSetVersion;
  }

  /** Writes the canonical form. */
  public void writeTo(StateWriter out) {
    order.writeTo(out);
    out.putInt(epoch).putLong(causingSeq).putLong(expiryNs).putString(ruleSetVersion);
  }

  static CheckedOrder readFrom(StateReader in) {
    return new CheckedOrder(
        Order.readFrom(in), in.getInt(), in.getLong(), in.getLong(), in.getString());
  }

  @Override
  public String toString() {
    return "CheckedOrder[" + order + ", epoch " + epoch + ", seq " + causingSeq + "]";
  }
}
