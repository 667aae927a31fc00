package tw.kuroshio.history.quality;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.history.FactTable;

/**
 * The days on which a table has rows, and the stretches they form: several periods may be in one
 * store with years between them. Days that are no session count for nothing.
 */
final class TableDays {

  private final SessionDays sessions;
  private final List<long[]> stretches = new ArrayList<>();

  private TableDays(SessionDays sessions) {
    this.sessions = sessions;
  }

  /**
   * @param longestGapSessions sessions without a row in any instrument that end a stretch, if more
   */
  static TableDays of(FactTable table, SessionDays sessions, int longestGapSessions) {
    TableDays days = new TableDays(sessions);
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int row = 0; row < table.size(); row++) {
      if (sessions.isSession(table.period(row))) {
        first = Math.min(first, table.period(row));
        last = Math.max(last, table.period(row));
      }
    }
    if (first > last) {
      return days;
    }
    boolean[] there = new boolean[Math.toIntExact(last - first + 1)];
    for (int row = 0; row < table.size(); row++) {
      if (sessions.isSession(table.period(row))) {
        there[(int) (table.period(row) - first)] = true;
      }
    }
    days.cut(there, first, longestGapSessions);
    return days;
  }

  private void cut(boolean[] there, long first, int longestGapSessions) {
    long begin = first;
    long previous = first;
    for (int i = 1; i < there.length; i++) {
      if (!there[i]) {
        continue;
      }
      long day = first + i;
      if (sessions.number(day) - sessions.number(previous) - 1 > longestGapSessions) {
        stretches.add(new long[] {begin, previous});
        begin = day;
      }
      previous = day;
    }
    stretches.add(new long[] {begin, previous});
  }

  /** First and last session of each stretch, in order. */
  List<long[]> stretches() {
    return List.copyOf(stretches);
  }

  /** First day of the stretch that holds a session on which the table has rows. */
  long beginOf(long day) {
    int i = stretches.size() - 1;
    while (i > 0 && stretches.get(i)[0] > day) {
      i--;
    }
    return stretches.get(i)[0];
  }
}
