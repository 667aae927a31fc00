package tw.kuroshio.adapters.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;

/** Recorded messages of the vendors, and the rules of a day. */
public final class Samples {

  private Samples() {}

  /** A file of the folder {@code ../shared/samples}, or of {@code KUROSHIO_SHARED/samples}. */
  public static byte[] read(String name) {
    String override = System.getenv("KUROSHIO_SHARED");
    Path shared =
        override == null
            ? Path.of("").toAbsolutePath().resolve("../../shared").normalize()
            : Path.of(override);
    Path file = shared.resolve("samples").resolve(name);
    if (!Files.exists(file)) {
      Assumptions.abort(
          "recorded messages not found: put the folder shared beside the checkout, looked for "
              + file);
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shipped rules in force on a date. */
  public static DayRules rules(LocalDate date) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : MarketRules.FILES) {
      try (InputStream in =
          Objects.requireNonNull(
              MarketRules.class.getResourceAsStream("/tw/kuroshio/market/rules/" + file), file)) {
        texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return MarketRules.parse(texts).on(date);
  }
}
