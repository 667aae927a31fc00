package tw.kuroshio.feed.source;

import java.util.SplittableRandom;

/**
 * How long to wait before the next attempt: doubles with every failure up to a limit, the upper
 * half of it by chance, so that many clients do not come back at once. The same seed waits the
 * same. One thread.
 */
public final class Backoff {

  private final long firstNs;
  private final long longestNs;
  private final SplittableRandom random;
  private long boundNs;

  /**
   * Nothing has failed yet.
   *
   * @param firstNs longest wait after the first failure
   * @param longestNs longest wait at all
   */
  public Backoff(long firstNs, long longestNs, long seed) {
    if (firstNs < 2 || longestNs < firstNs) {
      throw new IllegalArgumentException(
          "Back-off must grow from at least 2 ns, was " + firstNs + " to " + longestNs + " ns");
    }
    this.firstNs = firstNs;
    this.longestNs = longestNs;
    random = new SplittableRandom(seed);
    boundNs = firstNs;
  }

  /** After a failure: how long to wait, half of the present bound to the whole. */
  public long nextNs() {
    long waitNs = boundNs / 2 + random.nextLong(boundNs / 2 + 1);
    boundNs = boundNs > longestNs / 2 ? longestNs : boundNs * 2;
    return waitNs;
  }

  /** A connection has proved good. */
  public void reset() {
    boundNs = firstNs;
  }
}
