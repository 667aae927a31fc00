package tw.kuroshio.market.volatility;

import java.util.Arrays;

/**
 * The quotes of one expiry by strike, ascending. What is not quoted counts as a bid of zero. One
 * thread; reusable through {@link #clear()}.
 */
public final class OptionChain {

  private static final double POINT = 1e4;

  private final OptionExpiry expiry;
  private int size;
  private long[] strikeE4 = new long[64];
  private long[] callBidE4 = new long[64];
  private long[] callAskE4 = new long[64];
  private long[] putBidE4 = new long[64];
  private long[] putAskE4 = new long[64];
  private long newestNs = Long.MIN_VALUE;

  public OptionChain(OptionExpiry expiry) {
    this.expiry = expiry;
  }

  public OptionExpiry expiry() {
    return expiry;
  }

  /** Forgets all quotes. */
  public void clear() {
    size = 0;
    newestNs = Long.MIN_VALUE;
  }

  /**
   * Takes a quote in place of the series' one before.
   *
   * @param bidE4 zero where nobody bids
   * @param quoteNs when it was made, UTC nanoseconds since the epoch
   * @return false, and nothing changed, when it is no quote: a bid below zero or above the ask
   * @throws IllegalArgumentException when the strike is not above zero
   */
  public boolean put(long strikeE4, OptionRight right, long bidE4, long askE4, long quoteNs) {
    if (bidE4 < 0 || askE4 < bidE4) {
      return false;
    }
    int at = place(strikeE4);
    switch (right) {
      case CALL -> {
        callBidE4[at] = bidE4;
        callAskE4[at] = askE4;
      }
      case PUT -> {
        putBidE4[at] = bidE4;
        putAskE4[at] = askE4;
      }
    }
    newestNs = Math.max(newestNs, quoteNs);
    return true;
  }

  /**
   * Makes a strike known that is listed but perhaps not quoted: without a bid it still counts where
   * strikes without one end a wing.
   *
   * @throws IllegalArgumentException when the strike is not above zero
   */
  public void list(long strikeE4) {
    place(strikeE4);
  }

  private int place(long strike) {
    if (strike <= 0) {
      throw new IllegalArgumentException(
          "Strike must be above zero, was " + strike + " (10⁻⁴ points, " + expiry.code() + ")");
    }
    int found = Arrays.binarySearch(strikeE4, 0, size, strike);
    if (found >= 0) {
      return found;
    }
    int at = -found - 1;
    strikeE4 = opened(strikeE4, at);
    callBidE4 = opened(callBidE4, at);
    callAskE4 = opened(callAskE4, at);
    putBidE4 = opened(putBidE4, at);
    putAskE4 = opened(putAskE4, at);
    strikeE4[at] = strike;
    size++;
    return at;
  }

  /** The column with a zero put in. */
  private long[] opened(long[] column, int at) {
    long[] target = size < column.length ? column : Arrays.copyOf(column, 2 * size);
    System.arraycopy(column, at, target, at + 1, size - at);
    target[at] = 0;
    return target;
  }

  /** Number of strikes. */
  public int size() {
    return size;
  }

  /** When the newest quote was made; {@link Long#MIN_VALUE} of an empty chain. */
  public long newestNs() {
    return newestNs;
  }

  double strike(int at) {
    return strikeE4[at] / POINT;
  }

  /** Whether somebody bids. */
  boolean isBid(int at, OptionRight right) {
    return (right == OptionRight.CALL ? callBidE4[at] : putBidE4[at]) > 0;
  }

  boolean isBidOnBothSides(int at) {
    return callBidE4[at] > 0 && putBidE4[at] > 0;
  }

  /** Middle of bid and ask in points. */
  double mid(int at, OptionRight right) {
    long sum =
        right == OptionRight.CALL ? callBidE4[at] + callAskE4[at] : putBidE4[at] + putAskE4[at];
    return sum / (2 * POINT);
  }
}
