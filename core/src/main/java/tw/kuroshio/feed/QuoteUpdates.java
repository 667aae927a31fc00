package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.QuoteCursor;

/**
 * What quotes and snapshots change in the columns of {@link OrderBooks}, whose constants say what
 * it was. Does not allocate.
 */
final class QuoteUpdates {

  private final BookSide bids;
  private final BookSide asks;
  private final TradeColumns trades;
  private final ReferenceColumns references;
  private final ReceiptColumns receipts;
  private final StatusColumns status;
  private final BookStates states;

  QuoteUpdates(
      BookSide bids,
      BookSide asks,
      TradeColumns trades,
      ReferenceColumns references,
      ReceiptColumns receipts,
      StatusColumns status,
      BookStates states) {
    this.bids = bids;
    this.asks = asks;
    this.trades = trades;
    this.references = references;
    this.receipts = receipts;
    this.status = status;
    this.states = states;
  }

  /** See {@link OrderBooks#update}. */
  int update(int i, QuoteCursor quote, long ingestTimeNs) {
    long unitShares = quote.unit().shares(references.lotShares[i]);
    if (receipts.isOlder(i, quote)) {
      return takeOlder(i, quote, unitShares);
    }
    int changes = takeStatus(i, quote);
    changes |=
        quote.isTrial()
            ? takeTrial(i, quote, unitShares)
            : takeMatch(i, quote, unitShares, ingestTimeNs);
    changes |= takeBook(i, quote, unitShares);
    receipts.take(i, quote, ingestTimeNs);
    return changes;
  }

  private int takeOlder(int i, QuoteCursor quote, long unitShares) {
    long shares = quote.cumulativeVolume() * unitShares;
    trades.cumulativeShares[i] = Math.max(trades.cumulativeShares[i], shares);
    if (quote.isTrial()
        || !quote.hasTrade()
        || quote.tradeQuantity() == 0
        || quote.tradePriceE4() == 0) {
      return 0;
    }
    return trades.printOlder(i, quote.tradePriceE4(), quote.tradeQuantity() * unitShares);
  }

  private int takeStatus(int i, QuoteCursor quote) {
    int changes = status.take(i, quote) ? OrderBooks.STATUS : 0;
    boolean suspended = quote.trend().isSuspended();
    return states.set(i, BookReason.MATCHING_SUSPENDED, suspended)
        ? (changes | OrderBooks.STATE)
        : changes;
  }

  private int takeTrial(int i, QuoteCursor quote, long unitShares) {
    if (!quote.hasTrade()) {
      return trades.setTrial(i, 0, 0);
    }
    long shares = quote.tradeQuantity() * unitShares;
    return trades.setTrial(i, quote.tradePriceE4(), shares);
  }

  private int takeMatch(int i, QuoteCursor quote, long unitShares, long ingestTimeNs) {
    int changes = trades.setTrial(i, 0, 0);
    trades.cumulativeShares[i] = quote.cumulativeVolume() * unitShares;
    if (quote.hasTrade() && quote.tradeQuantity() > 0 && quote.tradePriceE4() > 0) {
      long shares = quote.tradeQuantity() * unitShares;
      changes |= trades.print(i, quote.tradePriceE4(), shares, ingestTimeNs);
    }
    return quote.isClosingPrint() && status.close(i)
        ? (changes | OrderBooks.SESSION_CLOSE)
        : changes;
  }

  private int takeBook(int i, QuoteCursor quote, long unitShares) {
    // Suspended matching has no book: none is disclosed, and the old one does not stand.
    if (quote.isTradeOnly() && !quote.trend().isSuspended()) {
      return 0;
    }
    boolean changed = bids.takeBids(i, quote, unitShares);
    changed |= asks.takeAsks(i, quote, unitShares);
    return (changed ? OrderBooks.BOOK : 0) | (states.disclosed(i) ? OrderBooks.STATE : 0);
  }

  /** See {@link OrderBooks#recover}. */
  int recover(int i, QuoteCursor snapshot, long ingestTimeNs) {
    long unitShares = snapshot.unit().shares(references.lotShares[i]);
    int changes = OrderBooks.RECOVERED | takeStatus(i, snapshot);
    if (snapshot.isTrial()) {
      changes |= takeTrial(i, snapshot, unitShares);
      trades.cumulativeShares[i] = snapshot.cumulativeVolume() * unitShares;
    } else {
      changes |= trades.setTrial(i, 0, 0);
      trades.recover(i, snapshot, unitShares, ingestTimeNs);
      changes |= snapshot.isClosingPrint() && status.close(i) ? OrderBooks.SESSION_CLOSE : 0;
    }
    changes |= takeBook(i, snapshot, unitShares);
    receipts.takeTimes(i, snapshot, ingestTimeNs);
    return changes;
  }
}
