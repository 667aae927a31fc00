package tw.kuroshio.execution;

import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.model.Side;
import tw.kuroshio.risk.Risk;

/**
 * One turn of work on one parent: takes back children whose price no longer fits, and sends at most
 * one child a slice. Filled, open and new shares together never pass what the schedule has due, so
 * a parent can never trade more than it should, whatever the venue answers to a cancel.
 */
final class ParentWorker {

  private final OrderBooks books;
  private final Ledger ledger;
  private final Risk risk;
  private final OrderDesk desk;
  private final ChildPricing pricing;
  private final double participation;

  ParentWorker(
      OrderBooks books,
      Ledger ledger,
      Risk risk,
      OrderDesk desk,
      ChildPricing pricing,
      double participation) {
    this.books = books;
    this.ledger = ledger;
    this.risk = risk;
    this.desk = desk;
    this.pricing = pricing;
    this.participation = participation;
  }

  /**
   * Does what there is to do now.
   *
   * @param continuous whether the session is in continuous trading
   * @param due shares of the parent that should have been sent by now
   */
  void work(
      ParentOrder parent, ExecutionPlan plan, long due, boolean continuous, long nowNs, long seq) {
    int i = parent.instrument;
    boolean byCall = !continuous || books.callCycleSeconds(i) > 0 || books.trend(i).isSuspended();
    long priceE4 = pricing.priceE4(i, parent.side, !byCall);
    if (priceE4 == 0 || takesBackMispriced(parent, priceE4, nowNs)) {
      return;
    }
    boolean locked = pricing.isLocked(i, parent.side);
    boolean waits = parent.awaitsCancel() || parent.openShares(parent.side.opposite()) > 0;
    if (waits || (locked && !parent.children.isEmpty()) || parent.triedSlice == plan.slice()) {
      return;
    }
    long lot = books.lotShares(i);
    long shares = wantedNow(parent, due);
    if (!locked) {
      shares = Math.min(shares, participationLeft(parent, plan, lot));
    }
    if (shares >= lot) {
      send(parent, plan, shares, priceE4, lot, nowNs, seq);
    }
  }

  /** Cancels children at another price; whether there were any. */
  private boolean takesBackMispriced(ParentOrder parent, long priceE4, long nowNs) {
    boolean any = false;
    for (WorkingOrder child : parent.children) {
      boolean fits = child.order().side() == parent.side && child.order().price().e4() == priceE4;
      if (!fits) {
        desk.cancel(child, nowNs);
        any = true;
      }
    }
    return any;
  }

  private long wantedNow(ParentOrder parent, long due) {
    long done = parent.tradedShares(ledger) + parent.openShares(parent.side);
    return Math.min(due, parent.wantedShares) - done;
  }

  private long participationLeft(ParentOrder parent, ExecutionPlan plan, long lot) {
    long share = (long) (plan.volumeOfSlice(parent.instrument) * participation);
    // One lot always: a name that has not traded would else never be tried.
    long budget = Math.max(lot, share - share % lot);
    long used = parent.tradedShares(ledger) - parent.tradedAtSlice + parent.openShares(parent.side);
    return budget - used;
  }

  private void send(
      ParentOrder parent,
      ExecutionPlan plan,
      long wanted,
      long priceE4,
      long lot,
      long nowNs,
      long seq) {
    Side side = parent.side;
    long fits = risk.largestOrder(parent.book, parent.instrument, side, priceE4, wanted);
    parent.triedSlice = plan.slice();
    if (fits == 0 && parent.refused) {
      return;
    }
    // Where nothing fits, one lot is proposed so that the refusal and its reason are on record.
    parent.refused = fits == 0;
    WorkingOrder child = desk.propose(parent, Math.max(lot, fits), priceE4, nowNs, seq);
    if (child != null) {
      parent.children.add(child);
    }
  }
}
