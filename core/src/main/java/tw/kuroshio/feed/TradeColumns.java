package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Last trade, the day's prices and volume of all instruments, from prints of real matches only;
 * trial matches stand apart.
 */
final class TradeColumns implements Stateful {

  static final int OUTPUT_BYTES = 5 * Integer.BYTES + 5 * Long.BYTES;

  final long[] lastPriceE4;
  final long[] lastShares;
  final long[] cumulativeShares;
  final long[] printedShares;
  final long[] printedValueE4;
  final long[] openPriceE4;
  final long[] highPriceE4;
  final long[] lowPriceE4;
  final long[] trialPriceE4;
  final long[] trialShares;
  final long[] lastTradeNs;

  TradeColumns(int instruments) {
    lastPriceE4 = new long[instruments];
    lastShares = new long[instruments];
    cumulativeShares = new long[instruments];
    printedShares = new long[instruments];
    printedValueE4 = new long[instruments];
    openPriceE4 = new long[instruments];
    highPriceE4 = new long[instruments];
    lowPriceE4 = new long[instruments];
    trialPriceE4 = new long[instruments];
    trialShares = new long[instruments];
    lastTradeNs = new long[instruments];
  }

  /** Counts one print; returns the change bits of {@link OrderBooks}. */
  int print(int i, long priceE4, long shares, long ingestTimeNs) {
    int changes = OrderBooks.TRADE;
    if (openPriceE4[i] == 0) {
      openPriceE4[i] = priceE4;
      highPriceE4[i] = priceE4;
      lowPriceE4[i] = priceE4;
      changes |= OrderBooks.SESSION_OPEN | OrderBooks.HIGH_LOW;
    } else if (priceE4 > highPriceE4[i]) {
      highPriceE4[i] = priceE4;
      changes |= OrderBooks.HIGH_LOW;
    } else if (priceE4 < lowPriceE4[i]) {
      lowPriceE4[i] = priceE4;
      changes |= OrderBooks.HIGH_LOW;
    }
    lastPriceE4[i] = priceE4;
    lastShares[i] = shares;
    lastTradeNs[i] = ingestTimeNs;
    printedShares[i] += shares;
    printedValueE4[i] = plusValue(printedValueE4[i], priceE4, shares);
    return changes;
  }

  /**
   * Counts a print that came after a later one: it moves high, low and volume, not the last price.
   */
  int printOlder(int i, long priceE4, long shares) {
    int changes = OrderBooks.OLDER_TRADE;
    if (openPriceE4[i] == 0 || priceE4 > highPriceE4[i] || priceE4 < lowPriceE4[i]) {
      changes |= OrderBooks.HIGH_LOW;
    }
    openPriceE4[i] = openPriceE4[i] == 0 ? priceE4 : openPriceE4[i];
    highPriceE4[i] = Math.max(highPriceE4[i], priceE4);
    lowPriceE4[i] = lowPriceE4[i] == 0 ? priceE4 : Math.min(lowPriceE4[i], priceE4);
    printedShares[i] += shares;
    printedValueE4[i] = plusValue(printedValueE4[i], priceE4, shares);
    return changes;
  }

  /** Takes the day's prices from a snapshot; its trade is no print of its own. */
  void recover(int i, QuoteCursor snapshot, long unitShares, long ingestTimeNs) {
    cumulativeShares[i] = snapshot.cumulativeVolume() * unitShares;
    if (snapshot.openPriceE4() > 0) {
      openPriceE4[i] = snapshot.openPriceE4();
      highPriceE4[i] = snapshot.highPriceE4();
      lowPriceE4[i] = snapshot.lowPriceE4();
    }
    if (snapshot.hasTrade() && snapshot.tradeQuantity() > 0 && snapshot.tradePriceE4() > 0) {
      lastPriceE4[i] = snapshot.tradePriceE4();
      lastShares[i] = snapshot.tradeQuantity() * unitShares;
      lastTradeNs[i] = ingestTimeNs;
    }
  }

  /**
   * The sum in 10⁻⁴ TWD, pinned at the largest long: the wire can name absurd prints whose product
   * overflows, and bytes from outside must not stop the loop.
   */
  static long plusValue(long sumE4, long priceE4, long shares) {
    long value = priceE4 * shares;
    boolean overflows = Math.multiplyHigh(priceE4, shares) != 0 || value < 0 || sumE4 + value < 0;
    return overflows ? Long.MAX_VALUE : sumE4 + value;
  }

  /** Sets the trial match, zeros for none; returns the change bits of {@link OrderBooks}. */
  int setTrial(int i, long priceE4, long shares) {
    boolean changed = trialPriceE4[i] != priceE4 || trialShares[i] != shares;
    trialPriceE4[i] = priceE4;
    trialShares[i] = shares;
    return changed ? OrderBooks.TRIAL : 0;
  }

  void writeOutput(int i, StateWriter out) {
    out.putInt((int) lastPriceE4[i]).putLong(lastShares[i]);
    out.putLong(cumulativeShares[i]).putLong(printedShares[i]).putLong(printedValueE4[i]);
    out.putInt((int) openPriceE4[i]).putInt((int) highPriceE4[i]).putInt((int) lowPriceE4[i]);
    out.putInt((int) trialPriceE4[i]).putLong(trialShares[i]);
  }

  private long[][] columns() {
    return new long[][] {
      lastPriceE4,
      lastShares,
      cumulativeShares,
      printedShares,
      printedValueE4,
      openPriceE4,
      highPriceE4,
      lowPriceE4,
      trialPriceE4,
      trialShares,
      lastTradeNs
    };
  }

  @Override
  public void writeState(StateWriter out) {
    for (long[] column : columns()) {
      out.putLongs(column);
    }
  }

  @Override
  public void readState(StateReader in) {
    for (long[] column : columns()) {
      Columns.read(in, column);
    }
  }
}
