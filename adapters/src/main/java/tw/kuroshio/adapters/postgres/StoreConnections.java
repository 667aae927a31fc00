package tw.kuroshio.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
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
    config.addDataSourceProperty("connectTimeout", Integer.toString(settings.connectSeconds()));
    config.addDataSourceProperty("socketTimeout", Integer.toString(settings.readSeconds() + 1));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "kuroshio");
    config.addDataSourceProperty("currentSchema", address.schema() + ",public");
    config.addDataSourceProperty("sslmode", address.sslMode());
    config.addDataSourceProperty(
        "options", "-c statement_timeout=" + TimeUnit.SECONDS.toMillis(settings.readSeconds()));
    pool = new HikariDataSource(config);
  }

  /**
   * Reads with a connection, and once more with another one when the server had gone away
   * meanwhile.
   */
  <T> T read(String doing, Work<T> work) {
    try {
      try (Connection connection = pool.getConnection()) {
        return work.with(connection);
      } catch (SQLException e) {
        forgetLost(e);
      }
      try (Connection connection = pool.getConnection()) {
        return work.with(connection);
      }
    } catch (SQLException e) {
      throw faults.of(doing, e);
    }
  }

  /**
   * Reads very many rows in a transaction: the first of them may take the server as long to find as
   * a load takes.
   */
  <T> T readMany(String doing, Work<T> work) {
    try (Connection connection = writing()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw faults.of(doing, e);
    }
  }

  /** After a connection was lost the others are no better: they are made anew. */
  private void forgetLost(SQLException failure) throws SQLException {
    boolean noneToBeHad = failure instanceof SQLTransientConnectionException;
    if (noneToBeHad || !StoreFaults.isConnectionLost(failure)) {
      throw failure;
    }
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /**
   * Writes in one transaction, which the work itself commits; what is not committed is undone. The
   * connection is cut when nothing moves for as long as a load may rest.
   */
  <T> T write(String doing, WatchedWork<T> work) {
    try (Connection connection = writing()) {
      LoadWatch watch = LoadWatch.over(connection, settings.loadSeconds());
      try (watch) {
        return work.with(connection, watch);
      } catch (SQLException | RuntimeException failure) {
        undo(connection, failure);
        if (watch.isCut()) {
          throw faults.late(doing, failure);
        }
        throw failure;
      }
    } catch (SQLException e) {
      throw faults.of(doing, e);
    }
  }

  /** A connection in a transaction; nothing is lost when the first one turns out to be dead. */
  private Connection writing() throws SQLException {
    try {
      return begun(pool.getConnection());
    } catch (SQLException e) {
      forgetLost(e);
      return begun(pool.getConnection());
    }
  }

  private Connection begun(Connection connection) throws SQLException {
    try {
      connection.setAutoCommit(false);
      connection.setNetworkTimeout(
          Runnable::run, Math.toIntExact(TimeUnit.SECONDS.toMillis(settings.loadSeconds() + 1)));
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "set local statement_timeout = " + TimeUnit.SECONDS.toMillis(settings.loadSeconds()));
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
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
