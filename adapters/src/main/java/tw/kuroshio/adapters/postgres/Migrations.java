package tw.kuroshio.adapters.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Makes the store's tables and brings them up to this version. With TimescaleDB the large tables
 * become hypertables, without it declarative partitions.
 */
public final class Migrations {

  /** Version of the tables this build works with: that of the newest migration. */
  static final int CURRENT = 4;

  private static final String FOLDER = "classpath:tw/kuroshio/adapters/postgres/migration";

  private Migrations() {}

  /**
   * What a migration did.
   *
   * @param applied migrations run now
   * @param version of the tables after it
   */
  public record Migrated(int applied, int version, TimescaleSupport timescale) {}

  /**
   * Runs what is missing; running it again changes nothing.
   *
   * @throws tw.kuroshio.history.StoreUnavailable when the server cannot be reached or refuses
   */
  public static Migrated run(StoreAddress address, StoreSettings settings) {
    StoreFaults faults = new StoreFaults(address, settings);
    try (Connection connection = connect(address, settings)) {
      requirePrimary(connection);
      TimescaleSupport timescale = TimescaleSupport.made(connection);
      MigrateResult result = flyway(address, settings, timescale).migrate();
      return new Migrated(result.migrationsExecuted, CURRENT, timescale);
    } catch (SQLException | FlywayException e) {
      throw faults.of("making its tables", e);
    }
  }

  private static Flyway flyway(
      StoreAddress address, StoreSettings settings, TimescaleSupport timescale) {
    Map<String, String> placeholders = new LinkedHashMap<>();
    placeholders.put("timescale", timescale.text());
    placeholders.put("by_year", timescale.isUsable() ? "" : "partition by range (period)");
    placeholders.put("by_month", timescale.isUsable() ? "" : "partition by range (period)");
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(address.jdbcUrl(), address.user(), address.password())
        .jdbcProperties(properties(address, settings))
        .defaultSchema(address.schema())
        .schemas(address.schema())
        .locations(FOLDER)
        .placeholders(placeholders)
        .failOnMissingLocations(true)
        .loggers("slf4j")
        .load();
  }

  static Connection connect(StoreAddress address, StoreSettings settings) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(properties(address, settings));
    properties.setProperty("user", address.user());
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }

  private static Map<String, String> properties(StoreAddress address, StoreSettings settings) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("connectTimeout", Integer.toString(settings.connectSeconds()));
    properties.put("socketTimeout", Integer.toString(settings.loadSeconds()));
    properties.put("ApplicationName", "kuroshio");
    properties.put("currentSchema", address.schema() + ",public");
    properties.put("sslmode", address.sslMode());
    properties.put(
        "options", "-c statement_timeout=" + TimeUnit.SECONDS.toMillis(settings.loadSeconds()));
    return properties;
  }

  private static void requirePrimary(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet standby = statement.executeQuery("select pg_is_in_recovery()")) {
      if (standby.next() && standby.getBoolean(1)) {
        throw new SQLException("it is a standby", "25006");
      }
    }
  }

  /** Version of the tables; 0 when there are none. */
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet there =
            statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
      if (!there.next() || !there.getBoolean(1)) {
        return 0;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet version =
            statement.executeQuery(
                "select coalesce(max(version::integer), 0) from flyway_schema_history"
                    + " where success and version is not null")) {
      return version.next() ? version.getInt(1) : 0;
    }
  }

  static int requireCurrent(Connection connection) throws SQLException {
    int version = version(connection);
    if (version < CURRENT) {
      throw new SQLException(
          "tables are of version " + version + ", " + CURRENT + " is needed", "42P01");
    }
    if (version > CURRENT) {
      throw new SQLException(
          "its tables are of version "
              + version
              + ", made by a newer build; this one knows version "
              + CURRENT
              + ": use the newer build",
          "0A000");
    }
    return version;
  }
}
