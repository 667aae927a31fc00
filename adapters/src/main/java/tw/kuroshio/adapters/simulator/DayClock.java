package tw.kuroshio.adapters.simulator;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.SessionSchedule;

/**
 * The day's times.
 *
 * @param midnightNs start of the day in Taipei, UTC nanoseconds since the epoch
 * @param trialDisclosure whether trial matches are disclosed before both calls
 */
record DayClock(SessionSchedule session, long midnightNs, boolean trialDisclosure) {

  private static final ZoneOffset TAIPEI = ZoneOffset.ofHours(8);

  /** Trial price, volume and best five are shown since then, by notice of both exchanges. */
  private static final LocalDate TRIAL_DISCLOSURE = LocalDate.of(2015, 6, 29);

  static DayClock of(DayRules rules) {
    long midnight = rules.date().toEpochSecond(LocalTime.MIDNIGHT, TAIPEI) * 1_000_000_000L;
    return new DayClock(rules.session(), midnight, !rules.date().isBefore(TRIAL_DISCLOSURE));
  }

  long nsOfDay(long timeNs) {
    return timeNs - midnightNs;
  }
}
