package tw.kuroshio.features.fields;

import java.time.LocalDate;
import java.util.Arrays;
import tw.kuroshio.features.FieldGap;
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
    refresh();
    int number = index.subject(subject);
    requireBack(field);
    if (number == NONE) {
      Arrays.fill(target, 0, sessions, Double.NaN);
    } else {
      new Walk(number, field).fill(epochDay, sessions, target);
    }
  }

  private void refresh() {
    if (rows.isOutdated()) {
      rows = new KnownRows(index);
    }
  }

  /**
   * Why {@link #fill} gives NaN in one of the sessions.
   *
   * @param session place in {@code epochDay}
   */
  FieldGap why(String subject, StoreField field, int[] epochDay, int session) {
    refresh();
    int number = index.subject(subject);
    if (index.size() == 0) {
      return noRows(field);
    }
    return number == NONE
        ? new FieldGap(FieldGap.Kind.NO_ROWS, "is not known: its table has no rows of " + subject)
        : new Walk(number, field).why(epochDay, session);
  }

  /** Of a table without rows. */
  static FieldGap noRows(StoreField field) {
    return new FieldGap(
        FieldGap.Kind.NO_TABLE,
        "is not known: table " + field.dataset().tableName() + " has no rows");
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

    /** Where the walk stands, and the newest period of a flow that has counted. */
    private int place = NONE;

    private long counted = Long.MIN_VALUE;

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

    /** Goes on through some sessions. */
    void fill(int[] epochDay, int sessions, double[] target) {
      int at = place;
      long newestCounted = counted;
      for (int i = 0; i < sessions; i++) {
        long atNs = TaipeiTime.utcNs(epochDay[i], decisionNsOfDay);
        int next = at == NONE ? rows.find(start, end, atNs) : rows.advance(at, end, atNs);
        if (next != at) {
          at = next;
          turnTo(at == start ? NONE : rows.newestBefore(at), atNs);
        }
        boolean good =
            epochDay[i] < untilDay
                && epochDay[i] - periodDay <= goodForDays
                && periodDay > newestCounted;
        target[i] = good ? value : Double.NaN;
        if (flow && good) {
          newestCounted = periodDay;
        }
      }
      place = at;
      counted = newestCounted;
    }

    /** Why the value of a session is missing; the walk has not begun. */
    FieldGap why(int[] epochDay, int session) {
      fill(epochDay, session, new double[session]);
      int[] day = {epochDay[session]};
      fill(day, 1, new double[1]);
      long atNs = TaipeiTime.utcNs(day[0], decisionNsOfDay);
      String by = " by " + KnownTexts.moment(atNs);
      if (place == start) {
        return new FieldGap(
            FieldGap.Kind.NOT_YET,
            "was not known"
                + by
                + ": the first row counts from "
                + KnownTexts.moment(rows.fromNs(start)));
      }
      String newest = KnownTexts.period(dataset.period(), periodDay);
      if (day[0] >= untilDay) {
        return new FieldGap(
            FieldGap.Kind.ENDED,
            "is no more known: the listing ended on " + LocalDate.ofEpochDay(untilDay));
      }
      if (day[0] - periodDay > goodForDays) {
        return new FieldGap(
            FieldGap.Kind.OVERDUE,
            "is overdue: the newest known%s is of %s, more than %d days before"
                .formatted(by, newest, goodForDays));
      }
      return Double.isNaN(value) ? empty(atNs, newest) : nothingNew(by, newest);
    }

    private FieldGap empty(long atNs, String newest) {
      if (back > 0) {
        long wanted = ColumnRules.back(dataset.period(), periodDay, back);
        String before = KnownTexts.period(dataset.period(), wanted);
        if (index.last(subject, atNs, wanted, wanted) == NONE) {
          return new FieldGap(
              FieldGap.Kind.NO_PERIOD,
              "was not known by %s: no row of %s, %d before %s"
                  .formatted(KnownTexts.moment(atNs), before, back, newest));
        }
        return new FieldGap(FieldGap.Kind.EMPTY, "is empty in the row of " + before);
      }
      return new FieldGap(FieldGap.Kind.EMPTY, "is empty in the row of " + newest);
    }

    private static FieldGap nothingNew(String by, String newest) {
      return new FieldGap(
          FieldGap.Kind.COUNTED,
          "has nothing new%s: %s, the newest known, counted in a session before"
              .formatted(by, newest));
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
