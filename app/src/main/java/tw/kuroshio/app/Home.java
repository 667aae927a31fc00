package tw.kuroshio.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where everything that is written goes: {@code --home}, else KUROSHIO_HOME, else var/. */
final class Home {

  private Home() {}

  static Path resolve(@Nullable Path option) {
    if (option != null) {
      return option.toAbsolutePath().normalize();
    }
    @Nullable String fromEnvironment = System.getenv("KUROSHIO_HOME");
    if (fromEnvironment != null && !fromEnvironment.isEmpty()) {
      return Path.of(fromEnvironment).toAbsolutePath().normalize();
    }
    @Nullable String root = System.getProperty("kuroshio.root");
    return Path.of(root == null ? "" : root).resolve("var").toAbsolutePath().normalize();
  }
}
