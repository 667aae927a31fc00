package tw.kuroshio.benchmarks.feed;

import java.util.SplittableRandom;

/** One instrument's book over the day: a walk of the best bid on the tick grid, lots behind it. */
final class BookWalk {

  /** Lowest price, highest price and tick of bands that ±10 % does not leave, in 10⁻⁴ TWD. */
  private static final int[][] BANDS = {
    {120_000, 450_000, 500},
    {550_000, 900_000, 1_000},
    {1_120_000, 4_500_000, 5_000},
    {5_600_000, 9_000_000, 10_000},
    {11_500_000, 20_000_000, 50_000}
  };

  private static final int MAX_LOTS = 2_000;
  private static final int MAX_TRADE_LOTS = 50;

  /** The largest volume the record can name. */
  private static final int MAX_VOLUME_LOTS = 99_999_999;

  private final long codeKey;
  private final boolean tpex;
  private final int tickE4;
  private final int referenceE4;
  private final int reachTicks;
  private final int bidDepth;
  private final int askDepth;
  private final boolean locked;
  private final int[] bidLots;
  private final int[] askLots;
  private int ticksFromReference;
  private int volumeLots;

  /** Draws an instrument: band, reference, depth and whether it is locked. */
  BookWalk(long codeKey, boolean tpex, int levels, SplittableRandom random) {
    this.codeKey = codeKey;
    this.tpex = tpex;
    int[] band = BANDS[random.nextInt(BANDS.length)];
    tickE4 = band[2];
    referenceE4 = random.nextInt(band[0], band[1]) / tickE4 * tickE4;
    reachTicks = Math.max(1, referenceE4 / tickE4 * 3 / 100);
    locked = random.nextInt(100) == 0;
    int depth = Math.min(levels, random.nextInt(7) == 0 ? random.nextInt(1, 5) : 5);
    bidDepth = depth;
    askDepth = locked ? 0 : depth;
    bidLots = lots(depth, random);
    askLots = lots(depth, random);
  }

  private static int[] lots(int depth, SplittableRandom random) {
    int[] lots = new int[depth];
    for (int i = 0; i < depth; i++) {
      lots[i] = random.nextInt(1, MAX_LOTS);
    }
    return lots;
  }

  long codeKey() {
    return codeKey;
  }

  boolean tpex() {
    return tpex;
  }

  int referenceE4() {
    return referenceE4;
  }

  /** Ten percent above the reference, on the grid. */
  int limitUpE4() {
    return referenceE4 * 11 / 10 / tickE4 * tickE4;
  }

  /** Ten percent below the reference, on the grid. */
  int limitDownE4() {
    return -Math.floorDiv(-referenceE4 * 9 / 10, tickE4) * tickE4;
  }

  void identify(QuoteFields quote) {
    quote.codeKey = codeKey;
    quote.tpex = tpex;
    quote.cumulativeVolumeLots = volumeLots;
    quote.limitUp = locked;
  }

  /** One time in ten the price moves a tick, else one or two levels change. */
  void move(SplittableRandom random) {
    if (bidDepth == 0) {
      return;
    }
    if (!locked && random.nextInt(10) == 0) {
      int step = random.nextBoolean() ? 1 : -1;
      if (Math.abs(ticksFromReference + step) <= reachTicks) {
        ticksFromReference += step;
      }
    }
    bidLots[random.nextInt(bidDepth)] = random.nextInt(1, MAX_LOTS);
    if (askDepth > 0 && random.nextBoolean()) {
      askLots[random.nextInt(askDepth)] = random.nextInt(1, MAX_LOTS);
    }
  }

  /** A print at the best bid or ask. */
  void trade(QuoteFields quote, SplittableRandom random) {
    trialTrade(quote, random);
    volumeLots = Math.min(MAX_VOLUME_LOTS, volumeLots + quote.tradeLots);
  }

  /** A match that does not count. */
  void trialTrade(QuoteFields quote, SplittableRandom random) {
    quote.hasTrade = true;
    quote.tradePriceE4 = bestBidE4() + (locked || random.nextBoolean() ? 0 : tickE4);
    quote.tradeLots = random.nextInt(1, MAX_TRADE_LOTS);
  }

  /** The levels, with market orders before the bids where asked for. */
  void disclose(QuoteFields quote, boolean marketOrders) {
    int best = bestBidE4();
    int bids = 0;
    if (marketOrders && bidDepth > 0) {
      quote.bidPricesE4[bids] = 0;
      quote.bidLots[bids++] = bidLots[0] / 2 + 1;
    }
    for (int level = 0; bids < bidDepth; level++) {
      quote.bidPricesE4[bids] = best - level * tickE4;
      quote.bidLots[bids++] = bidLots[level];
    }
    quote.bidLevels = bids;
    for (int level = 0; level < askDepth; level++) {
      quote.askPricesE4[level] = best + (level + 1) * tickE4;
      quote.askLots[level] = askLots[level];
    }
    quote.askLevels = askDepth;
  }

  private int bestBidE4() {
    return locked ? limitUpE4() : referenceE4 + ticksFromReference * tickE4;
  }
}
