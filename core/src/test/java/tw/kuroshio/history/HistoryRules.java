package tw.kuroshio.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.TreeMap;
import tw.kuroshio.market.MarketRules;

/** The shipped rules, for tests. */
final class HistoryRules {

  static final MarketRules MARKET = market();
  static final PublicationRules PUBLICATION =
      PublicationRules.parse(
          resource("/tw/kuroshio/history/" + PublicationRules.FILE),
          MARKET.calendar(),
          PublicationTimes.DEFAULT);

  private HistoryRules() {}

  private static MarketRules market() {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String name : MarketRules.FILES) {
      texts.put(name, resource("/tw/kuroshio/market/rules/" + name));
    }
    return MarketRules.parse(texts);
  }

  static String resource(String path) {
    try (InputStream in = HistoryRules.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(path, e);
    }
  }

  static long day(String date) {
    return LocalDate.parse(date).toEpochDay();
  }
}
