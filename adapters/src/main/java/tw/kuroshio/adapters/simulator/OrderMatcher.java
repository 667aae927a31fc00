package tw.kuroshio.adapters.simulator;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

/**
 * Matches our orders in one instrument against the simulated book and its prints. Our fills come on
 * top of the day's prints, which they never move, and our orders are not shown in the book. Our
 * orders meet only the simulated market, so a trade with ourselves cannot happen.
 *
 * <ul>
 *   <li>An incoming order in continuous trading takes what is disclosed, level by level at the
 *       levels' prices; what we took is gone until the next book.
 *   <li>A resting order waits behind the lots disclosed at its price. Prints by the other side at
 *       its price first consume that queue; of the lots beyond it, and of prints through its price,
 *       we get one in {@link #PARTICIPATION} at our price.
 *   <li>When a new book crosses a resting order, what is disclosed up to our price trades with us
 *       at our price.
 *   <li>In a call we get the auction price: orders priced better in full up to the lots of the
 *       auction, orders at the price one in PARTICIPATION behind the queue.
 *   <li>At a locked limit the queue never moves for us: no buy fills at the up limit and no sell at
 *       the down limit, though lots are printed there.
 * </ul>
 */
final class OrderMatcher {

  /** Of four lots that could be ours one is. */
  private static final int PARTICIPATION = 4;

  private final BookMaker book;
  private final ReferencePrice reference;
  private final ReportDesk desk;
  private final int lotShares;
  private final List<OwnOrder> buys = new ArrayList<>();
  private final List<OwnOrder> sells = new ArrayList<>();

  /** Lots that reached us and were not yet filled, times PARTICIPATION, so no fraction is lost. */
  private long buyCredit;

  private long sellCredit;

  OrderMatcher(BookMaker book, ReferencePrice reference, ReportDesk desk, int lotShares) {
    this.book = book;
    this.reference = reference;
    this.desk = desk;
    this.lotShares = lotShares;
  }

  boolean isEmpty() {
    return buys.isEmpty() && sells.isEmpty();
  }

  private List<OwnOrder> orders(Side side) {
    return side == Side.BUY ? buys : sells;
  }

  /** An order that was accepted in continuous trading: trades, then rests or is gone. */
  void enterContinuous(OwnOrder own, long timeNs) {
    TimeInForce force = own.order.timeInForce();
    BookSide opposite = book.side(own.side().opposite());
    boolean killed = force == TimeInForce.FOK && opposite.availableTo(own.limitE4) < own.openLots;
    if (!killed) {
      take(own, timeNs);
    }
    if (own.openLots > 0 && force == TimeInForce.ROD) {
      rest(own, true);
    } else if (own.openLots > 0) {
      cancel(own, timeNs);
    }
  }

  /**
   * Puts an order among those that wait, by price, then time.
   *
   * @param queued whether others stand before it; before the opening call they do not, as orders
   *     entered until then are ranked at random
   */
  void rest(OwnOrder own, boolean queued) {
    own.queueLots = queued ? book.side(own.side()).queueBefore(own.limitE4) : 0;
    List<OwnOrder> side = orders(own.side());
    int at = side.size();
    while (at > 0 && own.better(side.get(at - 1).limitE4)) {
      at--;
    }
    side.add(at, own);
  }

  void cancel(OwnOrder own, long timeNs) {
    orders(own.side()).remove(own);
    long lots = own.openLots;
    own.openLots = 0;
    desk.canceled(own.order, lots * lotShares, timeNs);
  }

  /** Takes out what no call accepts: at an interruption of matching. */
  void cancelMarketOrders(long timeNs) {
    for (Side side : Side.values()) {
      for (OwnOrder own : List.copyOf(orders(side))) {
        if (own.order.type() == OrderType.MARKET) {
          cancel(own, timeNs);
        }
      }
    }
  }

  void expireAll(long timeNs) {
    for (Side side : Side.values()) {
      for (OwnOrder own : orders(side)) {
        desk.expired(own.order, own.openLots * lotShares, timeNs);
        own.openLots = 0;
      }
      orders(side).clear();
    }
  }

  /** A print in continuous trading, before the book it leaves. */
  void onPrint(long priceE4, long lots, boolean atAsk, long timeNs) {
    trade(Side.BUY, priceE4, lots, false, !atAsk, timeNs);
    trade(Side.SELL, priceE4, lots, false, atAsk, timeNs);
  }

  /** A call that matched {@code lots} at {@code priceE4}, before the book it leaves. */
  void onAuction(long priceE4, long lots, long timeNs) {
    trade(Side.BUY, priceE4, lots, true, true, timeNs);
    trade(Side.SELL, priceE4, lots, true, true, timeNs);
  }

