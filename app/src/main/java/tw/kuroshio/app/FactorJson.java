package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.features.evaluation.Distribution;
import tw.kuroshio.features.evaluation.FactorEvaluation;
import tw.kuroshio.features.evaluation.Histogram;
import tw.kuroshio.features.evaluation.HorizonIc;
import tw.kuroshio.features.evaluation.IcSummary;
import tw.kuroshio.features.evaluation.LabelStatus;
import tw.kuroshio.features.evaluation.LongShort;
import tw.kuroshio.features.evaluation.PanelEvaluation;
import tw.kuroshio.features.evaluation.QuintileReturns;
import tw.kuroshio.features.evaluation.Significance;

/** The numbers of the factor report, schema {@code kuroshio.factors/1}; null is not known. */
final class FactorJson {

  private static final String SCHEMA = "kuroshio.factors/1";

  private final PanelEvaluation panel;

  private FactorJson(PanelEvaluation panel) {
    this.panel = panel;
  }

  static String of(PanelEvaluation panel, String source, List<String> formulas) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    new FactorJson(panel).write(json, source, formulas);
    return json.toString() + "\n";
  }

  private void write(ObjectNode json, String source, List<String> formulas) {
    json.put("schema", SCHEMA)
        .put("source", source)
        .put("instruments", panel.instruments())
        .put("factorsTried", panel.settings().factorsTried())
        .put("primaryHorizon", panel.settings().primaryHorizon())
        .put("roundTripCost", panel.settings().roundTripCost())
        .put("leastPairs", panel.settings().leastPairs())
        .put("ceased", panel.ceased())
        .put("survivorsOnly", panel.survivorsOnly());
    ArrayNode dates = json.putArray("dates");
    for (int day : panel.epochDay()) {
      dates.add(LocalDate.ofEpochDay(day).toString());
    }
    ArrayNode labels = json.putArray("labels");
    panel
        .labels()
        .forEach(
            counts -> {
              ObjectNode label = labels.addObject().put("horizon", counts.horizonSessions());
              for (LabelStatus status : LabelStatus.values()) {
                label.put(status.name().toLowerCase(Locale.ROOT), counts.of(status));
              }
              number(label, "usableMean", counts.usableMean());
              number(label, "endedMean", counts.endedMean());
            });
    ArrayNode factors = json.putArray("factors");
    for (int f = 0; f < panel.factors().size(); f++) {
      factor(factors.addObject(), f, formulas.get(f));
    }
    correlations(json);
  }

  private void factor(ObjectNode json, int number, String formula) {
    FactorEvaluation factor = panel.factors().get(number);
    json.put("name", factor.name()).put("formula", formula);
    json.put("cluster", panel.clusters().cluster()[number] + 1);
    number(json, "coverage", factor.coverage().share());
    json.put("infinite", factor.coverage().infinite());
    ArrayNode finite = json.putArray("finite");
    ArrayNode requested = json.putArray("requested");
    for (int d = 0; d < panel.epochDay().length; d++) {
      finite.add(factor.coverage().finite()[d]);
      requested.add(factor.coverage().requested()[d]);
    }
    distribution(json.putObject("raw"), factor.raw(), factor.rawHistogram());
    distribution(json.putObject("winsorised"), factor.winsorised(), factor.winsorisedHistogram());
    ArrayNode horizons = json.putArray("horizons");
    for (int h = 0; h < factor.horizons().size(); h++) {
      horizon(
          horizons.addObject(),
          factor.horizons().get(h),
          panel.significance().get(h).get(number),
          factor.returns().get(h));
    }
    numbers(
        json, "icByHorizon", factor.icByHorizon().stream().mapToDouble(IcSummary::mean).toArray());
    numbers(json, "icByLag", factor.icByLag().stream().mapToDouble(IcSummary::mean).toArray());
    ObjectNode decay = json.putObject("decay").put("outcome", factor.decay().outcome().name());
    number(decay, "amplitude", factor.decay().amplitude());
    number(decay, "rate", factor.decay().rate());
    number(decay, "halfLife", factor.decay().halfLifeSessions());
    ObjectNode autocorrelation = json.putObject("autocorrelation");
    int[] lags = FactorEvaluation.autocorrelationLags();
    for (int lag = 0; lag < lags.length; lag++) {
      number(autocorrelation, Integer.toString(lags[lag]), factor.autocorrelation()[lag]);
    }
    numbers(json, "turnover", factor.turnover());
    numbers(json, "medianValueTwd", factor.medianValueTwd());
    parts(json, factor);
  }

  private static void distribution(ObjectNode json, Distribution values, Histogram histogram) {
    json.put("count", values.count());
    number(json, "mean", values.mean());
    number(json, "deviation", values.deviation());
    number(json, "skewness", values.skewness());
    number(json, "excessKurtosis", values.excessKurtosis());
    numbers(json, "probabilities", Distribution.probabilities());
    numbers(json, "quantiles", values.quantiles());
    ObjectNode bins = json.putObject("histogram");
    number(bins, "low", histogram.low());
    number(bins, "high", histogram.high());
    bins.put("below", histogram.below()).put("above", histogram.above());
    ArrayNode counts = bins.putArray("counts");
    for (int count : histogram.counts()) {
      counts.add(count);
    }
  }

  private static void horizon(
      ObjectNode json, HorizonIc ic, Significance found, QuintileReturns returns) {
    json.put("horizon", ic.horizonSessions());
    summary(json.putObject("ic"), ic.summary());
    number(json, "positiveShare", ic.positiveShare());
    number(json, "p", ic.pValue());
    number(json, "q", found.qValue());
    number(json, "ratio", found.ratio());
    number(json, "expectedMaximum", found.deflated().expectedMaximum());
    number(json, "deflated", found.deflated().probability());
    number(json, "expectedMaximumByChance", found.byChance().expectedMaximum());
    number(json, "deflatedByChance", found.byChance().probability());
    numbers(json, "quintileGross", returns.gross());
    numbers(json, "quintileNet", returns.net());
    numbers(json, "quintileTurnover", returns.turnover());
    number(json, "universe", returns.universe());
    summary(json.putObject("spread"), returns.spread());
    summary(json.putObject("spreadNet"), returns.spreadNet());
    LongShort path = returns.longShort();
    json.put("direction", path.direction());
    number(json, "drawdown", path.drawdown().depth());
    numbers(json, "longShortGross", path.gross());
    numbers(json, "longShortNet", path.net());
    numbers(json, "daily", ic.daily());
  }

  private static void summary(ObjectNode json, IcSummary summary) {
    number(json, "mean", summary.mean());
    number(json, "deviation", summary.deviation());
    number(json, "icir", summary.icir());
    number(json, "standardError", summary.standardError());
    number(json, "t", summary.tValue());
    json.put("dates", summary.dates());
  }

  private static void parts(ObjectNode json, FactorEvaluation factor) {
    ArrayNode years = json.putArray("years");
    factor
        .years()
        .forEach(
            year -> {
              ObjectNode entry =
                  years.addObject().put("year", year.year()).put("sessions", year.sessions());
              ArrayNode ic = entry.putArray("ic");
              year.ic().forEach(part -> summary(ic.addObject(), part));
              summary(entry.putObject("spreadNet"), year.spreadNet());
            });
    ArrayNode industries = json.putArray("industries");
    factor
        .industries()
        .forEach(
            industry ->
                summary(
                    industries
                        .addObject()
                        .put("industry", industry.code())
                        .put("instruments", industry.instruments()),
                    industry.summary()));
  }

  private void correlations(ObjectNode json) {
    ArrayNode rows = json.putArray("correlation");
    for (double[] row : panel.correlation()) {
      append(rows.addArray(), row);
    }
    ArrayNode order = json.putArray("order");
    for (int factor : panel.clusters().order()) {
      order.add(factor);
    }
    ArrayNode merges = json.putArray("merges");
    panel
        .clusters()
        .merges()
        .forEach(
            merge ->
                merges
                    .addObject()
                    .put("left", merge.left())
                    .put("right", merge.right())
                    .put("distance", merge.distance())
                    .put("size", merge.size()));
  }

  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private static void numbers(ObjectNode json, String name, double[] values) {
    append(json.putArray(name), values);
  }

  private static void append(ArrayNode array, double[] values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        array.add(value);
      } else {
        array.addNull();
      }
    }
  }
}
