package tw.kuroshio.adapters.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.Field;
import tw.kuroshio.history.FieldType;

/**
 * Reads rows into a table. The database's constraints hold what a row must be; a row that breaks
 * them all the same (tables changed by other hands) is refused, not used.
 */
final class FactRows {

  private static final int FIRST_CELL = 6;

  private final ResultSet results;
  private final FactTable table;
  private final List<Field> fields;

  private FactRows(ResultSet results, Dataset dataset) {
    this.results = results;
    table = new FactTable(dataset);
    fields = dataset.fields();
  }

  static FactTable read(ResultSet results, Dataset dataset) throws SQLException {
    FactRows rows = new FactRows(results, dataset);
    while (results.next()) {
      rows.readRow();
    }
    return rows.table;
  }

  private void readRow() throws SQLException {
    String subject = results.getString(1);
    long period = required(2, "period");
    int ordinal = Math.toIntExact(required(3, "ordinal"));
    long knownAtNs = required(4, "known_at_ns");
    int version = Math.toIntExact(required(5, "version"));
    if (subject == null || subject.isEmpty() || version < 1 || ordinal < 0) {
      throw damaged("key (" + subject + ", " + period + ", " + ordinal + ", " + version + ")");
    }
    int row = table.add(subject, period, ordinal, knownAtNs);
    requireAnotherKey(row, version);
    table.setVersion(row, version);
    for (int field = 0; field < fields.size(); field++) {
      readCell(row, field, fields.get(field).type());
    }
  }

  private void readCell(int row, int field, FieldType type) throws SQLException {
    int column = FIRST_CELL + field;
    switch (type) {
      case TEXT -> {
        String text = results.getString(column);
        table.setText(row, field, text == null ? "" : text);
      }
      case NUMBER -> {
        double number = results.getDouble(column);
        table.setNumber(row, field, results.wasNull() ? Double.NaN : number);
      }
      case PRICE_E4, POINTS_E4, SHARES, LOTS, TWD, COUNT, DATE -> {
        long value = results.getLong(column);
        table.set(row, field, results.wasNull() ? FactTable.MISSING : value);
      }
    }
  }

  private void requireAnotherKey(int row, int version) throws SQLException {
    int before = row - 1;
    if (row > 0
        && table.period(before) == table.period(row)
        && table.ordinal(before) == table.ordinal(row)
        && table.version(before) == version
        && table.subject(before).equals(table.subject(row))) {
      throw damaged("key twice (" + table.subject(row) + ", " + table.period(row) + ")");
    }
  }

  private long required(int column, String name) throws SQLException {
    long value = results.getLong(column);
    if (results.wasNull()) {
      throw damaged(name + " missing");
    }
    return value;
  }

  private SQLException damaged(String what) {
    return new SQLException(
        "a row of "
            + table.dataset().tableName()
            + " breaks the table's own rules, "
            + what
            + ": restore the table's constraints and the row",
        "23514");
  }
}