  private void trade(
      Side side, long priceE4, long lots, boolean auction, boolean hitsSide, long timeNs) {
    List<OwnOrder> waiting = orders(side);
    boolean locked =
        side == Side.BUY ? reference.isLimitUp(priceE4) : reference.isLimitDown(priceE4);
    if (waiting.isEmpty() || locked) {
      return;
    }
    long left = lots;
    long reached = 0;
    for (OwnOrder own : waiting) {
      if (auction && own.better(priceE4)) {
        long filled = Math.min(own.openLots, left);
        left -= filled;
        fill(own, filled, priceE4, timeNs);
        own.reached = false;
      } else {
        reached = Math.max(reached, reach(own, priceE4, lots, hitsSide));
      }
    }
    long credit = credit(side) + reached;
    for (OwnOrder own : waiting) {
      if (own.reached) {
        long filled = Math.min(Math.min(own.openLots, left), credit / PARTICIPATION);
        left -= filled;
        credit -= filled * PARTICIPATION;
        fill(own, filled, auction ? priceE4 : own.limitE4, timeNs);
      }
    }
    waiting.removeIf(own -> own.openLots == 0);
    setCredit(side, waiting.isEmpty() ? 0 : credit);
  }

  /** Lots of a print that get past the queue to this order. */
  private static long reach(OwnOrder own, long priceE4, long lots, boolean hitsSide) {
    long past = 0;
    if (own.better(priceE4)) {
      own.queueLots = 0;
      past = lots;
    } else if (own.limitE4 == priceE4 && hitsSide) {
      past = Math.max(0, lots - own.queueLots);
      own.queueLots = Math.max(0, own.queueLots - lots);
    }
    own.reached = past > 0;
    return past;
  }

  /** After a new book in continuous trading: what it offers up to our prices trades at ours. */
  void onBook(long timeNs) {
    for (Side side : Side.values()) {
      List<OwnOrder> waiting = orders(side);
      if (waiting.isEmpty()) {
        continue;
      }
      loseQueueWhenBest(side);
      BookSide opposite = book.side(side.opposite());
      for (OwnOrder own : waiting) {
        long filled = 0;
        for (int level = 0; opposite.reaches(level, own.limitE4); level++) {
          long lots = Math.min(own.openLots - filled, opposite.availableLots(level));
          opposite.take(level, lots);
          filled += lots;
        }
        fill(own, filled, own.limitE4, timeNs);
      }
      waiting.removeIf(own -> own.openLots == 0);
    }
  }

  /** What a call left over meets the first book of continuous trading as new orders do. */
  void onFirstBook(long timeNs) {
    for (Side side : Side.values()) {
      loseQueueWhenBest(side);
      for (OwnOrder own : orders(side)) {
        take(own, timeNs);
      }
      orders(side).removeIf(own -> own.openLots == 0);
    }
  }

  /**
   * A call without a print of its own: our orders meet what is disclosed, all at one price, the
   * worst level that is needed.
   */
  void onQuietCall(long timeNs) {
    for (Side side : Side.values()) {
      BookSide opposite = book.side(side.opposite());
      int worst = -1;
      for (OwnOrder own : orders(side)) {
        own.allottedLots = 0;
        for (int level = 0; opposite.reaches(level, own.limitE4); level++) {
          long lots = Math.min(own.openLots - own.allottedLots, opposite.availableLots(level));
          opposite.take(level, lots);
          own.allottedLots += lots;
          worst = lots > 0 ? Math.max(worst, level) : worst;
        }
      }
      for (OwnOrder own : orders(side)) {
        if (own.allottedLots > 0) {
          fill(own, own.allottedLots, opposite.priceE4(worst), timeNs);
        }
      }
      orders(side).removeIf(own -> own.openLots == 0);
    }
  }

  /** Whether an order would trade with what is disclosed and left. */
  boolean crosses() {
    for (Side side : Side.values()) {
      for (OwnOrder own : orders(side)) {
        if (book.side(side.opposite()).availableTo(own.limitE4) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The queue is gone once nobody else is disclosed at our price or better. */
  private void loseQueueWhenBest(Side side) {
    for (OwnOrder own : orders(side)) {
      if (own.queueLots > 0 && book.side(side).queueBefore(own.limitE4) == 0) {
        own.queueLots = 0;
      }
    }
  }

  private void take(OwnOrder own, long timeNs) {
    BookSide opposite = book.side(own.side().opposite());
    for (int level = 0; own.openLots > 0 && opposite.reaches(level, own.limitE4); level++) {
      long lots = Math.min(own.openLots, opposite.availableLots(level));
      opposite.take(level, lots);
      fill(own, lots, opposite.priceE4(level), timeNs);
    }
  }

  private void fill(OwnOrder own, long lots, long priceE4, long timeNs) {
    if (lots > 0) {
      own.openLots -= lots;
      desk.filled(own.order, lots * lotShares, priceE4, timeNs);
    }
  }

  private long credit(Side side) {
    return side == Side.BUY ? buyCredit : sellCredit;
  }

  private void setCredit(Side side, long value) {
    if (side == Side.BUY) {
      buyCredit = value;
    } else {
      sellCredit = value;
    }
  }
}
