package tw.kuroshio.history.quality;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/** Counts a table's rows by session and finds the sessions of which too few are there. */
final class CoverageCount {

  private final SessionDays sessions;
  private final QualitySettings settings;

  CoverageCount(SessionDays sessions, QualitySettings settings) {
    this.sessions = sessions;
    this.settings = settings;
  }

  /** Every session of the table's stretches, or every day with rows, in order. */
  List<SessionCoverage> of(FactTable table) {
    List<SessionCoverage> coverage = new ArrayList<>();
    TableDays days = TableDays.of(table, sessions, settings.longestGapSessions());
    for (long[] stretch : days.stretches()) {
      addStretch(table, stretch[0], stretch[1], coverage);
    }
    return coverage;
  }

  private void addStretch(FactTable table, long first, long last, List<SessionCoverage> coverage) {
    int length = Math.toIntExact(last - first + 1);
    int[] present = new int[length];
    int[] expectedFrom = new int[length + 1];
    int row = 0;
    while (row < table.size()) {
      int end = row;
      int firstSeen = -1;
      int lastSeen = -1;
      while (end < table.size() && table.subject(end).equals(table.subject(row))) {
        long day = table.period(end);
        boolean repeated = end > row && day == table.period(end - 1);
        if (day >= first && day <= last && !repeated) {
          lastSeen = (int) (day - first);
          firstSeen = firstSeen < 0 ? lastSeen : firstSeen;
          present[lastSeen]++;
        }
        end++;
      }
      if (firstSeen >= 0) {
        expectedFrom[firstSeen]++;
        expectedFrom[lastSeen + 1]--;
      }
      row = end;
    }
    Dataset dataset = table.dataset();
    int expected = 0;
    for (int i = 0; i < length; i++) {
      expected += expectedFrom[i];
      boolean counts =
          QualityScan.hasSessions(dataset) ? sessions.isSession(first + i) : present[i] > 0;
      if (counts) {
        coverage.add(new SessionCoverage(dataset, first + i, expected, present[i]));
      }
    }
  }

  /** Applies the rule of incomplete sessions; the mean is that of the sessions before. */
  void judge(List<SessionCoverage> coverage, Tally tally, long firstDay, long lastDay) {
    int n = settings.incompleteSessions();
    double sum = 0;
    int begin = 0;
    for (int i = 0; i < coverage.size(); i++) {
      SessionCoverage session = coverage.get(i);
      boolean anew =
          i > 0
              && sessions.number(session.epochDay())
                      - sessions.number(coverage.get(i - 1).epochDay())
                  > settings.longestGapSessions();
      if (anew) {
        begin = i;
        sum = 0;
      }
      if (i - begin >= n) {
        boolean counted = session.epochDay() >= firstDay && session.epochDay() <= lastDay;
        tally.row(session.dataset(), "", session.epochDay(), counted);
        tally.look(QualityRule.SESSION_INCOMPLETE);
        double least = settings.incompleteShare() * sum / n;
        if (session.present() < least) {
          tally.find(QualityRule.SESSION_INCOMPLETE, session.present(), least, Unit.ROWS);
        }
        sum -= coverage.get(i - n).present();
      }
      sum += session.present();
    }
  }
}
