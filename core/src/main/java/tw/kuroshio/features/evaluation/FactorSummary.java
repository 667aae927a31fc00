package tw.kuroshio.features.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Draws the scores of one factor together. */
final class FactorSummary {

  /** What a histogram shows; the rest is counted beside it. */
  private static final double HISTOGRAM_TAIL = 0.005;

  private final FactorPanel panel;
  private final EvaluationSettings settings;
  private final Industries industries;
  private final PanelScores scores;
  private final double[][] marks;
  private final int factor;

  FactorSummary(
      FactorPanel panel,
      EvaluationSettings settings,
      Industries industries,
      PanelScores scores,
      double[][] marks,
      int factor) {
    this.panel = panel;
    this.settings = settings;
    this.industries = industries;
    this.scores = scores;
    this.marks = marks;
    this.factor = factor;
  }

  FactorEvaluation build() {
    double[] raw = values(false);
    double[] winsorised = values(true);
    double low = Distribution.quantile(raw, HISTOGRAM_TAIL);
    double high = Distribution.quantile(raw, 1 - HISTOGRAM_TAIL);
    List<HorizonIc> ics =
        settings.horizons().stream()
            .map(h -> HorizonIc.of(h, scores.icByHorizon[factor][h - 1]))
            .toList();
    // A factor is held the way its IC points; without one the highest fifth is long.
    int direction = ics.get(settings.primary()).summary().mean() < 0 ? -1 : 1;
    List<QuintileReturns> returns =
        settings.horizons().stream().map(h -> quintiles(h, direction)).toList();
    List<IcSummary> byLag = summaries(scores.icByLag[factor], 1);
    return new FactorEvaluation(
        panel.factors().get(factor),
        Coverage.of(panel, factor),
        Distribution.of(raw),
        Distribution.of(winsorised),
        Histogram.of(raw, low, high),
        Histogram.of(winsorised, low, high),
        ics,
        summaries(scores.icByHorizon[factor], 0),
        byLag,
        DecayFit.of(byLag.stream().mapToDouble(IcSummary::mean).toArray()),
        Arrays.stream(scores.autocorrelation[factor]).mapToDouble(QuintileStudy::mean).toArray(),
        turnover(),
        medianValue(),
        returns,
        years(ics, returns.get(settings.primary())),
        industryIcs());
  }

  private QuintileReturns quintiles(int horizon, int direction) {
    return QuintileStudy.of(
        panel, marks, scores.quintile[factor], horizon, settings.roundTripCost(), direction);
  }

  /**
   * @param lag of the Newey–West error, 0 for the row's own horizon
   */
  private static List<IcSummary> summaries(double[][] rows, int lag) {
    List<IcSummary> all = new ArrayList<>();
    for (int h = 1; h <= rows.length; h++) {
      all.add(IcSummary.of(rows[h - 1], lag == 0 ? h : lag));
    }
    return all;
  }

  /** All finite values of the universe, ascending. */
  private double[] values(boolean winsorised) {
    double[] all = new double[panel.sessions() * panel.instruments().size()];
    int count = 0;
    for (int d = 0; d < panel.sessions(); d++) {
      double low = scores.winsorLow[factor][d];
      double high = scores.winsorHigh[factor][d];
      for (int i = 0; i < marks.length; i++) {
        if (panel.hasValue(factor, d, i)) {
          double value = panel.values()[factor][d][i];
          all[count++] = winsorised ? Math.min(high, Math.max(low, value)) : value;
        }
      }
    }
    double[] sorted = Arrays.copyOf(all, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private double[] turnover() {
    double[] mean = new double[Quintiles.COUNT];
    double[] daily = new double[panel.sessions()];
    for (int q = 0; q < mean.length; q++) {
      daily[0] = Double.NaN;
      for (int d = 1; d < daily.length; d++) {
        daily[d] =
            Quintiles.turnover(scores.quintile[factor][d - 1], scores.quintile[factor][d], q);
      }
      mean[q] = QuintileStudy.mean(daily);
    }
    return mean;
  }

  private double[] medianValue() {
    double[] mean = new double[Quintiles.COUNT];
    double[] medians = new double[panel.sessions()];
    double[] traded = new double[panel.instruments().size()];
    for (int q = 0; q < mean.length; q++) {
      for (int d = 0; d < medians.length; d++) {
        int count = 0;
        for (int i = 0; i < traded.length; i++) {
          if (scores.quintile[factor][d][i] == q && panel.valueTwd()[d][i] >= 0) {
            traded[count++] = panel.valueTwd()[d][i];
          }
        }
        double[] members = Arrays.copyOf(traded, count);
        Arrays.sort(members);
        medians[d] = Distribution.quantile(members, 0.5);
      }
      mean[q] = QuintileStudy.mean(medians);
    }
    return mean;
  }

  private List<YearEvaluation> years(List<HorizonIc> ics, QuintileReturns primary) {
    TreeMap<Integer, int[]> ranges = new TreeMap<>();
    for (int d = 0; d < panel.sessions(); d++) {
      int year = LocalDate.ofEpochDay(panel.epochDay()[d]).getYear();
      int first = d;
      ranges.computeIfAbsent(year, none -> new int[] {first, first})[1] = d + 1;
    }
    List<YearEvaluation> years = new ArrayList<>();
    ranges.forEach(
        (year, range) ->
            years.add(
                new YearEvaluation(
                    year,
                    range[1] - range[0],
                    ics.stream().map(ic -> part(ic.daily(), range, ic.horizonSessions())).toList(),
                    part(primary.spreadNetDaily(), range, primary.horizonSessions()))));
    return years;
  }

  private static IcSummary part(double[] daily, int[] range, int lag) {
    return IcSummary.of(Arrays.copyOfRange(daily, range[0], range[1]), lag);
  }

  private List<IndustryIc> industryIcs() {
    List<IndustryIc> all = new ArrayList<>();
    for (int g = 0; g < industries.count(); g++) {
      all.add(
          new IndustryIc(
              industries.code(g),
              industries.size(g),
              IcSummary.of(scores.icByIndustry[factor][g], settings.primaryHorizon())));
    }
    return all;
  }
}
