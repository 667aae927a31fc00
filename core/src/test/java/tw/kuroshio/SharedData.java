package tw.kuroshio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Real market data beside the checkout; a test that asks for it is skipped when it is missing. */
public final class SharedData {

  private SharedData() {}

  /** A file of the folder {@code ../shared/data}, or of {@code KUROSHIO_SHARED/data}. */
  public static Path file(String name) {
    return existing("data", name);
  }

  /** A sample message of the folder {@code ../shared/samples}: the bytes of a file of hex text. */
  public static byte[] sample(String name) {
    try {
      String hex = Files.readString(existing("samples", name), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path existing(String folder, String name) {
    String override = System.getenv("KUROSHIO_SHARED");
    Path shared = override == null ? root().resolveSibling("shared") : Path.of(override);
    Path file = shared.toAbsolutePath().resolve(folder).resolve(name);
    if (!Files.exists(file)) {
      Assumptions.abort(
          "real data not found: put the market data folder beside the checkout as ../shared");
    }
    return file;
  }

  /** Reads a gzipped csv row by row, without its header. */
  public static void rows(String name, Consumer<List<String>> consumer) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file(name)), 1 << 16);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().skip(1).forEach(line -> consumer.accept(List.of(line.split(",", -1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
      at = at.getParent();
    }
    return at;
  }
}
