package tw.kuroshio.benchmarks.store;

import java.util.SplittableRandom;

/**
 * A stretch of a synthetic stream of trades: one every 3.24 ms over the hours of trading, day after
 * day, of instruments some of which trade far more than others. Each is known a millisecond after
 * it happened. The same seed gives the same stretches.
 */
final class Ticks {

  /** A trade becomes known this long after it happened. */
  static final long DELAY_NS = 1_000_000;

  static final long DAY_NS = 86_400_000_000_000L;
  private static final int PER_DAY = 5_000_000;
  private static final long STEP_NS = 3_240_000;

  /** 2026-01-05 09:00 in Taipei. */
  static final long START_NS = 20_458 * DAY_NS + 3_600_000_000_000L;

  private static final int PRINTS_A_MOVE = 3;

  private final SplittableRandom random;
  private final String[] codes;
  private final long[] cumVolume;
  private final long[] price;
  private long next;

  /** Of this stretch. */
  int size;

  final String[] code;
  final long[] atNs;
  final long[] priceE4;
  final long[] shares;
  final long[] cumShares;

  Ticks(int instruments, int atMost, long seed) {
    random = new SplittableRandom(seed);
    codes = new String[instruments];
    price = new long[instruments];
    for (int i = 0; i < instruments; i++) {
      codes[i] = Integer.toString(1_101 + i);
      price[i] = 100_000L * (1 + random.nextInt(100));
    }
    cumVolume = new long[instruments];
    code = new String[atMost];
    atNs = new long[atMost];
    priceE4 = new long[atMost];
    shares = new long[atMost];
    cumShares = new long[atMost];
  }

  static long timeOf(long tick) {
    return START_NS + tick / PER_DAY * DAY_NS + tick % PER_DAY * STEP_NS;
  }

  String[] codes() {
    return codes;
  }

  /** Goes on to the next stretch. */
  void advance(int ticks) {
    size = ticks;
    for (int i = 0; i < ticks; i++) {
      double u = random.nextDouble();
      // the square favours the first: the busiest tenth has a third of the trades
      int instrument = (int) (u * u * codes.length);
      if (random.nextInt(PRINTS_A_MOVE) == 0) {
        price[instrument] = Math.max(10_000, price[instrument] + 500L * (random.nextInt(3) - 1));
      }
      long volume = 1_000L * (1 + random.nextInt(20));
      cumVolume[instrument] += volume;
      code[i] = codes[instrument];
      atNs[i] = timeOf(next++);
      priceE4[i] = price[instrument];
      shares[i] = volume;
      cumShares[i] = cumVolume[instrument];
    }
  }
}
