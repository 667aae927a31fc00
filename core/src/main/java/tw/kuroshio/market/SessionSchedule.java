package tw.kuroshio.market;

import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * The regular board's day on one date. Times are nanoseconds since midnight in Taipei. Immutable.
 *
 * @param preOpenNsOfDay orders are taken from here
 * @param openNsOfDay opening call; trading starts
 * @param closingCallNsOfDay start of the collection for the closing call; equal to {@code
 *     closeNsOfDay} when there is none
 * @param closeNsOfDay closing call; trading ends
 * @param callIntervalSeconds seconds between two calls, 0 when trading is continuous
 */
public record SessionSchedule(
    long preOpenNsOfDay,
    long openNsOfDay,
    long closingCallNsOfDay,
    long closeNsOfDay,
    int callIntervalSeconds) {

  public SessionSchedule {
    if (preOpenNsOfDay > openNsOfDay
        || openNsOfDay >= closingCallNsOfDay
        || closingCallNsOfDay > closeNsOfDay
        || callIntervalSeconds < 0) {
      throw new IllegalArgumentException(
          "Session times must be in order: order entry, open, closing call, close");
    }
  }

  /** Fields: from, day class, order entry, open, closing call, close, interval or continuous. */
  static SessionSchedule parse(RuleLine line) {
    line.requireFields(7);
    String interval = line.field(6);
    try {
      return new SessionSchedule(
          LocalTime.parse(line.field(2)).toNanoOfDay(),
          LocalTime.parse(line.field(3)).toNanoOfDay(),
          LocalTime.parse(line.field(4)).toNanoOfDay(),
          LocalTime.parse(line.field(5)).toNanoOfDay(),
          interval.equals("continuous") ? 0 : Integer.parseInt(interval));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw line.bad("session must be four times in order and an interval in seconds", e);
    }
  }

  /** The phase at a time of day; each phase includes its start and excludes its end. */
  public SessionPhase phaseAt(long nsOfDay) {
    if (nsOfDay < preOpenNsOfDay || nsOfDay >= closeNsOfDay) {
      return SessionPhase.CLOSED;
    }
    if (nsOfDay < openNsOfDay) {
      return SessionPhase.PRE_OPEN;
    }
    if (nsOfDay >= closingCallNsOfDay) {
      return SessionPhase.CLOSING_CALL;
    }
    return continuousTrading() ? SessionPhase.CONTINUOUS : SessionPhase.PERIODIC_CALL;
  }

  /** Whether orders match one by one between the opening and the closing call. */
  public boolean continuousTrading() {
    return callIntervalSeconds == 0;
  }
}
