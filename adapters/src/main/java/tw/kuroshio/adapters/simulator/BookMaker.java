package tw.kuroshio.adapters.simulator;

import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.Side;

/**
 * Makes the disclosed book around a price: five valid levels a side inside the limits, sizes drawn
 * around a base that follows the day's volume. At a limit the book is locked: the whole queue on
 * one side at the limit, nothing on the other.
 */
final class BookMaker {

  /** Lots queued at a locked limit, as a multiple of the usual level. */
  private static final int LOCK_QUEUE = 20;

  private final TickSizeTable ticks;
  private final ReferencePrice reference;
  private final SeededRandom random;
  private final long baseLots;
  private final int widestGap;
  final BookSide bids = new BookSide(Side.BUY);
  final BookSide asks = new BookSide(Side.SELL);

  /**
   * @param dayLots lots the day will print
   * @param prints prints the day will have; few make a wide and thin book
   */
  BookMaker(
      TickSizeTable ticks,
      ReferencePrice reference,
      long dayLots,
      int prints,
      SeededRandom random) {
    this.ticks = ticks;
    this.reference = reference;
    this.random = random;
    long perPrint = prints == 0 ? 0 : dayLots / prints;
    baseLots = Math.max(1, Math.min(2 * perPrint, dayLots / 50));
    widestGap = prints >= 200 ? 1 : prints >= 50 ? 2 : 3;
  }

  BookSide side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  void clear() {
    bids.clear();
    asks.clear();
  }

  /**
   * A fresh book after a trade at {@code priceE4}.
   *
   * @param atAsk whether the trade was at the ask, so that the price is still offered; else it is
   *     still bid
   */
  void around(long priceE4, boolean atAsk) {
    clear();
    if (reference.isLimitUp(priceE4)) {
      lockedQueue(bids, priceE4, Side.BUY);
      return;
    }
    if (reference.isLimitDown(priceE4)) {
      lockedQueue(asks, priceE4, Side.SELL);
      return;
    }
    long bestAsk = atAsk ? priceE4 : inside(up(priceE4, gap()));
    long bestBid = atAsk ? inside(down(priceE4, gap())) : priceE4;
    if (bestBid > 0 && bestBid < bestAsk) {
      levels(bids, bestBid, Side.BUY);
    }
    if (bestAsk > bestBid) {
      levels(asks, bestAsk, Side.SELL);
    }
  }

  private void lockedQueue(BookSide side, long priceE4, Side which) {
    side.add(priceE4, LOCK_QUEUE * size());
    long next = step(priceE4, which);
    while (side.levels() < BookSide.MAX_LEVELS && inReach(next, side.worstE4())) {
      side.add(next, size());
      next = step(next, which);
    }
  }

  private void levels(BookSide side, long bestE4, Side which) {
    long price = bestE4;
    side.add(price, size());
    while (side.levels() < BookSide.MAX_LEVELS) {
      price = which == Side.BUY ? down(price, gap()) : up(price, gap());
      if (!inReach(price, side.worstE4())) {
        return;
      }
      side.add(price, size());
    }
  }

  private boolean inReach(long priceE4, long previousE4) {
    return priceE4 > 0 && priceE4 != previousE4 && reference.allows(priceE4);
  }

  private long step(long priceE4, Side which) {
    return which == Side.BUY ? down(priceE4, 1) : up(priceE4, 1);
  }

  private int gap() {
    return widestGap == 1 ? 1 : 1 + random.nextInt(widestGap);
  }

  private long size() {
    return Math.max(1, (long) (baseLots * (0.3 + 1.4 * random.nextDouble())));
  }

  private long inside(long priceE4) {
    return Math.max(reference.limitDownE4(), Math.min(reference.limitUpE4(), priceE4));
  }

  /** A valid price up to two ticks from another; that one itself where there is none. */
  long near(long priceE4) {
    int away = random.nextInt(5) - 2;
    long price = away < 0 ? down(priceE4, -away) : up(priceE4, away);
    return price <= 0 || !reference.allows(price) ? priceE4 : price;
  }

  /** A valid price about 5 % above another, or below where the limit is nearer than that. */
  long far(long priceE4) {
    long distance = (long) (priceE4 * (0.045 + 0.01 * random.nextDouble()));
    long above = ticks.roundDownE4(priceE4 + distance);
    return reference.allows(above) ? above : inside(ticks.roundUpE4(priceE4 - distance));
  }

  /** Moves to valid prices also from one that is not. */
  long up(long priceE4, int steps) {
    long price = priceE4;
    for (int i = 0; i < steps; i++) {
      price = ticks.roundUpE4(price + 1);
    }
    return price;
  }

  /** 0 when there is no valid price so low. */
  long down(long priceE4, int steps) {
    long price = priceE4;
    for (int i = 0; i < steps && price > 0; i++) {
      price = ticks.roundDownE4(price - 1);
    }
    return price;
  }
}
