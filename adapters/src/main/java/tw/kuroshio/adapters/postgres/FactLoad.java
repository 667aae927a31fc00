package tw.kuroshio.adapters.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import tw.kuroshio.history.FactStore.Loaded;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.history.FactTable;

/**
 * One load in one transaction. Rows of keys nobody has are copied straight into the table; others
 * are copied beside it and compared there, set by set.
 */
final class FactLoad {

  private static final String DUPLICATE_KEY = "23505";

  private final DatasetTable table;
  private final FactTable rows;
  private final Source source;
  private final long loadedAtNs;
  private long firstPeriod = Long.MAX_VALUE;
  private long lastPeriod = Long.MIN_VALUE;

  /** Of each subject its first and last period. */
  private final Map<String, long[]> ranges = new LinkedHashMap<>();

  FactLoad(DatasetTable table, FactTable rows, Source source, long loadedAtNs) {
    this.table = table;
    this.rows = rows;
    this.source = source;
    this.loadedAtNs = loadedAtNs;
    for (int row = 0; row < rows.size(); row++) {
      include(rows.subject(row), rows.period(row));
    }
    if (firstPeriod < table.firstPeriod() || lastPeriod > table.lastPeriod()) {
      long wrong = firstPeriod < table.firstPeriod() ? firstPeriod : lastPeriod;
      throw new IllegalArgumentException(
          "A period of "
              + table.name()
              + " must lie in 1900 to 2199, was "
              + wrong
              + (table.isByInstant() ? " ns" : " days")
              + " since 1970 ("
              + source.name()
              + "): nothing was loaded");
    }
  }

  private void include(String subject, long period) {
    long[] range = ranges.computeIfAbsent(subject, _ -> new long[] {period, period});
    range[0] = Math.min(range[0], period);
    range[1] = Math.max(range[1], period);
    firstPeriod = Math.min(firstPeriod, period);
    lastPeriod = Math.max(lastPeriod, period);
  }

  /** Only one load of a table at a time: versions are numbered one after another. */
  static void lock(DatasetTable table, Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(?, hashtext(current_schema() || '.' || ?))")) {
      lock.setInt(1, Partitions.LOCK_CLASS);
      lock.setString(2, table.name());
      lock.execute();
    }
  }

  Loaded run(Connection connection, LoadWatch watch) throws SQLException {
    lock(table, connection);
    boolean sourceSeen = isSourceSeen(connection);
    int loadId = begin(connection);
    boolean direct = !isAnyThere(connection) && copiedStraight(connection, loadId, watch);
    Loaded loaded =
        direct ? new Loaded(rows.size(), 0, 0) : merge(connection, sourceSeen, loadId, watch);
    if (sourceSeen && loaded.added() == 0 && loaded.revised() == 0) {
      connection.rollback();
    } else {
      end(connection, loadId, loaded);
      connection.commit();
    }
    return loaded;
  }

  private boolean isSourceSeen(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select exists (select from source_load where dataset = ? and content_sha256 = ?)")) {
      query.setString(1, table.name());
      query.setString(2, source.contentSha256());
      return isTrue(query);
    }
  }

  private static boolean isTrue(PreparedStatement query) throws SQLException {
    try (ResultSet found = query.executeQuery()) {
      return found.next() && found.getBoolean(1);
    }
  }

  private int begin(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into source_load (dataset, source, content_sha256, loaded_at_ns)"
                + " values (?, ?, ?, ?) returning id")) {
      insert.setString(1, table.name());
      insert.setString(2, source.name());
      insert.setString(3, source.contentSha256());
      insert.setLong(4, loadedAtNs);
      try (ResultSet id = insert.executeQuery()) {
        id.next();
        return id.getInt(1);
      }
    }
  }

  private static void end(Connection connection, int loadId, Loaded loaded) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update source_load set added = ?, revised = ?, unchanged = ? where id = ?")) {
      update.setLong(1, loaded.added());
      update.setLong(2, loaded.revised());
      update.setLong(3, loaded.unchanged());
      update.setInt(4, loadId);
      update.executeUpdate();
    }
  }

  private boolean isAnyThere(Connection connection) throws SQLException {
    Long[] first = ranges.values().stream().map(range -> range[0]).toArray(Long[]::new);
    Long[] last = ranges.values().stream().map(range -> range[1]).toArray(Long[]::new);
    Array subjects = connection.createArrayOf("text", ranges.keySet().toArray(String[]::new));
    try (PreparedStatement query = connection.prepareStatement(table.anyInRanges())) {
      query.setArray(1, subjects);
      query.setArray(2, connection.createArrayOf("bigint", first));
      query.setArray(3, connection.createArrayOf("bigint", last));
      query.setLong(4, firstPeriod);
      query.setLong(5, lastPeriod);
      return isTrue(query);
    }
  }

  /** False when the rows themselves have a key twice; then nothing is kept of them. */
  private boolean copiedStraight(Connection connection, int loadId, LoadWatch watch)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      new RowCopy(rows, table).firstVersions(connection, table.copyFirstVersions(), loadId, watch);
      return true;
    } catch (SQLException e) {
      if (!DUPLICATE_KEY.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
      return false;
    }
  }

  private Loaded merge(Connection connection, boolean sourceSeen, int loadId, LoadWatch watch)
      throws SQLException {
    int ranks = stage(connection, watch);
    long added = 0;
    long revised = 0;
    for (int rank = 1; rank <= ranks; rank++) {
      // Before the additions, which have nothing before them to be compared with.
      revised += revise(connection, sourceSeen, loadId, rank);
      watch.moved();
      added += add(connection, loadId, rank);
      watch.moved();
    }
    return new Loaded(added, revised, rows.size() - added - revised);
  }

  private int stage(Connection connection, LoadWatch watch) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(table.createStaged());
      new RowCopy(rows, table).staged(connection, table.copyStaged(), watch);
      statement.execute(table.createRanked());
      watch.moved();
      statement.execute("analyze ranked");
      try (ResultSet ranks = statement.executeQuery("select max(rank) from ranked")) {
        ranks.next();
        return ranks.getInt(1);
      }
    }
  }

  private long revise(Connection connection, boolean sourceSeen, int loadId, int rank)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(table.insertRevisions())) {
      insert.setBoolean(1, sourceSeen);
      insert.setLong(2, loadedAtNs);
      insert.setInt(3, loadId);
      for (int parameter = 4; parameter <= 6; parameter += 2) {
        insert.setLong(parameter, firstPeriod);
        insert.setLong(parameter + 1, lastPeriod);
      }
      insert.setInt(8, rank);
      return insert.executeLargeUpdate();
    }
  }

  private long add(Connection connection, int loadId, int rank) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(table.insertAdditions())) {
      insert.setInt(1, loadId);
      insert.setInt(2, rank);
      insert.setLong(3, firstPeriod);
      insert.setLong(4, lastPeriod);
      return insert.executeLargeUpdate();
    }
  }
}
