package tw.kuroshio.adapters.simulator;

/**
 * When one instrument's trial matches are disclosed: every so many seconds before a call, at an
 * offset of its own so that the instruments spread. Times are nanoseconds of the day.
 */
final class TrialMatches {

  private static final long SECOND = 1_000_000_000L;
  private static final long NEVER = Long.MAX_VALUE;

  private final boolean disclosed;
  private final long leadNs;
  private final long everyNs;
  private final long offsetNs;
  private long nextNs = NEVER;

  /**
   * None yet.
   *
   * @param disclosed whether the date has any
   */
  TrialMatches(boolean disclosed, DisclosureSettings settings, SeededRandom random) {
    this.disclosed = disclosed;
    leadNs = settings.trialLeadSeconds() * SECOND;
    everyNs = settings.trialSeconds() * SECOND;
    offsetNs = (long) (random.nextDouble() * everyNs) / 1_000 * 1_000;
  }

  /** Begins those before a call, whose orders are collected from {@code fromNs} on. */
  void begin(long fromNs, long callNs) {
    nextNs = disclosed ? Math.max(fromNs, callNs - leadNs) + offsetNs : NEVER;
  }

  void end() {
    nextNs = NEVER;
  }

  long nextNsOfDay() {
    return nextNs;
  }

  /** One was made; returns when the next is. */
  long advance() {
    nextNs += everyNs;
    return nextNs;
  }

  /** None from {@code fromNs} to {@code toNs}: what falls into it comes that much later. */
  void leaveOut(long fromNs, long toNs) {
    if (nextNs >= fromNs && nextNs < toNs) {
      nextNs += toNs - fromNs;
    }
  }
}
