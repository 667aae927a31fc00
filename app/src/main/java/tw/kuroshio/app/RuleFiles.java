package tw.kuroshio.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import tw.kuroshio.features.factor.FactorFiles;
import tw.kuroshio.features.fields.IndexReviews;
import tw.kuroshio.history.PublicationRules;
import tw.kuroshio.market.MarketRules;

/** The dated text files that come with the product: market rules and factor definitions. */
final class RuleFiles {

  private static final String RULES = "/tw/kuroshio/market/rules/";
  private static final String HISTORY = "/tw/kuroshio/history/";
  private static final String FIELDS = "/tw/kuroshio/features/fields/";

  private RuleFiles() {}

  static SortedMap<String, String> marketRules() {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String file : MarketRules.FILES) {
      texts.put(file, resource(RULES + file));
    }
    return texts;
  }

  /** Deadlines of publication. */
  static String publication() {
    return resource(HISTORY + PublicationRules.FILE);
  }

  /** Days on which reviews of the Taiwan 50 take effect. */
  static String indexReviews() {
    return resource(FIELDS + IndexReviews.FILE);
  }

  /** The factors a day is traded on when no others are named. */
  static String factors() {
    StringBuilder text = new StringBuilder();
    factors("technical.factors")
        .lines()
        .filter(line -> FactorFiles.TRADED.stream().anyMatch(name -> line.startsWith(name + " =")))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** Text of a factor file that comes with the product. */
  static String factors(String file) {
    return resource(FactorFiles.FOLDER + file);
  }

  private static String resource(String path) {
    try (InputStream in = RuleFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The build lacks the file " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + " from the build", e);
    }
  }
}
