package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PackedBcd;
import tw.kuroshio.feed.twse.QuoteCursor;

/**
 * Prices and quantities of a record's trade and levels: within the day's limits, on the ticks, in
 * order, and not zero where zero means nothing. Prices stay in packed decimal, as on the wire.
 */
final class PriceRules {

  private static final int FALLING = -1;
  private static final int RISING = 1;

  private final PriceGrid grid;
  private long best;
  private long bestBid;
  private long bestAsk;

  PriceRules(PriceGrid grid) {
    this.grid = grid;
  }

  /**
   * Judges a record.
   *
   * @param suspended its trade is the last price and has no quantity; prices may be zero
   */
  @Nullable RecordFault fault(int i, QuoteCursor quote, boolean suspended) {
    int bidsFrom = quote.hasTrade() ? 1 : 0;
    int asksFrom = bidsFrom + quote.bidLevels();
    RecordFault fault = bidsFrom == 0 ? null : trade(i, quote, suspended);
    if (fault == null) {
      fault = levels(i, quote, bidsFrom, asksFrom, FALLING, suspended);
      bestBid = best;
    }
    if (fault == null) {
      fault = levels(i, quote, asksFrom, asksFrom + quote.askLevels(), RISING, suspended);
      bestAsk = best;
    }
    return fault;
  }

  private @Nullable RecordFault trade(int i, QuoteCursor quote, boolean suspended) {
    if (!quote.hasEntryQuantity(0) && !suspended) {
      return RecordFault.QUANTITY_ZERO;
    }
    long price = quote.entryPriceBcd(0);
    if (price == 0) {
      return suspended ? null : RecordFault.PRICE_ZERO;
    }
    return priceFault(i, price);
  }

  private @Nullable RecordFault levels(
      int i, QuoteCursor quote, int from, int to, int direction, boolean suspended) {
    long first = 0;
    long last = 0;
    int band = 0;
    long offTick = 0;
    for (int entry = from; entry < to; entry++) {
      if (!quote.hasEntryQuantity(entry)) {
        return RecordFault.QUANTITY_ZERO;
      }
      long price = quote.entryPriceBcd(entry);
      if (price == 0) {
        if (entry > from && !suspended) {
          return RecordFault.PRICE_ZERO;
        }
        continue;
      }
      if (first == 0) {
        first = price;
        band = Math.max(0, grid.band(i, price));
      } else if ((price - last) * direction <= 0) {
        return RecordFault.LEVELS_NOT_ORDERED;
      }
      offTick |= grid.offTick(band, price);
      last = price;
    }
    best = first;
    // Ordered prices are all within limits when the ends are, and of one band when the ends are.
    boolean fine =
        first == 0
            || (offTick == 0
                && band == grid.band(i, last)
                && grid.isWithin(i, first)
                && grid.isWithin(i, last));
    return fine ? null : eachPrice(i, quote, from, to);
  }

  private @Nullable RecordFault eachPrice(int i, QuoteCursor quote, int from, int to) {
    for (int entry = from; entry < to; entry++) {
      long price = quote.entryPriceBcd(entry);
      RecordFault fault = price == 0 ? null : priceFault(i, price);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private @Nullable RecordFault priceFault(int i, long price) {
    if (!grid.isWithin(i, price)) {
      return RecordFault.PRICE_OUTSIDE_LIMITS;
    }
    return grid.isOnTick(i, price) ? null : RecordFault.PRICE_OFF_TICK;
  }

  /** What is wrong with the prices of the day a snapshot carries; they are zero before the open. */
  @Nullable RecordFault dayFault(int i, QuoteCursor snapshot) {
    long openE4 = snapshot.openPriceE4();
    long highE4 = snapshot.highPriceE4();
    long lowE4 = snapshot.lowPriceE4();
    if (openE4 == 0) {
      return highE4 == 0 && lowE4 == 0 ? null : RecordFault.DAY_PRICES;
    }
    if (lowE4 == 0 || openE4 < lowE4 || openE4 > highE4) {
      return RecordFault.DAY_PRICES;
    }
    RecordFault fault = priceFault(i, PackedBcd.priceOf(openE4));
    if (fault == null) {
      fault = priceFault(i, PackedBcd.priceOf(highE4));
    }
    return fault == null ? priceFault(i, PackedBcd.priceOf(lowE4)) : fault;
  }

  /** Whether the best limit bid of the record judged last is at or above its best limit ask. */
  boolean isCrossedOrLocked() {
    return bestAsk != 0 && bestBid >= bestAsk;
  }

  /**
   * Whether a mark of the limit map is reserved, or says limit of a disclosed price that is not the
   * limit. Where market orders stand first the mark may be of them or of the first limit order: it
   * is not judged.
   */
  boolean marksContradict(int i, QuoteCursor quote) {
    int map = quote.limitMap();
    if (map == 0) {
      return false;
    }
    if ((map & (map >> 1) & 0x55) != 0) {
      return true;
    }
    int bidsFrom = quote.hasTrade() ? 1 : 0;
    int asksFrom = bidsFrom + quote.bidLevels();
    return (bidsFrom > 0 && denies(i, quote.tradeLimit(), quote.entryPriceBcd(0)))
        || (asksFrom > bidsFrom && denies(i, quote.bidLimit(), quote.entryPriceBcd(bidsFrom)))
        || (quote.askLevels() > 0 && denies(i, quote.askLimit(), quote.entryPriceBcd(asksFrom)));
  }

  private boolean denies(int i, LimitState mark, long price) {
    return price != 0
        && switch (mark) {
          case LIMIT_UP -> price != grid.upBcd(i);
          case LIMIT_DOWN -> price != grid.downBcd(i);
          case NORMAL, RESERVED -> false;
        };
  }
}
