package tw.kuroshio.market;

import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * Order entry and calls of one board on one date. Times are nanoseconds since midnight in Taipei.
 *
 * @param entryFromNsOfDay first moment of order entry
 * @param entryToNsOfDay end of order entry, exclusive
 * @param firstCallNsOfDay first call; the end of order entry when there is one call only
 * @param callIntervalSeconds seconds between two calls; 0 when there is one call only, or on the
 *     regular board when trading is continuous
 */
public record BoardSchedule(
    long entryFromNsOfDay, long entryToNsOfDay, long firstCallNsOfDay, int callIntervalSeconds) {

  /** A board that did not exist yet. */
  static final BoardSchedule NONE = new BoardSchedule(0, 0, 0, 0);

  public BoardSchedule {
    if (entryFromNsOfDay > firstCallNsOfDay
        || firstCallNsOfDay > entryToNsOfDay
        || callIntervalSeconds < 0) {
      throw new IllegalArgumentException(
          "Board times must be in order: order entry, first call, end of order entry");
    }
  }

  static BoardSchedule of(SessionSchedule session) {
    return new BoardSchedule(
        session.preOpenNsOfDay(),
        session.closeNsOfDay(),
        session.openNsOfDay(),
        session.callIntervalSeconds());
  }

  /** Fields: from, board, order entry, its end, first call, interval; or from, board, none. */
  static BoardSchedule parse(RuleLine line) {
    if (line.field(2).equals("none")) {
      line.requireFields(3);
      return NONE;
    }
    line.requireFields(6);
    try {
      return new BoardSchedule(
          LocalTime.parse(line.field(2)).toNanoOfDay(),
          LocalTime.parse(line.field(3)).toNanoOfDay(),
          LocalTime.parse(line.field(4)).toNanoOfDay(),
          Integer.parseInt(line.field(5)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw line.bad("board must be three times in order and an interval in seconds", e);
    }
  }

  /** Whether orders may be entered at a time of day. */
  public boolean takesOrders(long nsOfDay) {
    return nsOfDay >= entryFromNsOfDay && nsOfDay < entryToNsOfDay;
  }
}
