package tw.kuroshio.adapters.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The server tests run on: one a test JVM, started by the first that asks, stopped as the JVM ends.
 * Or the one named by {@code KUROSHIO_TEST_STORE} (password in {@code KUROSHIO_STORE_PASSWORD}).
 * Each class has a schema of its own.
 */
final class SharedServer {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static @Nullable Server server;

  private SharedServer() {}

  private record Server(StoreAddress address, Path folder) {}

  /** An empty schema's address. */
  static synchronized StoreAddress emptySchema() {
    Server running = server == null ? start() : server;
    server = running;
    String schema = "test_" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
    return running.address().withSchema(schema);
  }

  /** An address whose schema has the tables of this build. */
  static StoreAddress migratedSchema() {
    StoreAddress address = emptySchema();
    Migrations.run(address, StoreSettings.defaults());
    return address;
  }

  /** Removes a schema of a test and what is in it. */
  static void drop(StoreAddress address) {
    execute(address, "drop schema if exists " + address.schema() + " cascade");
  }

  /** One statement after another in one session. */
  static void execute(StoreAddress address, String... statements) {
    try (Connection connection = Migrations.connect(address, StoreSettings.defaults());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Server start() {
    @Nullable String url = System.getenv("KUROSHIO_TEST_STORE");
    if (url != null && !url.isEmpty()) {
      return new Server(
          StoreAddress.parse(url, System.getenv("KUROSHIO_STORE_PASSWORD")), Path.of(""));
    }
    try {
      Path folder = Files.createTempDirectory("kuroshio-store");
      EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("store"));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    database.close();
                    delete(folder);
                  }));
      return new Server(database.address(), folder);
    } catch (EmbeddedUnavailable e) {
      Assumptions.abort(
          "no PostgreSQL to test on: " + e.getMessage() + " (for tests in KUROSHIO_TEST_STORE)");
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      ServerFiles.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
