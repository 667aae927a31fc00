package tw.kuroshio.history.quality;

import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * What was read of a table.
 *
 * @param rows in the days asked about
 * @param subjects with at least one of them
 * @param firstDay of them, days since the epoch; a table without rows has none and is left out
 * @param lastDay of them
 */
public record TableRows(Dataset dataset, long rows, int subjects, long firstDay, long lastDay) {

  static TableRows of(FactTable table, long firstDay, long lastDay) {
    long rows = 0;
    int subjects = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    String subject = "";
    for (int row = 0; row < table.size(); row++) {
      long day = KeyCheck.day(table.dataset(), table.period(row));
      if (day < firstDay || day > lastDay) {
        continue;
      }
      rows++;
      first = Math.min(first, day);
      last = Math.max(last, day);
      if (!table.subject(row).equals(subject)) {
        subject = table.subject(row);
        subjects++;
      }
    }
    return new TableRows(table.dataset(), rows, subjects, first, last);
  }
}
