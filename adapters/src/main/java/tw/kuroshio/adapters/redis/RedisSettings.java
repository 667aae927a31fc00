package tw.kuroshio.adapters.redis;

/**
 * How long a server may take.
 *
 * @param connectMs to accept a connection
 * @param answerMs to answer a round trip
 * @param batchMs for all round trips of one call; what is left then is given up
 * @param firstBackOffMs left alone so long after a failure, twice as long after each further one
 * @param longestBackOffMs and at most so long
 */
public record RedisSettings(
    int connectMs, int answerMs, int batchMs, int firstBackOffMs, int longestBackOffMs) {

  public RedisSettings {
    if (connectMs < 1 || answerMs < 1 || batchMs < 1 || firstBackOffMs < 1) {
      throw new IllegalArgumentException("Times must be at least 1 ms");
    }
    if (longestBackOffMs < firstBackOffMs) {
      throw new IllegalArgumentException(
          "The longest back-off must not be below the first, was "
              + longestBackOffMs
              + " ms after "
              + firstBackOffMs
              + " ms");
    }
  }

  /** A quarter of a second for anything, a second a call, back-offs from 1 s to 30 s. */
  public static RedisSettings defaults() {
    return new RedisSettings(250, 250, 1_000, 1_000, 30_000);
  }
}
