package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeMap;
import tw.kuroshio.market.MarketRules;

/** The market's rules as shipped. */
final class Rules {

  static final MarketRules SHIPPED = load();

  private Rules() {}

  private static MarketRules load() {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String name : MarketRules.FILES) {
      try (InputStream in =
          MarketRules.class.getResourceAsStream("/tw/kuroshio/market/rules/" + name)) {
        texts.put(
            name,
            new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException(name, e);
      }
    }
    return MarketRules.parse(texts);
  }
}
