package tw.kuroshio.feed;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.market.SessionSchedule;

/**
 * What {@link RecordValidation} needs to be told.
 *
 * @param earliestNsOfDay first possible match time, nanoseconds since midnight in Taipei
 * @param latestNsOfDay last possible match time, a delayed close included
 * @param maxAheadNs how much later than the time of receipt a match time may be: what the clocks
 *     may differ
 * @param cleanUpdates books in a row that must not be crossed before a crossed one is forgotten
 * @param maxGrowthShares most shares by which the day's volume may grow from one record to the next
 * @param dailyVolumeMultiple how many average days' volume make one suspect
 * @param outlierFactor how many times off the last price a trade without limits may be
 * @param confirmations records that must say the same before a suspect price or volume is believed
 */
public record ValidationSettings(
    long earliestNsOfDay,
    long latestNsOfDay,
    long maxAheadNs,
    int cleanUpdates,
    long maxGrowthShares,
    int dailyVolumeMultiple,
    int outlierFactor,
    int confirmations) {

  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  public ValidationSettings {
    List<String> problems = new ArrayList<>();
    if (earliestNsOfDay < 0 || latestNsOfDay <= earliestNsOfDay || latestNsOfDay >= DAY) {
      problems.add("match times must be an interval of one day");
    }
    if (maxAheadNs < 0 || maxAheadNs > 3_600 * SECOND) {
      problems.add("maxAheadNs must be 0 to 3,600 s, was " + maxAheadNs + " ns");
    }
    if (cleanUpdates < 1 || cleanUpdates > 1_000) {
      problems.add("cleanUpdates must be 1 to 1,000, was " + cleanUpdates);
    }
    if (maxGrowthShares < 1) {
      problems.add("maxGrowthShares must be positive, was " + maxGrowthShares);
    }
    if (dailyVolumeMultiple < 2 || dailyVolumeMultiple > 1_000_000) {
      problems.add("dailyVolumeMultiple must be 2 to 1,000,000, was " + dailyVolumeMultiple);
    }
    if (outlierFactor < 2 || outlierFactor > 100) {
      problems.add("outlierFactor must be 2 to 100, was " + outlierFactor);
    }
    if (confirmations < 1 || confirmations > 100) {
      problems.add("confirmations must be 1 to 100, was " + confirmations);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("Record validation: " + String.join("; ", problems));
    }
  }

  /**
   * The usual settings: from order entry to a quarter of an hour after the close (the feed's
   * session lines end at 13:45), clocks within 2 s, 3 clean books, 10 thousand million shares, 100
   * average days, 8 times the last price, 3 confirmations.
   */
  public static ValidationSettings of(SessionSchedule session) {
    return new ValidationSettings(
        session.preOpenNsOfDay(),
        session.closeNsOfDay() + 900 * SECOND,
        2 * SECOND,
        3,
        10_000_000_000L,
        100,
        8,
        3);
  }
}
