package tw.kuroshio.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The rule files that ship with the product, read from the class path. */
public final class RuleFiles {

  private RuleFiles() {}

  private static final MarketRules RULES = MarketRules.parse(texts());

  /** The rules that ship. */
  public static MarketRules rules() {
    return RULES;
  }

  static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : MarketRules.FILES) {
      try (InputStream in =
          Objects.requireNonNull(MarketRules.class.getResourceAsStream("rules/" + file), file)) {
        texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }
}
