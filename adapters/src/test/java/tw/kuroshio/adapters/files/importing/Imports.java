package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import tw.kuroshio.adapters.files.CodeRule;
import tw.kuroshio.history.PublicationRules;
import tw.kuroshio.history.PublicationTimes;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.MarketRules;

/** What imports of tests have in common: the shipped rules, and a moment of loading. */
final class Imports {

  static final LocalDate LOADED_ON = LocalDate.of(2026, 11, 27);
  static final long LOADED_AT_NS =
      TaipeiTime.utcNs(LOADED_ON.toEpochDay(), 12 * 3_600_000_000_000L);

  private Imports() {}

  static ImportContext context() {
    return context(OptionalLong.empty());
  }

  static MarketRules rules() {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String name : MarketRules.FILES) {
      texts.put(name, resource("/tw/kuroshio/market/rules/" + name));
    }
    return MarketRules.parse(texts);
  }

  static ImportContext context(OptionalLong knownAtNs) {
    return context(knownAtNs, OptionalLong.empty());
  }

  /** For tables that do not say their day. */
  static ImportContext on(OptionalLong undatedDay) {
    return context(OptionalLong.empty(), undatedDay);
  }

  private static ImportContext context(OptionalLong knownAtNs, OptionalLong undatedDay) {
    MarketRules rules = rules();
    PublicationRules publication =
        PublicationRules.parse(
            resource("/tw/kuroshio/history/" + PublicationRules.FILE),
            rules.calendar(),
            PublicationTimes.DEFAULT);
    return new ImportContext(
        rules, publication, CodeRule::kindOf, LOADED_AT_NS, knownAtNs, undatedDay);
  }

  private static String resource(String path) {
    try (InputStream in = MarketRules.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
