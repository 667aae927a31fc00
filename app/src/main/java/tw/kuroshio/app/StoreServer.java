package tw.kuroshio.app;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.postgres.EmbeddedDatabase;
import tw.kuroshio.adapters.postgres.EmbeddedUnavailable;
import tw.kuroshio.adapters.postgres.Migrations;
import tw.kuroshio.adapters.postgres.PostgresFactStore;
import tw.kuroshio.adapters.postgres.StoreAddress;
import tw.kuroshio.adapters.postgres.StoreSettings;
import tw.kuroshio.history.FactStore;

/**
 * The server a command uses, for as long as it uses it: started when it is the embedded one and
 * stopped with the command.
 */
final class StoreServer implements AutoCloseable {

  private final StoreAddress address;
  private final @Nullable EmbeddedDatabase embedded;

  private StoreServer(StoreAddress address, @Nullable EmbeddedDatabase embedded) {
    this.address = address;
    this.embedded = embedded;
  }

  /**
   * @throws Refusal when the address is none, or the embedded server cannot run here
   */
  static StoreServer start(StoreOptions options) {
    @Nullable String url = options.url();
    if (url != null) {
      return new StoreServer(parse(url, options), null);
    }
    try {
      EmbeddedDatabase embedded = EmbeddedDatabase.start(options.folder());
      return new StoreServer(embedded.address(), embedded);
    } catch (EmbeddedUnavailable e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private static StoreAddress parse(String url, StoreOptions options) {
    try {
      return StoreAddress.parse(url, options.password());
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Stops an embedded server left behind.
   *
   * @return whether there was one
   * @throws Refusal when a living process uses it
   */
  static boolean stopLeftBehind(StoreOptions options) {
    try {
      return EmbeddedDatabase.stopLeftBehind(options.folder());
    } catch (EmbeddedUnavailable e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  StoreAddress address() {
    return address;
  }

  @Nullable EmbeddedDatabase embedded() {
    return embedded;
  }

  /**
   * Opens the facts. The embedded server's tables are brought up to date first; those of another
   * server only by {@code store migrate}.
   *
   * @throws tw.kuroshio.history.StoreUnavailable when it cannot be reached or has other tables
   */
  FactStore facts() {
    if (embedded != null && embedded.isOwner()) {
      Migrations.run(address, StoreSettings.defaults());
    }
    return PostgresFactStore.open(address, StoreSettings.defaults());
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
