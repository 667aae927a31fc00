package tw.kuroshio.adapters.simulator;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.model.VenueReject;

/** Numbers the venue's reports from 1 and hands them out. Quantities come in shares. */
final class ReportDesk {

  private @Nullable ExchangeListener listener;
  private long nextExecId = 1;

  /** Reports go to {@code listener} from now on. */
  void to(ExchangeListener newListener) {
    listener = newListener;
  }

  void accepted(Order o, long timeNs) {
    send(
        new ExecutionReport.Accepted(o.clOrdId(), o.account(), o.strategy(), nextExecId++, timeNs));
  }

  void rejected(Order o, VenueReject reason, long timeNs) {
    send(
        new ExecutionReport.Rejected(
            o.clOrdId(), o.account(), o.strategy(), nextExecId++, timeNs, reason));
  }

  void filled(Order o, long shares, long priceE4, long timeNs) {
    send(
        new ExecutionReport.Filled(
            o.clOrdId(),
            o.account(),
            o.strategy(),
            nextExecId++,
            timeNs,
            new Quantity(shares),
            new Price(priceE4)));
  }

  void canceled(Order o, long shares, long timeNs) {
    send(
        new ExecutionReport.Canceled(
            o.clOrdId(), o.account(), o.strategy(), nextExecId++, timeNs, new Quantity(shares)));
  }

  void cancelRejected(Order o, VenueReject reason, long timeNs) {
    send(
        new ExecutionReport.CancelRejected(
            o.clOrdId(), o.account(), o.strategy(), nextExecId++, timeNs, reason));
  }

  /** A cancel of an order the venue has not got; account and strategy are the default ones. */
  void unknownToCancel(ClOrdId id, long timeNs) {
    send(
        new ExecutionReport.CancelRejected(
            id,
            AccountId.DEFAULT,
            StrategyId.DEFAULT,
            nextExecId++,
            timeNs,
            VenueReject.UNKNOWN_ORDER));
  }

  void expired(Order o, long shares, long timeNs) {
    send(
        new ExecutionReport.Expired(
            o.clOrdId(), o.account(), o.strategy(), nextExecId++, timeNs, new Quantity(shares)));
  }

  private void send(ExecutionReport report) {
    if (listener == null) {
      throw new IllegalStateException("No listener for the venue's reports");
    }
    listener.onReport(report);
  }
}
