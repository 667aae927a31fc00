package tw.kuroshio.execution;

import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.SessionPhase;
import tw.kuroshio.market.SessionSchedule;

/**
 * The day's moments that matter to execution, UTC nanoseconds since the epoch.
 *
 * @param endNs schedules are complete
 * @param stopNs nothing new is sent from here
 */
record SessionTimes(
    SessionSchedule session, long midnightNs, long endNs, long stopNs, boolean joinsClosingCall) {

  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long TAIPEI_OFFSET_NS = 8 * 3_600_000_000_000L;

  static SessionTimes of(DayRules rules, ExecutionSettings settings) {
    SessionSchedule session = rules.session();
    long midnightNs = rules.date().toEpochDay() * DAY_NS - TAIPEI_OFFSET_NS;
    long closingCallNs = midnightNs + session.closingCallNsOfDay();
    boolean hasClosingCall = session.closingCallNsOfDay() < session.closeNsOfDay();
    return new SessionTimes(
        session,
        midnightNs,
        closingCallNs - settings.endBeforeClosingCallNs(),
        closingCallNs - settings.stopBeforeClosingCallNs(),
        settings.joinClosingCall() && hasClosingCall);
  }

  long closingCallNs() {
    return midnightNs + session.closingCallNsOfDay();
  }

  boolean isContinuous(long nowNs) {
    return session.phaseAt(nowNs - midnightNs) == SessionPhase.CONTINUOUS;
  }
}
