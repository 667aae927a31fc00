package tw.kuroshio.adapters.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.Dataset;

/**
 * What a store holds and what it runs on.
 *
 * @param server version as the server tells it
 * @param takesWrites whether transactions may write
 * @param tables version of the tables, 0 when there are none
 * @param bytes of the database
 */
public record StoreStatus(
    String server,
    boolean takesWrites,
    TimescaleSupport timescale,
    int tables,
    int hypertables,
    int partitions,
    long bytes,
    List<DatasetStatus> datasets) {

  /**
   * Rows of one dataset; periods and moments mean nothing when there are none.
   *
   * @param rows of all versions
   * @param restated rows that are not the first of their key
   * @param lastKnownAtNs newest moment, UTC nanoseconds since the epoch
   */
  public record DatasetStatus(
      Dataset dataset,
      long rows,
      long restated,
      long firstPeriod,
      long lastPeriod,
      long lastKnownAtNs) {}

  /** Version of the tables this build works with. */
  public static int currentTables() {
    return Migrations.CURRENT;
  }

  /**
   * Reads every table once.
   *
   * @throws tw.kuroshio.history.StoreUnavailable when the server cannot be reached
   */
  public static StoreStatus read(StoreAddress address, StoreSettings settings) {
    try (Connection connection = Migrations.connect(address, settings)) {
      int tables = Migrations.version(connection);
      TimescaleSupport timescale = TimescaleSupport.of(connection);
      List<DatasetStatus> datasets = new ArrayList<>();
      if (tables == Migrations.CURRENT) {
        for (Dataset dataset : Dataset.values()) {
          datasets.add(read(dataset, connection));
        }
      }
      return new StoreStatus(
          text(connection, "select version()"),
          number(connection, "select (current_setting('transaction_read_only') = 'off')::integer")
              == 1,
          timescale,
          tables,
          timescale.isUsable()
              ? number(
                  connection,
                  "select count(*) from timescaledb_information.hypertables"
                      + " where hypertable_schema = current_schema()")
              : 0,
          number(
              connection,
              "select count(*) from pg_inherits join pg_class c on c.oid = inhparent"
                  + " where c.relkind = 'p' and c.relnamespace ="
                  + " (select oid from pg_namespace where nspname = current_schema())"),
          size(connection),
          datasets);
    } catch (SQLException e) {
      throw new StoreFaults(address, settings).of("reading its state", e);
    }
  }

  private static DatasetStatus read(Dataset dataset, Connection connection) throws SQLException {
    String period =
        new DatasetTable(dataset).isByInstant() ? "period" : "period - date '1970-01-01'";
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select count(*), count(*) filter (where version > 1), min("
                    + period
                    + "), max("
                    + period
                    + "), max(known_at_ns) from "
                    + dataset.tableName())) {
      found.next();
      return new DatasetStatus(
          dataset,
          found.getLong(1),
          found.getLong(2),
          found.getLong(3),
          found.getLong(4),
          found.getLong(5));
    }
  }

  private static long size(Connection connection) throws SQLException {
    return Long.parseLong(text(connection, "select pg_database_size(current_database())"));
  }

  private static int number(Connection connection, String sql) throws SQLException {
    return Integer.parseInt(text(connection, sql));
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      @Nullable String text = found.getString(1);
      return text == null ? "" : text;
    }
  }
}
