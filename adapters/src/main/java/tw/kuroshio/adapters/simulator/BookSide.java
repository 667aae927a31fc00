package tw.kuroshio.adapters.simulator;

import tw.kuroshio.model.Side;

/**
 * Up to five disclosed levels of one side, best first, and what of them our orders have not yet
 * taken. Reused; prices in 10⁻⁴ TWD.
 */
final class BookSide {

  static final int MAX_LEVELS = 5;

  private final int sign;
  private final long[] priceE4 = new long[MAX_LEVELS];
  private final long[] displayedLots = new long[MAX_LEVELS];
  private final long[] availableLots = new long[MAX_LEVELS];
  private int levels;

  BookSide(Side side) {
    sign = side.sign();
  }

  void clear() {
    levels = 0;
  }

  void add(long levelPriceE4, long lots) {
    priceE4[levels] = levelPriceE4;
    displayedLots[levels] = lots;
    availableLots[levels] = lots;
    levels++;
  }

  int levels() {
    return levels;
  }

  long priceE4(int level) {
    return priceE4[level];
  }

  long displayedLots(int level) {
    return displayedLots[level];
  }

  long availableLots(int level) {
    return availableLots[level];
  }

  /** Best price, 0 when the side is empty. */
  long bestE4() {
    return levels == 0 ? 0 : priceE4[0];
  }

  /** Price of the last disclosed level, 0 when the side is empty. */
  long worstE4() {
    return levels == 0 ? 0 : priceE4[levels - 1];
  }

  void take(int level, long lots) {
    if (lots > availableLots[level]) {
      throw new IllegalStateException("More lots taken than are left at the level");
    }
    availableLots[level] -= lots;
  }

  /** Whether an opposite order limited to {@code limitE4} trades with this level. */
  boolean reaches(int level, long limitE4) {
    return level < levels && sign * (priceE4[level] - limitE4) >= 0;
  }

  /** Lots an opposite order limited to {@code limitE4} could take now. */
  long availableTo(long limitE4) {
    long lots = 0;
    for (int level = 0; reaches(level, limitE4); level++) {
      lots += availableLots[level];
    }
    return lots;
  }

  /**
   * Lots that stand before a new order of this side at {@code priceE4}: what is disclosed at its
   * price; nothing when it would be the best; the largest disclosed level when it lies between two
   * or behind the last, where the true queue is not known.
   */
  long queueBefore(long orderPriceE4) {
    if (levels == 0 || sign * (orderPriceE4 - priceE4[0]) > 0) {
      return 0;
    }
    long largest = 0;
    for (int level = 0; level < levels; level++) {
      if (priceE4[level] == orderPriceE4) {
        return displayedLots[level];
      }
      largest = Math.max(largest, displayedLots[level]);
    }
    return largest;
  }
}
