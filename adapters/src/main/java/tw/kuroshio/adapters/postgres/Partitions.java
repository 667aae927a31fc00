package tw.kuroshio.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.TreeSet;
import tw.kuroshio.adapters.postgres.DatasetTable.PartitionSpan;
import tw.kuroshio.history.FactTable;

/**
 * Makes the partitions rows will lie in, before they are loaded: a year or a month (UTC) each. A
 * partition is made apart and then attached, so that readers of the table are not held up.
 */
final class Partitions {

  /** Advisory locks of ours bear this number and the table's hash. */
  static final int LOCK_CLASS = 0x4b55_524f;

  private final DatasetTable table;

  Partitions(DatasetTable table) {
    this.table = table;
  }

  /** Makes what is missing, in the transaction at hand. */
  void makeFor(FactTable rows, Connection connection) throws SQLException {
    TreeSet<LocalDate> starts = new TreeSet<>();
    long lastSeen = Long.MIN_VALUE;
    for (int row = 0; row < rows.size(); row++) {
      long day = epochDay(rows.period(row));
      if (day != lastSeen) {
        starts.add(start(LocalDate.ofEpochDay(day)));
        lastSeen = day;
      }
    }
    for (LocalDate start : starts) {
      if (!exists(start, connection)) {
        make(start, connection);
      }
    }
  }

  /** Whether the table was made with declarative partitions; with hypertables it was not. */
  boolean isPartitioned(Connection connection) throws SQLException {
    if (table.span() == PartitionSpan.NONE) {
      return false;
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "select relkind = 'p' from pg_class where oid = cast(? as regclass)")) {
      query.setString(1, table.name());
      try (ResultSet found = query.executeQuery()) {
        return found.next() && found.getBoolean(1);
      }
    }
  }

  private long epochDay(long period) {
    return table.isByInstant() ? Math.floorDiv(period, DatasetTable.DAY_NS) : period;
  }

  private LocalDate start(LocalDate day) {
    return table.span() == PartitionSpan.YEAR ? day.withDayOfYear(1) : day.withDayOfMonth(1);
  }

  private String name(LocalDate start) {
    return table.span() == PartitionSpan.YEAR
        ? "%s_y%04d".formatted(table.name(), start.getYear())
        : "%s_m%04d%02d".formatted(table.name(), start.getYear(), start.getMonthValue());
  }

  private boolean exists(LocalDate start, Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      query.setString(1, name(start));
      try (ResultSet found = query.executeQuery()) {
        return found.next() && found.getBoolean(1);
      }
    }
  }

  private void make(LocalDate start, Connection connection) throws SQLException {
    LocalDate end = table.span() == PartitionSpan.YEAR ? start.plusYears(1) : start.plusMonths(1);
    String partition = name(start);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table " + partition + " (like " + table.name() + " including all)");
      statement.execute(
          "alter table "
              + table.name()
              + " attach partition "
              + partition
              + " for values from ("
              + bound(start)
              + ") to ("
              + bound(end)
              + ")");
    }
  }

  private String bound(LocalDate day) {
    return table.isByInstant()
        ? Long.toString(day.toEpochDay() * DatasetTable.DAY_NS)
        : "date '" + day + "'";
  }
}
