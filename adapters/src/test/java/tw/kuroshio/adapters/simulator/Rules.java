package tw.kuroshio.adapters.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;

/** The shipped market rules, for tests. */
final class Rules {

  static final MarketRules ALL = load();

  private Rules() {}

  static DayRules on(String date) {
    return ALL.on(LocalDate.parse(date));
  }

  private static MarketRules load() {
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
    return MarketRules.parse(texts);
  }
}
