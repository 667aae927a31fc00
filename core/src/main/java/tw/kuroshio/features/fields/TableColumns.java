package tw.kuroshio.features.fields;

import java.util.Arrays;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FieldType;
import tw.kuroshio.history.PeriodKind;
import tw.kuroshio.history.TaipeiTime;

/**
 * Columns of one table as they were known at the decision moments of sessions, in the units of
 * formulas. Not safe for several threads while rows are appended to the index; reads alone may be
 * shared.
 */
final class TableColumns {

  private static final int NONE = AsOfIndex.NONE;
  private static final int DELISTED_ON = Dataset.LISTING.field("delisted_on");

  private final AsOfIndex index;
  private final Dataset dataset;
  private final long decisionNsOfDay;
  private KnownRows rows;

  TableColumns(AsOfIndex index, long decisionNsOfDay) {
    this.index = index;
    this.dataset = index.dataset();
    this.decisionNsOfDay = decisionNsOfDay;
    rows = new KnownRows(index);
  }

  /**
   * Fills a column over sessions.
   *
   * @param subject whose rows
   * @param field of this table; its own subject does not count
   * @param epochDay rising
   * @param sessions how many of them
   * @param target filled from 0; NaN where nothing was known
   * @throws IllegalArgumentException when the field goes back and the table has no reports
   */
  void fill(String subject, StoreField field, int[] epochDay, int sessions, double[] target) {
    if (rows.isOutdated()) {
      rows = new KnownRows(index);
    }
    int number = index.subject(subject);
    requireBack(field);
    if (number == NONE) {
      Arrays.fill(target, 0, sessions, Double.NaN);
    } else {
      new Walk(number, field).fill(epochDay, sessions, target);
    }
  }

  private static void requireBack(StoreField field) {
    if (field.periodsBack() < 0 || (field.periodsBack() > 0 && !field.hasReportingPeriods())) {
      throw new IllegalArgumentException(
          "Only tables of months, quarters and years have periods to go back, not " + field.text());
    }
  }

  /** Goes through the sessions and the rows of one subject side by side. */
  private final class Walk {

    private final int subject;
    private final int column;
    private final FieldType type;
    private final int back;
    private final int start;
    private final int end;
    private final boolean flow;
    private final long goodForDays;
    private long periodDay;
    private long untilDay;
    private double value;

    Walk(int subject, StoreField field) {
      this.subject = subject;
      column = field.column();
      type = field.type();
      back = field.periodsBack();
      start = rows.start(subject);
      end = rows.end(subject);
      flow = field.shape() == StoreField.Shape.FLOW;
      goodForDays = ColumnRules.goodForDays(dataset.period());
    }

    void fill(int[] epochDay, int sessions, double[] target) {
      int place = NONE;
      long counted = Long.MIN_VALUE;
      for (int i = 0; i < sessions; i++) {
        long atNs = TaipeiTime.utcNs(epochDay[i], decisionNsOfDay);
        int next = place == NONE ? rows.find(start, end, atNs) : rows.advance(place, end, atNs);
        if (next != place) {
          place = next;
          turnTo(place == start ? NONE : rows.newestBefore(place), atNs);
        }
        boolean good =
            epochDay[i] < untilDay && epochDay[i] - periodDay <= goodForDays && periodDay > counted;
        target[i] = good ? value : Double.NaN;
        if (flow && good) {
          counted = periodDay;
        }
      }
    }

    private void turnTo(int newest, long atNs) {
      if (newest == NONE) {
        untilDay = Long.MIN_VALUE;
        return;
      }
      long period = index.period(newest);
      periodDay = dataset.period() == PeriodKind.INSTANT ? TaipeiTime.dayOf(period) : period;
      untilDay = until(newest);
      int row = newest;
      if (back > 0) {
        long wanted = ColumnRules.back(dataset.period(), period, back);
        row = index.last(subject, atNs, wanted, wanted);
      }
      value = row == NONE ? Double.NaN : value(row);
    }

    private long until(int row) {
      if (dataset != Dataset.LISTING || index.cell(row, DELISTED_ON) == FactTable.MISSING) {
        return Long.MAX_VALUE;
      }
      return index.cell(row, DELISTED_ON);
    }

    private double value(int row) {
      long cell = index.cell(row, column);
      if (cell == FactTable.MISSING) {
        return Double.NaN;
      }
      return type == FieldType.TEXT
          ? TextCode.of(index.text(row, column))
          : ColumnRules.inUnits(dataset, type, cell);
    }
  }
}
