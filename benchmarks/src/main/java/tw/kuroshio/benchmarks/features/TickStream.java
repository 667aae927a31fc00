package tw.kuroshio.benchmarks.features;

import java.util.SplittableRandom;
import tw.kuroshio.model.DailyBars;

/**
 * Trades of one session, stretch by stretch: a random instrument, a price a step up, down or the
 * same, some lots. Every tick carries its instrument's whole bar so far. Made outside the clock.
 */
final class TickStream {

  /** Today's bars so far, by instrument. */
  record Bars(
      long[] openE4, long[] highE4, long[] lowE4, long[] lastE4, long[] shares, long[] valueE4) {

    Bars(int size) {
      this(
          new long[size],
          new long[size],
          new long[size],
          new long[size],
          new long[size],
          new long[size]);
    }

    private void copy(int from, Bars target, int to) {
      target.openE4[to] = openE4[from];
      target.highE4[to] = highE4[from];
      target.lowE4[to] = lowE4[from];
      target.lastE4[to] = lastE4[from];
      target.shares[to] = shares[from];
      target.valueE4[to] = valueE4[from];
    }
  }

  private final SplittableRandom random;
  private final Bars today;

  /** Of this stretch. */
  int size;

  final int[] instrument;
  final Bars bar;

  TickStream(SyntheticMarket market, int atMost, long seed) {
    random = new SplittableRandom(seed);
    today = new Bars(market.instruments());
    int most = Math.max(atMost, market.instruments());
    instrument = new int[most];
    bar = new Bars(most);
    for (int i = 0; i < market.instruments(); i++) {
      DailyBars bars = market.panel().bars(i);
      today.lastE4[i] = bars.closeE4()[bars.size() - 1];
      today.openE4[i] = today.lastE4[i];
      today.highE4[i] = today.lastE4[i];
      today.lowE4[i] = today.lastE4[i];
    }
  }

  /** A trade of every instrument, in their order. */
  void everyInstrument() {
    size = today.lastE4.length;
    for (int k = 0; k < size; k++) {
      trade(k, k);
    }
  }

  /** Trades of random instruments. */
  void randomInstruments(int ticks) {
    size = ticks;
    for (int k = 0; k < size; k++) {
      trade(k, random.nextInt(today.lastE4.length));
    }
  }

  private void trade(int k, int i) {
    long last = today.lastE4[i] + SyntheticMarket.STEP_E4 * (random.nextInt(3) - 1);
    last = Math.max(SyntheticMarket.STEP_E4, last);
    long shares = 1_000L * (1 + random.nextInt(20));
    today.lastE4[i] = last;
    today.highE4[i] = Math.max(today.highE4[i], last);
    today.lowE4[i] = Math.min(today.lowE4[i], last);
    today.shares[i] += shares;
    today.valueE4[i] += last * shares;
    instrument[k] = i;
    today.copy(i, bar, k);
  }

  /** The bars so far, by instrument. */
  Bars today() {
    return today;
  }
}
