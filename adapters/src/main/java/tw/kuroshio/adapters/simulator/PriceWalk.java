package tw.kuroshio.adapters.simulator;

import java.util.Arrays;
import tw.kuroshio.market.TickSizeTable;

/**
 * A seeded walk over valid prices that begins at a bar's open, touches its high and its low, stays
 * between them and ends at its close. Between two of these it is a random bridge in ticks.
 */
final class PriceWalk {

  private static final double LOW_FIRST_WHEN_RISING = 0.65;

  private final TickSizeTable ticks;
  private final SeededRandom random;
  private long[] ladder = new long[64];
  private int rungs;

  PriceWalk(TickSizeTable ticks, SeededRandom random) {
    this.ticks = ticks;
    this.random = random;
  }

  /** The fewest prints that can show the bar. */
  static int needed(long open, long high, long low, long close) {
    if (high == low) {
      return 1;
    }
    return 2 + (high != open && high != close ? 1 : 0) + (low != open && low != close ? 1 : 0);
  }

  /**
   * Writes {@code n} prices. With fewer than {@link #needed} the close goes first, then the open,
   * then the one of high and low that is further from the open.
   *
   * @return how many of open, high, low and close were left out
   */
  int fill(long open, long high, long low, long close, int n, long[] out, int at) {
    int missing = Math.max(0, needed(open, high, low, close) - n);
    if (n == 0) {
      return missing;
    }
    out[at + n - 1] = close;
    if (n == 1) {
      return missing;
    }
    out[at] = open;
    build(open, high, low, close);
    if (missing > 0) {
      if (n == 3) {
        out[at + 1] = high - open >= open - low ? high : low;
      }
      return missing;
    }
    boolean wantHigh = high != open && high != close;
    boolean wantLow = low != open && low != close;
    int first = 1;
    int second = n - 2;
    if (wantHigh && wantLow) {
      first = 1 + random.nextInt(n - 3);
      second = first + 1 + random.nextInt(n - 2 - first);
      double chance = close >= open ? LOW_FIRST_WHEN_RISING : 1 - LOW_FIRST_WHEN_RISING;
      boolean lowFirst = random.nextDouble() < chance;
      out[at + first] = lowFirst ? low : high;
      out[at + second] = lowFirst ? high : low;
    } else if (wantHigh || wantLow) {
      first = 1 + random.nextInt(n - 2);
      second = first;
      out[at + first] = wantHigh ? high : low;
    } else {
      bridge(out, at, at + n - 1, n);
      return 0;
    }
    bridge(out, at, at + first, n);
    bridge(out, at + first, at + second, n);
    bridge(out, at + second, at + n - 1, n);
    return 0;
  }

  /** Fills the prices strictly between two that are set. */
  private void bridge(long[] out, int from, int to, int prints) {
    int top = rungs - 1;
    int rung = rungOf(out[from]);
    int target = rungOf(out[to]);
    double noise = Math.max(0.6, 0.5 * top / Math.sqrt(prints));
    for (int i = from + 1; i < to; i++) {
      double drift = (target - rung) / (double) (to - i + 1);
      int step = (int) Math.floor(drift + noise * random.nextGaussian() + 0.5);
      rung += step;
      if (rung < 0) {
        rung = Math.min(top, -rung);
      } else if (rung > top) {
        rung = Math.max(0, 2 * top - rung);
      }
      out[i] = ladder[rung];
    }
  }

  private int rungOf(long priceE4) {
    return Arrays.binarySearch(ladder, 0, rungs, priceE4);
  }

  /** All valid prices from low to high; the bar's own four are in it even when off the grid. */
  private void build(long open, long high, long low, long close) {
    rungs = 0;
    put(low);
    long price = ticks.roundUpE4(low + 1);
    while (price < high) {
      put(price);
      price = ticks.roundUpE4(price + 1);
    }
    if (high != low) {
      put(high);
    }
    insert(open);
    insert(close);
  }

  private void insert(long priceE4) {
    int rung = rungOf(priceE4);
    if (rung < 0) {
      put(priceE4);
      Arrays.sort(ladder, 0, rungs);
    }
  }

  private void put(long priceE4) {
    if (rungs == ladder.length) {
      ladder = Arrays.copyOf(ladder, 2 * rungs);
    }
    ladder[rungs++] = priceE4;
  }
}
