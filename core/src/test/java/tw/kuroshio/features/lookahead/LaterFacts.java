package tw.kuroshio.features.lookahead;

import java.util.List;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.Field;
import tw.kuroshio.history.FieldType;
import tw.kuroshio.history.PeriodKind;

/**
 * A table as it would have been had everything after a moment come otherwise: rows known later have
 * other cells or never come, what was known before is restated, and periods nobody had told of are
 * told of afterwards.
 */
final class LaterFacts {

  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long BAR_NS = 300_000_000_000L;

  private final FactTable told;
  private final Dataset dataset;
  private final long momentNs;

  /**
   * @param told rows by subject, period and version
   * @param momentNs UTC nanoseconds since the epoch; what was known at it stays
   */
  LaterFacts(FactTable told, long momentNs) {
    this.told = told;
    this.dataset = told.dataset();
    this.momentNs = momentNs;
  }

  /** What was known at the moment, alone. */
  FactTable before() {
    FactTable table = new FactTable(dataset);
    for (int row = 0; row < told.size(); row++) {
      if (told.knownAtNs(row) <= momentNs) {
        copy(row, table);
      }
    }
    return table;
  }

  /**
   * What becomes known later.
   *
   * @param withBefore whether what was known before is there, too
   */
  FactTable otherwise(boolean withBefore) {
    FactTable table = new FactTable(dataset);
    for (int row = 0; row < told.size(); row++) {
      boolean known = told.knownAtNs(row) <= momentNs;
      if (known && withBefore) {
        copy(row, table);
      } else if (!known && chance(row, 1) > 0.25) {
        alter(table, copy(row, table), row);
      }
      boolean last = row + 1 == told.size() || !isSameKey(row, row + 1);
      if (last && chance(row, 2) < 0.5) {
        restate(row, table);
      }
      if (last && chance(row, 3) < 0.2) {
        tellOfNextPeriod(row, table);
      }
    }
    return table;
  }

  private boolean isSameKey(int row, int other) {
    return told.period(row) == told.period(other) && told.subject(row).equals(told.subject(other));
  }

  /** A later version of the key, some at once and some after days. */
  private void restate(int row, FactTable table) {
    int restated = copy(row, table, told.period(row), laterNs(row), told.version(row) + 1);
    alter(table, restated, row);
  }

  private long laterNs(int row) {
    long wait = chance(row, 4) < 0.5 ? 1 : 1 + DAY_NS * (long) (4 * chance(row, 5));
    return Math.max(told.knownAtNs(row), momentNs + wait);
  }

  /** A row for a period of which there was none, where the table has no calendar of periods. */
  private void tellOfNextPeriod(int row, FactTable table) {
    long next =
        switch (dataset.period()) {
          case SESSION, DAY -> told.period(row) + 1;
          case INSTANT -> told.period(row) + BAR_NS;
          case MONTH, QUARTER, YEAR, INTERVAL -> told.period(row);
        };
    boolean free =
        row + 1 == told.size()
            || !told.subject(row).equals(told.subject(row + 1))
            || told.period(row + 1) > next;
    if (next > told.period(row) && free) {
      alter(table, copy(row, table, next, momentNs + 1, 1), row);
    }
  }

  private int copy(int row, FactTable to) {
    return copy(row, to, told.period(row), told.knownAtNs(row), told.version(row));
  }

  private int copy(int row, FactTable to, long period, long knownAtNs, int version) {
    int copy = to.add(told.subject(row), period, told.ordinal(row), knownAtNs);
    to.setVersion(copy, version);
    List<Field> fields = dataset.fields();
    for (int field = 0; field < fields.size(); field++) {
      if (fields.get(field).type() == FieldType.TEXT) {
        to.setText(copy, field, told.text(row, field));
      } else {
        to.set(copy, field, told.cell(row, field));
      }
    }
    return copy;
  }

  /** Changes cells: those of prices all, so that a bar remains one. */
  private void alter(FactTable table, int row, int from) {
    List<Field> fields = dataset.fields();
    boolean bar = dataset.period() == PeriodKind.INSTANT || dataset == Dataset.DAILY_BAR;
    for (int field = 0; field < fields.size(); field++) {
      if (bar || chance(from, 100 + field) < 0.7) {
        alter(table, row, field, fields.get(field).type());
      }
    }
  }

  private static void alter(FactTable table, int row, int field, FieldType type) {
    long cell = table.cell(row, field);
    boolean missing = cell == FactTable.MISSING;
    switch (type) {
      case TEXT -> table.setText(row, field, table.text(row, field) + "X");
      case NUMBER -> table.setNumber(row, field, missing ? 7.5 : 1.3 * table.number(row, field));
      case DATE -> table.set(row, field, (missing ? table.period(row) : cell) + 25);
      case COUNT -> table.set(row, field, cell == 0 || cell == 1 ? 1 - cell : 3);
      case PRICE_E4, POINTS_E4, SHARES, LOTS, TWD -> {
        long part = table.dataset() == Dataset.REFERENCE_PRICE ? 5 + field : 4;
        table.set(row, field, missing ? 1_000_000 : cell + cell / part + 100);
      }
    }
  }

  /** A number in [0, 1) of the moment, the row's key and version and of what is asked. */
  private double chance(int row, int question) {
    int asked = question + (int) (momentNs / HOUR_NS) * 1_000;
    return MadeMarket.chance(
        dataset, told.subject(row), told.period(row), told.version(row), asked);
  }
}
