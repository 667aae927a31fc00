package tw.kuroshio.risk;

import static tw.kuroshio.risk.InstrumentChecks.subject;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.Side;
import tw.kuroshio.risk.RiskDecision.Denied;

/** Whether the order can be settled, and does not meet an own one: PT-11 and PT-15. */
final class FundingChecks {

  private final Ledger ledger;

  FundingChecks(Ledger ledger) {
    this.ledger = ledger;
  }

  @Nullable Denied check(Order order, BookId book, long worstPriceE4) {
    int i = order.instrumentIndex();
    long opposite = ledger.accountOpenShares(order.account(), order.side().opposite(), i);
    if (opposite > 0) {
      return new Denied(
          DenyReason.SELF_TRADE,
          "No own order may rest on the other side, " + opposite + " shares did" + subject(order));
    }
    return order.side() == Side.BUY ? cash(order, worstPriceE4) : inventory(order, book);
  }

  private @Nullable Denied cash(Order order, long worstPriceE4) {
    long value = Math.multiplyExact(order.quantity().shares(), worstPriceE4);
    long cost = ledger.purchaseCostE4(value);
    long available = ledger.availableCashE4(order.account());
    return cost > available
        ? new Denied(
            DenyReason.CASH,
            "Purchase must be covered by the cash free on "
                + ledger.settlementDate()
                + ", "
                + new Money(available)
                + " TWD, cost "
                + new Money(cost)
                + subject(order))
        : null;
  }

  private @Nullable Denied inventory(Order order, BookId book) {
    long sellable = ledger.sellableShares(book, order.instrumentIndex());
    return order.quantity().shares() > sellable
        ? new Denied(
            DenyReason.INVENTORY,
            "Sale must be covered by the shares held and free, "
                + sellable
                + ", was "
                + order.quantity()
                + subject(order))
        : null;
  }

  /** Most shares that pass, not rounded to lots. */
  long largest(BookId book, int instrument, Side side, long worstPriceE4, long lot) {
    if (side == Side.SELL) {
      return ledger.sellableShares(book, instrument);
    }
    long available = ledger.availableCashE4(book.account());
    long shares = Math.max(0, available) / worstPriceE4;
    shares -= shares % lot;
    // Commission is far below the value of a lot, so this takes one or two turns.
    while (shares > 0 && ledger.purchaseCostE4(shares * worstPriceE4) > available) {
      shares -= lot;
    }
    return shares;
  }
}
