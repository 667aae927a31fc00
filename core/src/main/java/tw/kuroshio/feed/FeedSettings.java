package tw.kuroshio.feed;

/**
 * How patient the receiving side is. Only line 4 has heartbeats (format 16, every 30 s); the other
 * lines are missed by what they usually say.
 *
 * @param gapWaitNs how long records after a missing number wait for it, from either copy
 * @param busySilenceNs a busy stream that says nothing for so long is down
 * @param busyFactor a stream is missed after so many times the usual distance of its line's
 *     datagrams, if that is longer
 * @param heartbeatTimeoutNs but line 4 not later than this
 * @param quietTimeoutNs and the others not later than this
 * @param cyclePauseNs a number that comes again after so long is of another cycle: cycles are a
 *     minute or more apart, the two copies of a line milliseconds
 */
public record FeedSettings(
    long gapWaitNs,
    long busySilenceNs,
    int busyFactor,
    long heartbeatTimeoutNs,
    long quietTimeoutNs,
    long cyclePauseNs) {

  private static final int HEARTBEAT_LINE = 4;
  private static final long MS = 1_000_000L;

  /** Cycles begin every minute at the most often. */
  private static final long LONGEST_CYCLE_PAUSE_NS = 50_000 * MS;

  /**
   * 20 ms for a gap; 5 s for a busy line, 65 s (two heartbeats and 5 s) and 180 s for quiet ones.
   */
  public static final FeedSettings DEFAULTS =
      new FeedSettings(20 * MS, 5_000 * MS, 50, 65_000 * MS, 180_000 * MS, 10_000 * MS);

  public FeedSettings {
    requirePositive("gapWaitNs", gapWaitNs);
    requirePositive("busySilenceNs", busySilenceNs);
    requirePositive("busyFactor", busyFactor);
    requirePositive("heartbeatTimeoutNs", heartbeatTimeoutNs);
    requirePositive("quietTimeoutNs", quietTimeoutNs);
    requirePositive("cyclePauseNs", cyclePauseNs);
  }

  /**
   * The same patience measured on a clock that runs {@code factor} times as fast: networks and
   * schedulers do not.
   */
  public FeedSettings onClock(double factor) {
    return new FeedSettings(
        (long) (gapWaitNs * factor),
        (long) (busySilenceNs * factor),
        busyFactor,
        (long) (heartbeatTimeoutNs * factor),
        (long) (quietTimeoutNs * factor),
        Math.min((long) (cyclePauseNs * factor), LONGEST_CYCLE_PAUSE_NS));
  }

  /** The longest silence of a line that is no fault. */
  long longestSilenceNs(int line) {
    return line == HEARTBEAT_LINE ? heartbeatTimeoutNs : quietTimeoutNs;
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          "Feed setting " + name + " must be positive, was " + value);
    }
  }
}
