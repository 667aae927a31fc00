package tw.kuroshio.market;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Sessions of a history that belong together. Windows are counted in sessions that are there: over
 * a hole in the tables they would join what is years apart.
 */
public final class ConnectedSessions {

  /** More sessions in a row without anybody's bars are a hole in the tables. */
  public static final int LONGEST_GAP_SESSIONS = 10;

  private ConnectedSessions() {}

  /**
   * The days before another that connect to it, going back to the first hole.
   *
   * @param day itself need not have data
   * @param withData days with data of any instrument
   */
  public static NavigableSet<LocalDate> before(
      LocalDate day, NavigableSet<LocalDate> withData, TradingCalendar calendar) {
    NavigableSet<LocalDate> connected = new TreeSet<>();
    LocalDate later = day;
    for (LocalDate date : withData.headSet(day, false).descendingSet()) {
      if (sessionsBetween(date, later, calendar) > LONGEST_GAP_SESSIONS) {
        break;
      }
      connected.add(date);
      later = date;
    }
    return connected;
  }

  private static int sessionsBetween(LocalDate after, LocalDate before, TradingCalendar calendar) {
    int count = 0;
    LocalDate date = after.plusDays(1);
    while (date.isBefore(before) && count <= LONGEST_GAP_SESSIONS) {
      if (calendar.isTradingDay(date)) {
        count++;
      }
      date = date.plusDays(1);
    }
    return count;
  }
}
