package tw.kuroshio.prediction.trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The public model files of the market data folder, which are read and never copied. */
final class PublicModels {

  private PublicModels() {}

  static byte[] bytes(String name) {
    Path file = folder().resolve(name + ".gz");
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TreeModel model(String name) {
    try {
      return TreeModel.parse(bytes(name));
    } catch (ModelRefused e) {
      throw new AssertionError(name, e);
    }
  }

  static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
  }

  /** Rows of numbers split by {@code separator}; an empty cell is NaN. */
  static double[][] table(String name, String separator, int headerLines) {
    return lines(name).stream()
        .skip(headerLines)
        .map(line -> numbers(line.split(separator, -1)))
        .toArray(double[][]::new);
  }

  private static double[] numbers(String[] cells) {
    double[] row = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      row[i] = cells[i].isEmpty() ? Double.NaN : Double.parseDouble(cells[i]);
    }
    return row;
  }

  private static Path folder() {
    String override = System.getenv("KUROSHIO_SHARED");
    Path shared =
        override == null ? root().resolveSibling("shared") : Path.of(override).toAbsolutePath();
    Path folder = shared.resolve("data").resolve("lightgbm");
    if (!Files.isDirectory(folder)) {
      Assumptions.abort(
          "real data not found: put the market data folder beside the checkout as ../shared");
    }
    return folder;
  }

  private static Path root() {
    Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
      at = at.getParent();
    }
    return at;
  }
}
