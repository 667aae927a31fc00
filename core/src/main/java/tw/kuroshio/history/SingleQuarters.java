package tw.kuroshio.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Single quarters from the cumulative figures companies file: the first quarter as it is, every
 * other one less the quarter before it. Where that is not known the figure is missing. A figure is
 * known once both are, and changes when one of them is restated. What a balance sheet says is of
 * its day and stays as it is.
 */
public final class SingleQuarters {

  private static final Dataset FILED = Dataset.STATEMENT_FILED;
  private static final int QUARTERS = 4;

  private final FactTable filed;
  private final FactTable single = new FactTable(Dataset.STATEMENT);

  private SingleQuarters(FactTable filed) {
    this.filed = filed;
  }

  /**
   * Makes the single quarters.
   *
   * @param filed every version of {@link Dataset#STATEMENT_FILED} of the companies in it, by
   *     subject and period
   * @return rows of {@link Dataset#STATEMENT}: of each quarter one at each moment it changed
   */
  public static FactTable of(FactTable filed) {
    if (filed.dataset() != FILED) {
      throw new IllegalArgumentException(
          "Single quarters are made of filed statements, not of " + filed.dataset().tableName());
    }
    SingleQuarters quarters = new SingleQuarters(filed);
    int from = 0;
    for (int row = 1; row <= filed.size(); row++) {
      if (row == filed.size() || !quarters.isOfOneYear(from, row)) {
        quarters.year(from, row);
        from = row;
      }
    }
    return quarters.single;
  }

  private boolean isOfOneYear(int row, int other) {
    return filed.subject(row).equals(filed.subject(other))
        && date(row).getYear() == date(other).getYear();
  }

  private LocalDate date(int row) {
    return LocalDate.ofEpochDay(filed.period(row));
  }

  private void year(int from, int to) {
    List<List<Integer>> versions = new ArrayList<>();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      versions.add(new ArrayList<>());
    }
    TreeSet<Long> moments = new TreeSet<>();
    for (int row = from; row < to; row++) {
      versions.get((date(row).getMonthValue() - 1) / 3).add(row);
      moments.add(filed.knownAtNs(row));
    }
    for (long moment : moments) {
      for (int quarter = 0; quarter < QUARTERS; quarter++) {
        quarter(versions, quarter, moment);
      }
    }
  }

  private void quarter(List<List<Integer>> versions, int quarter, long moment) {
    int now = knownAt(versions.get(quarter), moment);
    int before = quarter == 0 ? -1 : knownAt(versions.get(quarter - 1), moment);
    boolean changed = isOf(now, moment) || isOf(before, moment);
    if (now < 0 || !changed) {
      return;
    }
    int row = single.add(filed.subject(now), filed.period(now), 0, moment);
    for (int field = 0; field < FILED.fields().size(); field++) {
      boolean asFiled = quarter == 0 || field >= StatementFields.FLOWS;
      single.set(row, field, asFiled ? filed.cell(now, field) : difference(now, before, field));
    }
  }

  private boolean isOf(int row, long moment) {
    return row >= 0 && filed.knownAtNs(row) == moment;
  }

  private long difference(int now, int before, int field) {
    if (before < 0 || filed.isMissing(now, field) || filed.isMissing(before, field)) {
      return FactTable.MISSING;
    }
    return Math.subtractExact(filed.cell(now, field), filed.cell(before, field));
  }

  /** The newest version known at a moment, -1 when none was. */
  private int knownAt(List<Integer> versions, long moment) {
    int newest = -1;
    for (int row : versions) {
      if (filed.knownAtNs(row) <= moment
          && (newest < 0 || filed.version(row) > filed.version(newest))) {
        newest = row;
      }
    }
    return newest;
  }
}
