package tw.kuroshio.benchmarks.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.TreeMap;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;

/** The product's market rules on the benchmarks' day. */
final class BenchRules {

  static final LocalDate DATE = LocalDate.of(2026, 3, 2);

  private static final String FOLDER = "rules/";

  private BenchRules() {}

  static DayRules day() {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String file : MarketRules.FILES) {
      try (InputStream in = MarketRules.class.getResourceAsStream(FOLDER + file)) {
        if (in == null) {
          throw new IllegalStateException("The build lacks the rules " + file);
        }
        texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return MarketRules.parse(texts).on(DATE);
  }
}
