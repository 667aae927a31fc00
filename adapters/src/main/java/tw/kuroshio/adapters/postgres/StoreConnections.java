package tw.kuroshio.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Connections to one store. They are made when needed and made anew after the server was away.
 * Every one of them is to a primary: a standby is refused when the connection is made.
 */
final class StoreConnections implements AutoCloseable {

  /** Something done with a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private static final String PRIMARY_ONLY =
      """
      do $$ begin
        if pg_is_in_recovery() then
          raise exception 'it is a standby, and decisions read the primary only'
            using errcode = '25006';
        end if;
      end $$""";

  private static final long IDLE_MS = TimeUnit.MINUTES.toMillis(2);

  private final HikariDataSource pool;
  private final StoreSettings settings;
  private final StoreFaults faults;

  StoreConnections(StoreAddress address, StoreSettings settings) {
    this.settings = settings;
    faults = new StoreFaults(address, settings);
    HikariConfig config = new HikariConfig();
    config.setPoolName("kuroshio-store");
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_MS);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(settings.connectSeconds()));
    config.setValidationTimeout(
        Math.max(250, TimeUnit.SECONDS.toMillis(settings.connectSeconds()) / 2));
    config.setConnectionInitSql(PRIMARY_ONLY);
    config.addDataSourceProperty("connectTimeout", settings.connectSeconds());
    config.addDataSourceProperty("socketTimeout", settings.readSeconds() + 1);
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.addDataSourceProperty("ApplicationName", "kuroshio");
    config.addDataSourceProperty("currentSchema", address.schema() + ",public");
    config.addDataSourceProperty("sslmode", address.sslMode());
    config.addDataSourceProperty(
        "options", "-c statement_timeout=" + TimeUnit.SECONDS.toMillis(settings.readSeconds()));
    pool = new HikariDataSource(config);
  }

  /**
   * Reads with a connection of its own transaction, and once more with another one when the server
   * had gone away meanwhile.
   */
  <T> T read(String doing, Work<T> work) {
    try {
      return once(work);
    } catch (SQLException first) {
      if (!StoreFaults.isConnectionLost(first)) {
        throw faults.of(doing, first);
      }
      try {
        return once(work);
      } catch (SQLException second) {
        second.addSuppressed(first);
        throw faults.of(doing, second);
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return work.with(connection);
    }
  }

  /**
   * Writes in one transaction, which the work itself commits; what is not committed is undone. The
   * connection is cut when nothing moves for as long as a load may rest.
   */
  <T> T write(String doing, WatchedWork<T> work) {
    try (Connection connection = pool.getConnection();
        LoadWatch watch = LoadWatch.over(connection, settings.loadSeconds())) {
      connection.setAutoCommit(false);
      connection.setNetworkTimeout(
          Runnable::run, Math.toIntExact(TimeUnit.SECONDS.toMillis(settings.loadSeconds() + 1)));
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "set local statement_timeout = " + TimeUnit.SECONDS.toMillis(settings.loadSeconds()));
      }
      try {
        return work.with(connection, watch);
      } catch (SQLException | RuntimeException failure) {
        undo(connection, failure);
        throw failure;
      }
    } catch (SQLException e) {
      throw faults.of(doing, e);
    }
  }

  /** Work that says when it moves. */
  interface WatchedWork<T> {
    T with(Connection connection, LoadWatch watch) throws SQLException;
  }

  private static void undo(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      // The server undoes what was not committed when the connection ends.
      failure.addSuppressed(alsoFailed);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
