package tw.kuroshio.adapters.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What a server has of TimescaleDB.
 *
 * @param version that is or could be made in the database, from {@code pg_available_extensions}
 * @param loaded whether the server has loaded its library; only then can the extension be made
 * @param license {@code timescaledb.license}: {@code apache} has hypertables only, {@code
 *     timescale} compression and continuous aggregates, too; null as long as the extension is not
 *     made
 */
public record TimescaleSupport(@Nullable String version, boolean loaded, @Nullable String license) {

  /** A setting the loader makes known, whether or not the database has the extension. */
  private static final String LOADER_SETTING = "timescaledb.disable_load";

  static TimescaleSupport of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select coalesce(installed_version, default_version), current_setting('"
                    + LOADER_SETTING
                    + "', true) is not null, current_setting('timescaledb.license', true)"
                    + " from (values (1)) one left join pg_available_extensions"
                    + " on name = 'timescaledb'")) {
      found.next();
      return new TimescaleSupport(found.getString(1), found.getBoolean(2), found.getString(3));
    }
  }

  /** Makes the extension where the server has it, and says what there is then. */
  static TimescaleSupport made(Connection connection) throws SQLException {
    TimescaleSupport before = of(connection);
    if (before.version == null || !before.loaded) {
      return before;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists timescaledb with schema public");
    }
    return of(connection);
  }

  /** Whether hypertables can be made. */
  public boolean isUsable() {
    return version != null && license != null && !license.isEmpty();
  }

  /** What migrations are told: none, or the licence and the version. */
  String text() {
    return isUsable() ? license + " " + version : "none";
  }

  /** For people: what is there, and why it is not used when it is not. */
  public String sentence() {
    if (isUsable()) {
      return "TimescaleDB " + version + " (licence " + license + ")";
    }
    if (version == null) {
      return "no TimescaleDB";
    }
    return "TimescaleDB "
        + version
        + (loaded
            ? " is there but the extension is not made: run ./kuroshio store migrate"
            : " is installed but not loaded: add timescaledb to shared_preload_libraries");
  }
}
