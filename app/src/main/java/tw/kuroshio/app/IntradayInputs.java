package tw.kuroshio.app;

import java.util.List;
import tw.kuroshio.features.SessionFields;
import tw.kuroshio.features.intraday.BarFields;
import tw.kuroshio.features.intraday.KnownIntradayBars;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.DailyBars;

/** Bars within sessions, where formulas read what only they tell of the past. */
final class IntradayInputs {

  /** Codes whose bars are read at a time: a million rows of ten years. */
  private static final int CODES_A_READ = 8;

  private IntradayInputs() {}

  /**
   * Adds to other fields what bars of five minutes give.
   *
   * @param bars daily bars of the codes: the instruments' own sessions
   */
  static SessionFields join(
      FactStore store,
      MarketRules rules,
      FactorInputs.Request request,
      List<String> codes,
      List<DailyBars> bars,
      SessionFields others) {
    if (!BarFields.areRead(request.fields())) {
      return others;
    }
    BarFields fields = new BarFields(rules.on(request.to()).session(), others);
    long firstNs = TaipeiTime.utcNs(rules.calendar().first().toEpochDay(), 0);
    long lastNs = TaipeiTime.utcNs(request.to().toEpochDay() + 1, 0) - 1;
    for (int from = 0; from < codes.size(); from += CODES_A_READ) {
      List<String> some = codes.subList(from, Math.min(codes.size(), from + CODES_A_READ));
      KnownIntradayBars known =
          KnownIntradayBars.of(store.versions(Dataset.BAR_5M, firstNs, lastNs, some));
      for (int k = 0; k < some.size(); k++) {
        fields.add(from + k, bars.get(from + k).epochDay(), known.of(some.get(k)));
      }
    }
    return fields;
  }
}
