package tw.kuroshio.benchmarks.feed;

import java.util.SplittableRandom;

/**
 * When the records of a day are sent: five phases with their shares of the records, in each of them
 * bursts of 16 to 159 records a microsecond apart, the bursts spread evenly. The first minute of
 * trading has 4 % of the records, ten times the mean rate; the closing prints fall into one
 * instant.
 */
final class DayClock {

  enum Phase {
    TRIAL_BEFORE_OPEN(8 * 60 + 30, 30 * 60, 0.08),
    OPENING_BURST(9 * 60, 60, 0.04),
    CONTINUOUS(9 * 60 + 1, (4 * 60 + 24) * 60, 0.81),
    TRIAL_BEFORE_CLOSE(13 * 60 + 25, 5 * 60, 0.07),
    CLOSING_PRINTS(13 * 60 + 30, 1, 0);

    final long startNs;
    final long durationNs;
    final double share;

    Phase(int startMinute, int durationSeconds, double share) {
      this.startNs = startMinute * 60_000_000_000L;
      this.durationNs = durationSeconds * 1_000_000_000L;
      this.share = share;
    }
  }

  private static final Phase[] PHASES = Phase.values();
  private static final int MIN_BURST = 16;
  private static final int MAX_BURST = 160;
  private static final long STEP_NS = 1_000;

  private final SplittableRandom random;
  private final long[] firstOf = new long[PHASES.length + 1];
  private int phase;
  private long record;
  private int leftInBurst;
  private long timeNs;

  /**
   * Plans a day.
   *
   * @param closingPrints records of the last phase
   */
  DayClock(long records, int closingPrints, SplittableRandom random) {
    this.random = random;
    long beforeClose = records - closingPrints;
    double share = 0;
    for (int i = 1; i < PHASES.length; i++) {
      share += PHASES[i - 1].share;
      firstOf[i] = i == PHASES.length - 1 ? beforeClose : (long) (beforeClose * share);
    }
    firstOf[PHASES.length] = records;
  }

  /** Moves on to the next record. */
  void next() {
    while (record == firstOf[phase + 1]) {
      phase++;
      leftInBurst = 0;
    }
    if (leftInBurst == 0) {
      leftInBurst = random.nextInt(MIN_BURST, MAX_BURST);
      double done = (record - firstOf[phase]) / (double) (firstOf[phase + 1] - firstOf[phase]);
      timeNs = Math.max(timeNs, PHASES[phase].startNs + (long) (done * PHASES[phase].durationNs));
      timeNs -= timeNs % STEP_NS;
    }
    timeNs += STEP_NS;
    leftInBurst--;
    record++;
  }

  Phase phase() {
    return PHASES[phase];
  }

  /** The current record's place in its phase, from 0. */
  long placeInPhase() {
    return record - 1 - firstOf[phase];
  }

  long timeNsOfDay() {
    return timeNs;
  }

  boolean endsBurst() {
    return leftInBurst == 0 || record == firstOf[phase + 1];
  }
}
