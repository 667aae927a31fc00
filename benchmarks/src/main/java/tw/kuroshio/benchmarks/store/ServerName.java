package tw.kuroshio.benchmarks.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import tw.kuroshio.adapters.postgres.StoreAddress;

/** What a server calls itself. */
final class ServerName {

  private ServerName() {}

  /**
   * {@code PostgreSQL 15.18}, or {@code TimescaleDB 2.28.3} where the database has the extension.
   */
  static String of(StoreAddress address) throws SQLException {
    try (Connection connection = PlainSide.connect(address);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select split_part(current_setting('server_version'), ' ', 1),"
                    + " (select extversion from pg_extension where extname = 'timescaledb')")) {
      found.next();
      String timescale = found.getString(2);
      return timescale == null ? "PostgreSQL " + found.getString(1) : "TimescaleDB " + timescale;
    }
  }
}
