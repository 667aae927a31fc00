package tw.kuroshio.adapters.simulator;

import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Market;

/**
 * What the exchange discloses of one instrument on one board: written as a real-time record each
 * time it is put together anew, and as a snapshot now and then. Reused: {@link #begin}, then the
 * parts. Prices in 10⁻⁴ TWD, quantities in the board's own unit, times nanoseconds of the day.
 */
final class QuoteImage {

  static final int TRIAL = 0x80;
  static final int OPENING_DELAYED = 0x40;
  static final int CLOSING_DELAYED = 0x20;
  static final int CONTINUOUS = 0x10;
  static final int OPENING = 0x08;
  static final int CLOSING = 0x04;

  private final Market market;
  private final long codeKey;
  private final ReferencePrice reference;
  private final Levels bids = new Levels();
  private final Levels asks = new Levels();
  private long timeNsOfDay;
  private boolean hasTrade;
  private long tradePriceE4;
  private long tradeQuantity;
  private int status;
  private PriceTrend trend = PriceTrend.NORMAL;
  private boolean tradeOnly;
  private long cumulative;
  private long openE4;
  private long highE4;
  private long lowE4;
  private long records;

  private static final class Levels {
    private final long[] priceE4 = new long[QuoteCursor.MAX_LEVELS];
    private final long[] quantity = new long[QuoteCursor.MAX_LEVELS];
    private int count;

    void add(long levelPriceE4, long levelQuantity) {
      if (count < priceE4.length) {
        priceE4[count] = levelPriceE4;
        quantity[count] = levelQuantity;
        count++;
      }
    }
  }

  QuoteImage(Market market, long codeKey, ReferencePrice reference) {
    this.market = market;
    this.codeKey = codeKey;
    this.reference = reference;
  }

  Market market() {
    return market;
  }

  /** When the last record was matched. */
  long timeNsOfDay() {
    return timeNsOfDay;
  }

  /** Records so far; another number means another content. */
  long records() {
    return records;
  }

  long cumulative() {
    return cumulative;
  }

  /** A new record without trade, book and flags. */
  QuoteImage begin(long nsOfDay) {
    records++;
    timeNsOfDay = nsOfDay;
    hasTrade = false;
    bids.count = 0;
    asks.count = 0;
    status = 0;
    trend = PriceTrend.NORMAL;
    tradeOnly = false;
    return this;
  }

  /** A trade of the day. */
  QuoteImage print(long priceE4, long quantity) {
    cumulative += quantity;
    openE4 = openE4 == 0 ? priceE4 : openE4;
    highE4 = Math.max(highE4, priceE4);
    lowE4 = lowE4 == 0 ? priceE4 : Math.min(lowE4, priceE4);
    return shown(priceE4, quantity);
  }

  /** Shows a price and quantity that are no trade. */
  QuoteImage shown(long priceE4, long quantity) {
    hasTrade = true;
    tradePriceE4 = priceE4;
    tradeQuantity = quantity;
    return this;
  }

  QuoteImage book(BookMaker book) {
    fill(bids, book.bids);
    fill(asks, book.asks);
    return this;
  }

  private static void fill(Levels levels, BookSide side) {
    for (int i = 0; i < side.levels(); i++) {
      levels.add(side.priceE4(i), side.displayedLots(i));
    }
  }

  /** Market orders to buy come before the book, which is added next: level 1 at price 0. */
  QuoteImage marketBids(long quantity) {
    bids.add(0, quantity);
    return this;
  }

  /** Market orders to sell. */
  QuoteImage marketAsks(long quantity) {
    asks.add(0, quantity);
    return this;
  }

  /** Adds flags of the status map. */
  QuoteImage status(int flags) {
    status |= flags;
    return this;
  }

  QuoteImage trend(PriceTrend newTrend) {
    trend = newTrend;
    return this;
  }

  /** An intermediate print of a sweep: the book before it stands. */
  QuoteImage tradeOnly() {
    tradeOnly = true;
    return this;
  }

  /** Begins the record in a format, with this time. */
  QuoteEncoder write(QuoteEncoder out, int format, int sequence, long asOfNsOfDay) {
    out.start(format, market, sequence, codeKey, asOfNsOfDay);
    if (hasTrade) {
      out.trade(tradePriceE4, tradeQuantity);
    }
    for (int i = 0; i < bids.count; i++) {
      out.bid(bids.priceE4[i], bids.quantity[i]);
    }
    for (int i = 0; i < asks.count; i++) {
      out.ask(asks.priceE4[i], asks.quantity[i]);
    }
    out.limits(limit(hasTrade, tradePriceE4), limit(bids), limit(asks)).trend(trend);
    out.statusMap(status);
    if (tradeOnly) {
      out.tradeOnly();
    }
    return out.dayPrices(openE4, highE4, lowE4).cumulativeVolume(cumulative);
  }

  private LimitState limit(Levels side) {
    return limit(side.count > 0, side.priceE4[0]);
  }

  private LimitState limit(boolean present, long priceE4) {
    if (present && reference.isLimitUp(priceE4)) {
      return LimitState.LIMIT_UP;
    }
    return present && reference.isLimitDown(priceE4) ? LimitState.LIMIT_DOWN : LimitState.NORMAL;
  }
}
