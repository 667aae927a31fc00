package tw.kuroshio.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.StoreUnavailable;

/**
 * Facts in PostgreSQL 15 or later, with or without TimescaleDB. Reads go to the primary only. May
 * be used by several threads; loads of one table wait for each other, also those of other
 * processes.
 */
public final class PostgresFactStore implements FactStore {

  private static final int FETCH_ROWS = 10_000;

  private final StoreConnections connections;
  private final Map<Dataset, DatasetTable> tables = new EnumMap<>(Dataset.class);

  private PostgresFactStore(StoreConnections connections) {
    this.connections = connections;
    for (Dataset dataset : Dataset.values()) {
      tables.put(dataset, new DatasetTable(dataset));
    }
  }

  /**
   * Opens a store whose tables are those of this version.
   *
   * @throws StoreUnavailable when it cannot be reached, is a standby, or has other tables
   */
  public static PostgresFactStore open(StoreAddress address, StoreSettings settings) {
    PostgresFactStore store = new PostgresFactStore(new StoreConnections(address, settings));
    try {
      store.connections.read("opening it", connection -> Migrations.requireCurrent(connection));
      return store;
    } catch (StoreUnavailable e) {
      store.close();
      throw e;
    }
  }

  private DatasetTable table(Dataset dataset) {
    DatasetTable table = tables.get(dataset);
    if (table == null) {
      throw new IllegalStateException("No table for " + dataset);
    }
    return table;
  }

  @Override
  public Loaded load(Source source, FactTable rows, long loadedAtNs) {
    DatasetTable table = table(rows.dataset());
    if (rows.size() == 0) {
      return new Loaded(0, 0, 0);
    }
    FactLoad load = new FactLoad(table, rows, source, loadedAtNs);
    String doing = "loading " + source.name() + " into " + table.name();
    connections.write(doing, (connection, _) -> makePartitions(table, rows, connection));
    return connections.write(doing, load::run);
  }

  private static boolean makePartitions(DatasetTable table, FactTable rows, Connection connection)
      throws SQLException {
    Partitions partitions = new Partitions(table);
    if (!partitions.isPartitioned(connection)) {
      return false;
    }
    FactLoad.lock(table, connection);
    partitions.makeFor(rows, connection);
    connection.commit();
    return true;
  }

  @Override
  public FactTable asOf(
      Dataset dataset, long knownAtNs, long firstPeriod, long lastPeriod, List<String> subjects) {
    DatasetTable table = table(dataset);
    return connections.read(
        "reading " + table.name(),
        connection -> {
          try (PreparedStatement query = many(connection, table.asOf(!subjects.isEmpty()))) {
            query.setLong(1, within(table, firstPeriod));
            query.setLong(2, within(table, lastPeriod));
            query.setLong(3, knownAtNs);
            if (!subjects.isEmpty()) {
              query.setArray(4, connection.createArrayOf("text", subjects.toArray()));
            }
            return rows(query, dataset);
          }
        });
  }

  @Override
  public FactTable versions(
      Dataset dataset, long firstPeriod, long lastPeriod, List<String> subjects) {
    DatasetTable table = table(dataset);
    return connections.readMany(
        "reading " + table.name(),
        connection -> {
          try (PreparedStatement query = many(connection, table.versions(!subjects.isEmpty()))) {
            query.setLong(1, within(table, firstPeriod));
            query.setLong(2, within(table, lastPeriod));
            if (!subjects.isEmpty()) {
              query.setArray(3, connection.createArrayOf("text", subjects.toArray()));
            }
            return rows(query, dataset);
          }
        });
  }

  @Override
  public FactTable last(Dataset dataset, String subject, long knownAtNs, long earliestPeriod) {
    DatasetTable table = table(dataset);
    return connections.read(
        "reading " + table.name(),
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(table.last())) {
            query.setString(1, subject);
            query.setLong(2, within(table, earliestPeriod));
            query.setLong(3, table.latestKnown(knownAtNs));
            query.setLong(4, knownAtNs);
            return rows(query, dataset);
          }
        });
  }

  /** A query whose rows come by the thousand, which the driver does only within a transaction. */
  private static PreparedStatement many(Connection connection, String sql) throws SQLException {
    connection.setAutoCommit(false);
    PreparedStatement query = connection.prepareStatement(sql);
    query.setFetchSize(FETCH_ROWS);
    return query;
  }

  private static FactTable rows(PreparedStatement query, Dataset dataset) throws SQLException {
    try (ResultSet results = query.executeQuery()) {
      return FactRows.read(results, dataset);
    }
  }

  private static long within(DatasetTable table, long period) {
    return Math.clamp(period, table.firstPeriod(), table.lastPeriod());
  }

  @Override
  public void close() {
    connections.close();
  }
}
