package tw.kuroshio.adapters.files;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the folder of real market data, which is never part of the project. */
public final class RealData {

  private RealData() {}

  /** The data folder, or the test is skipped. */
  public static Path folder() {
    Path data = shared().resolve("data");
    if (!Files.isDirectory(data)) {
      Assumptions.abort(
          "real data not found: put the market data folder beside the checkout as ../shared");
    }
    return data;
  }

  private static Path shared() {
    String override = System.getenv("KUROSHIO_SHARED");
    if (override != null) {
      return Path.of(override);
    }
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder.getParent() != null
        && !(Files.exists(folder.resolve("pom.xml"))
            && Files.isDirectory(folder.resolve(".mvn")))) {
      folder = folder.getParent();
    }
    return folder.resolveSibling("shared");
  }
}
