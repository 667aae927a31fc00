package tw.kuroshio.features.intraday;

import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.ReferenceCheck;
import tw.kuroshio.feed.twse.QuoteCursor;

/** Live fields that the book and the day's static data give without a memory. */
final class BookValues {

  private static final double E4 = 10_000.0;
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long NINE_O_CLOCK_MINUTE = 9 * 60;

  private BookValues() {}

  /** Limit orders on both sides, bid below ask. */
  static boolean isTwoSided(OrderBooks books, int i) {
    return books.bestBidPriceE4(i) != 0
        && books.bestAskPriceE4(i) != 0
        && !books.isCrossedOrLocked(i);
  }

  /** TWD; NaN for the price 0, which stands for none. */
  static double price(long priceE4) {
    return priceE4 > 0 ? priceE4 / E4 : Double.NaN;
  }

  static double mid(OrderBooks books, int i) {
    return isTwoSided(books, i)
        ? (books.bestBidPriceE4(i) + books.bestAskPriceE4(i)) / (2 * E4)
        : Double.NaN;
  }

  static double spread(OrderBooks books, int i) {
    return isTwoSided(books, i)
        ? spread(books.bestBidPriceE4(i), books.bestAskPriceE4(i))
        : Double.NaN;
  }

  /** (ask - bid) / mid, rounded once. */
  static double spread(long bidE4, long askE4) {
    return 2.0 * (askE4 - bidE4) / (askE4 + bidE4);
  }

  static double imbalanceOfBest(OrderBooks books, int i) {
    return imbalance(books.bestBidShares(i), books.bestAskShares(i));
  }

  static double imbalanceOfLevels(OrderBooks books, int i) {
    long bids = 0;
    long asks = 0;
    for (int level = 0; level < QuoteCursor.MAX_LEVELS; level++) {
      bids += books.bidShares(i, level);
      asks += books.askShares(i, level);
    }
    return imbalance(bids, asks);
  }

  private static double imbalance(long bids, long asks) {
    return bids + asks == 0 ? Double.NaN : (double) (bids - asks) / (bids + asks);
  }

  /** Half the spread times the imbalance: what the weighted price comes to, without cancelling. */
  static double microPriceGap(OrderBooks books, int i) {
    return isTwoSided(books, i)
        ? (books.bestAskPriceE4(i) - books.bestBidPriceE4(i)) / (2 * E4) * imbalanceOfBest(books, i)
        : Double.NaN;
  }

  private static boolean isLimited(OrderBooks books, int i) {
    return ReferenceCheck.isLimited(
        books.referencePriceE4(i), books.limitUpPriceE4(i), books.limitDownPriceE4(i));
  }

  static double limitUpDistance(OrderBooks books, int i) {
    long lastE4 = books.lastTradePriceE4(i);
    return lastE4 > 0 && isLimited(books, i)
        ? (double) (books.limitUpPriceE4(i) - lastE4) / lastE4
        : Double.NaN;
  }

  static double limitDownDistance(OrderBooks books, int i) {
    long lastE4 = books.lastTradePriceE4(i);
    return lastE4 > 0 && isLimited(books, i)
        ? (double) (lastE4 - books.limitDownPriceE4(i)) / lastE4
        : Double.NaN;
  }

  /** Of a disclosed book. */
  static double limitUpLocked(OrderBooks books, int i) {
    boolean noAsks = books.bestAskPriceE4(i) == 0 && books.marketAskShares(i) == 0;
    return locked(books, i, books.limitUpPriceE4(i), noAsks);
  }

  /** Of a disclosed book. */
  static double limitDownLocked(OrderBooks books, int i) {
    boolean noBids = books.bestBidPriceE4(i) == 0 && books.marketBidShares(i) == 0;
    return locked(books, i, books.limitDownPriceE4(i), noBids);
  }

  private static double locked(OrderBooks books, int i, long limitE4, boolean otherSideEmpty) {
    if (!isLimited(books, i)) {
      return Double.NaN;
    }
    return books.lastTradePriceE4(i) == limitE4 && otherSideEmpty ? 1.0 : 0.0;
  }

  static double trialGap(OrderBooks books, int i) {
    long trialE4 = books.trialPriceE4(i);
    long referenceE4 = books.referencePriceE4(i);
    return trialE4 > 0 && referenceE4 > 0
        ? (double) (trialE4 - referenceE4) / referenceE4
        : Double.NaN;
  }

  /** Whole minutes since 09:00. */
  static double minute(long nsOfDay) {
    return nsOfDay / MINUTE_NS - NINE_O_CLOCK_MINUTE;
  }
}
