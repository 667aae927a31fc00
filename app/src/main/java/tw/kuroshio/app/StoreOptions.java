package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which store a command works on: the embedded one of the home, or a server by its address. Names
 * no type of the store's adapter: a command line is parsed without loading it.
 */
final class StoreOptions {

  private static final String PASSWORD = "KUROSHIO_STORE_PASSWORD";
  private static final String PASSWORD_FILE = "KUROSHIO_STORE_PASSWORD_FILE";

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where everything is kept (default: KUROSHIO_HOME, else var/).")
  private @Nullable Path home;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "A PostgreSQL server, postgresql://user@host:port/database (default: KUROSHIO_STORE, else"
              + " the embedded server of the home). The password comes from "
              + PASSWORD
              + " or the file "
              + PASSWORD_FILE
              + " names.")
  private @Nullable String url;

  /** Whether the command line names a server. */
  boolean isNamed() {
    return url != null;
  }

  /** Where everything is kept. */
  Path home() {
    return Home.resolve(home);
  }

  /** The same choice for another command line. */
  List<String> asOptions() {
    return url == null
        ? List.of("--home", home().toString())
        : List.of("--home", home().toString(), "--store", url);
  }

  /** Folder of the embedded server. */
  Path folder() {
    return home().resolve("store");
  }

  /** Address of the server named, or null for the embedded one. */
  @Nullable String url() {
    return url == null ? environment("KUROSHIO_STORE") : url;
  }

  /**
   * Password for a server named, null when there is none.
   *
   * @throws Refusal when its file cannot be read
   */
  @Nullable String password() {
    @Nullable String file = environment(PASSWORD_FILE);
    if (file == null) {
      return environment(PASSWORD);
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "The password file "
              + file
              + " ("
              + PASSWORD_FILE
              + ") cannot be read: "
              + e.getMessage(),
          e);
    }
  }

  private static @Nullable String environment(String name) {
    @Nullable String value = System.getenv(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
