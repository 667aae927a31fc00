package tw.kuroshio.execution;

import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Side;

/**
 * The limit price of a child order. In continuous trading it is the best price of the other side,
 * so that it trades at once but not beyond what is quoted; in a call auction it is the last price
 * and some ticks. Always inside the day's limits.
 */
final class ChildPricing {

  private final Instruments instruments;
  private final DayRules rules;
  private final OrderBooks books;
  private final int callTicks;

  ChildPricing(Instruments instruments, DayRules rules, OrderBooks books, int callTicks) {
    this.instruments = instruments;
    this.rules = rules;
    this.books = books;
    this.callTicks = callTicks;
  }

  /** Price in 10⁻⁴ TWD, or 0 when there is nothing to base one on. */
  long priceE4(int instrument, Side side, boolean continuous) {
    if (isLocked(instrument, side)) {
      return limitE4(instrument, side);
    }
    return continuous ? continuousE4(instrument, side) : callE4(instrument, side);
  }

  /**
   * Whether nobody is on the other side and the price is at the limit our side trades towards:
   * sales at limit-down, purchases at limit-up. An order then can only rest and wait.
   */
  boolean isLocked(int instrument, Side side) {
    long limit = limitE4(instrument, side);
    if (limit == 0
        || oppositeE4(instrument, side) != 0
        || hasOppositeMarketOrders(instrument, side)) {
      return false;
    }
    long own =
        side == Side.BUY ? books.bestBidPriceE4(instrument) : books.bestAskPriceE4(instrument);
    return own == limit || (own == 0 && books.lastTradePriceE4(instrument) == limit);
  }

  private long continuousE4(int instrument, Side side) {
    long opposite = oppositeE4(instrument, side);
    if (opposite != 0) {
      return opposite;
    }
    // Nobody to trade with: join our own side's best price and wait there.
    long own =
        side == Side.BUY ? books.bestBidPriceE4(instrument) : books.bestAskPriceE4(instrument);
    return own != 0 ? own : inside(instrument, marketE4(instrument));
  }

  private long callE4(int instrument, Side side) {
    TickSizeTable ticks = rules.ticks(instruments.get(instrument).kind());
    long market = marketE4(instrument);
    if (market == 0) {
      return 0;
    }
    long base = side == Side.BUY ? ticks.roundUpE4(market) : ticks.roundDownE4(market);
    return inside(instrument, ticks.stepE4(base, side.sign() * callTicks));
  }

  private long marketE4(int instrument) {
    long last = books.lastTradePriceE4(instrument);
    return last != 0 ? last : books.referencePriceE4(instrument);
  }

  private long inside(int instrument, long priceE4) {
    long up = books.limitUpPriceE4(instrument);
    long down = books.limitDownPriceE4(instrument);
    return Math.max(down, up == 0 ? priceE4 : Math.min(up, priceE4));
  }

  private long limitE4(int instrument, Side side) {
    return side == Side.BUY ? books.limitUpPriceE4(instrument) : books.limitDownPriceE4(instrument);
  }

  private long oppositeE4(int instrument, Side side) {
    return side == Side.BUY ? books.bestAskPriceE4(instrument) : books.bestBidPriceE4(instrument);
  }

  private boolean hasOppositeMarketOrders(int instrument, Side side) {
    return (side == Side.BUY
            ? books.marketAskShares(instrument)
            : books.marketBidShares(instrument))
        > 0;
  }
}
