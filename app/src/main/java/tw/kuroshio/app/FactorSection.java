package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tw.kuroshio.app.SessionLines.Line;
import tw.kuroshio.features.evaluation.Distribution;
import tw.kuroshio.features.evaluation.FactorEvaluation;
import tw.kuroshio.features.evaluation.HorizonIc;
import tw.kuroshio.features.evaluation.IcSummary;
import tw.kuroshio.features.evaluation.IndustryIc;
import tw.kuroshio.features.evaluation.LongShort;
import tw.kuroshio.features.evaluation.PanelEvaluation;
import tw.kuroshio.features.evaluation.QuintileReturns;
import tw.kuroshio.features.evaluation.Significance;
import tw.kuroshio.features.evaluation.YearEvaluation;

/** One factor's part of the report: formula, figures, plots, years, industries. */
final class FactorSection {

  private static final int PLOT_WIDTH = 470;

  private final PanelEvaluation panel;
  private final int number;
  private final FactorEvaluation factor;
  private final Page page;
  private final int primary;

  private FactorSection(PanelEvaluation panel, int number, Page page) {
    this.panel = panel;
    this.number = number;
    this.page = page;
    factor = panel.factors().get(number);
    primary = panel.settings().horizons().indexOf(panel.settings().primaryHorizon());
  }

  static void write(PanelEvaluation panel, int number, String formula, Page page) {
    new FactorSection(panel, number, page).write(formula);
  }

  private void write(String formula) {
    page.add("<section class=\"factor\" id=\"f%d\">\n<h2>%s</h2>\n", number, factor.name());
    if (!formula.isEmpty()) {
      page.add("<pre class=\"formula\">%s</pre>\n", formula);
    }
    if (factor.coverage().share() == 0) {
      page.add("<p class=\"warning\">%s</p>\n</section>\n", whyEmpty());
      return;
    }
    if (factor.isConstant()) {
      page.add(
          "<p class=\"warning\">One value all over, %s: nothing can be ranked, so there is no IC and"
              + " no quintile.</p>\n<div class=\"plots\">\n",
          FactorText.compact(factor.raw().mean()));
      coverage();
      page.add("</div>\n</section>\n");
      return;
    }
    if (factor.horizons().stream().allMatch(ic -> ic.summary().dates() == 0)) {
      page.add(
          "<p class=\"warning\">No date has %d instruments with a value and a usable return: there"
              + " is no IC.</p>\n",
          panel.settings().leastPairs());
    }
    page.add("<div class=\"dense\">\n");
    horizons();
    distributions();
    page.add("</div>\n<div class=\"plots\">\n");
    coverage();
    histogram();
    cumulativeIc();
    longShort();
    decay();
    quintiles();
    page.add("<div>\n");
    years();
    industries();
    page.add("</div>\n</div>\n</section>\n");
  }

  private String whyEmpty() {
    long asked = 0;
    for (int requested : factor.coverage().requested()) {
      asked += requested;
    }
    String why =
        asked == 0
            ? "The universe is empty on all %,d sessions."
            : factor.coverage().infinite() > 0
                ? "No finite value on any of %,d sessions, but infinities: the formula divides by"
                    + " zero."
                : "No finite value on any of %,d sessions: an input is missing throughout, or the"
                    + " warm-up is longer than the history.";
    return "Coverage 0. " + String.format(Locale.ROOT, why, panel.epochDay().length);
  }

  private void horizons() {
    page.openTable(
        "horizon",
        "#mean IC",
        "#95 % band",
        "#std",
        "#ICIR",
        "#t",
        "#q",
        "#deflated",
        "#vs chance",
        "#IC > 0",
        "#dates",
        "#Q5−Q1 bp",
        "#net bp",
        "#net t",
        "#max drawdown");
    for (int h = 0; h < factor.horizons().size(); h++) {
      HorizonIc ic = factor.horizons().get(h);
      IcSummary summary = ic.summary();
      Significance found = panel.significance().get(h).get(number);
      QuintileReturns returns = factor.returns().get(h);
      int sessions = ic.horizonSessions();
      page.add("<tr><td>%d</td>", sessions);
      cells(
          FactorText.signed(summary.mean(), 4) + FactorText.stars(found.qValue()),
          "± " + FactorText.plain(HorizonIc.band(summary), 4),
          FactorText.plain(summary.deviation(), 3),
          FactorText.signed(summary.icir(), 3),
          FactorText.signed(summary.tValue(), 2),
          FactorText.probability(found.qValue()),
          FactorText.plain(found.deflated().probability(), 3),
          FactorText.plain(found.byChance().probability(), 3),
          FactorText.percent(ic.positiveShare(), 0),
          Integer.toString(summary.dates()),
          FactorText.bpSession(returns.spread().mean(), sessions),
          FactorText.bpSession(returns.spreadNet().mean(), sessions),
          FactorText.signed(returns.spreadNet().tValue(), 2),
          FactorText.percent(
              returns.spread().dates() == 0 ? Double.NaN : returns.longShort().drawdown().depth(),
              1));
      page.add("</tr>\n");
    }
    page.closeTable();
    Significance best = panel.primary(number);
    page.add(
        "<p>Returns a session; net: %s, %s bp a round trip on the part traded. Autocorrelation of"
            + " ranks %s / %s / %s after 1 / 5 / 20 sessions; a session replaces %s of the lowest and"
            + " %s of the highest fifth, whose median member trades %s and %s million TWD."
            + " Deflated, %d sessions: ratio %s a date; of the best of %,d tries %s is expected by"
            + " luck, %s by chance alone.</p>\n",
        direction(),
        FactorText.plain(panel.settings().roundTripCost() * 1e4, 1),
        FactorText.signed(factor.autocorrelation()[0], 3),
        FactorText.signed(factor.autocorrelation()[1], 3),
        FactorText.signed(factor.autocorrelation()[2], 3),
        FactorText.percent(factor.turnover()[0], 1),
        FactorText.percent(factor.turnover()[4], 1),
        FactorText.millions(factor.medianValueTwd()[0]),
        FactorText.millions(factor.medianValueTwd()[4]),
        panel.settings().primaryHorizon(),
        FactorText.plain(best.ratio(), 3),
        2L * panel.settings().factorsTried(),
        FactorText.plain(best.deflated().expectedMaximum(), 3),
        FactorText.plain(best.byChance().expectedMaximum(), 3));
  }

  private String direction() {
    return factor.returns().get(primary).longShort().direction() > 0
        ? "highest fifth long, lowest short"
        : "lowest fifth long, highest short";
  }

  private void cells(String... values) {
    for (String value : values) {
      page.add("<td class=\"n\">%s</td>", value);
    }
  }

  private void coverage() {
    figure(
        CoveragePlot.of(
            panel.epochDay(),
            factor.coverage().requested(),
            factor.coverage().finite(),
            PLOT_WIDTH,
            factor.name()),
        "Coverage by session, all together "
            + FactorText.percent(factor.coverage().share(), 1)
            + (factor.coverage().infinite() > 0
                ? ", infinities " + factor.coverage().infinite()
                : ""));
  }

  private void histogram() {
    page.add("<figure>\n");
    page.add(
        HistogramPlot.of(
            factor.rawHistogram(),
            factor.winsorisedHistogram(),
            "Distribution of " + factor.name()));
    page.add(
        "<figcaption class=\"legend\"><span class=\"explained\"></span>raw<span class=\"s2\"></span>"
            + "winsorised; %,d raw values lie below, %,d above</figcaption>\n",
        factor.rawHistogram().below(), factor.rawHistogram().above());
    page.add("</figure>\n");
  }

  private void distributions() {
    List<String> columns =
        new ArrayList<>(List.of("values", "#mean", "#std", "#skew", "#excess kurtosis"));
    for (double probability : Distribution.probabilities()) {
      columns.add(
          probability == 0
              ? "#min"
              : probability == 1 ? "#max" : "#" + Math.round(probability * 100) + " %");
    }
    page.openTable(columns.toArray(String[]::new));
    distribution("raw", factor.raw());
    distribution("winsorised", factor.winsorised());
    page.closeTable();
  }

  private void distribution(String name, Distribution values) {
    page.add("<tr><td>%s</td>", name);
    cells(
        FactorText.compact(values.mean()),
        FactorText.compact(values.deviation()),
        FactorText.plain(values.skewness(), 2),
        FactorText.plain(values.excessKurtosis(), 1));
    for (double quantile : values.quantiles()) {
      cells(FactorText.compact(quantile));
    }
    page.add("</tr>\n");
  }

  private void cumulativeIc() {
    List<Line> lines = new ArrayList<>();
    StringBuilder caption = new StringBuilder();
    for (int h = 0; h < factor.horizons().size(); h++) {
      HorizonIc ic = factor.horizons().get(h);
      lines.add(new Line("s" + (h + 1), cumulated(ic.daily())));
      caption.append("<span class=\"s%d\"></span>%d ".formatted(h + 1, ic.horizonSessions()));
    }
    page.add("<figure>\n");
    page.add(
        SessionLines.of(panel.epochDay(), lines, 1, "", null, "Cumulated IC of " + factor.name()));
    page.add("<figcaption class=\"legend\">Cumulated daily IC, horizons ")
        .add(new Markup().raw(caption.toString()))
        .add("sessions</figcaption>\n</figure>\n");
  }

  /** Up to the last session with a coefficient. */
  private static double[] cumulated(double[] daily) {
    double[] path = new double[daily.length];
    double sum = 0;
    int last = -1;
    for (int d = 0; d < daily.length; d++) {
      boolean known = !Double.isNaN(daily[d]);
      sum += known ? daily[d] : 0;
      last = known ? d : last;
      path[d] = sum;
    }
    Arrays.fill(path, last + 1, path.length, Double.NaN);
    return path;
  }

  private void longShort() {
    LongShort path = factor.returns().get(primary).longShort();
    page.add("<figure>\n");
    page.add(
        SessionLines.of(
            panel.epochDay(),
            List.of(new Line("s1", path.gross()), new Line("s2", path.net())),
            100,
            " %",
            path.drawdown(),
            "Long-short return of " + factor.name()));
    page.add(
        "<figcaption class=\"legend\">Long-short, held %d sessions, cumulated:"
            + "<span class=\"s1\"></span>before<span class=\"s2\"></span>after costs; %s</figcaption>\n"
            + "</figure>\n",
        panel.settings().primaryHorizon(), fall(path));
  }

  private String fall(LongShort path) {
    if (path.drawdown().depth() == 0) {
      return "no drawdown";
    }
    int[] days = panel.epochDay();
    return "drawdown "
        + FactorText.percent(path.drawdown().depth(), 1)
        + ", "
        + LocalDate.ofEpochDay(days[Math.max(0, path.drawdown().peak())])
        + " to "
        + LocalDate.ofEpochDay(days[path.drawdown().trough()]);
  }

  private void decay() {
    figure(
        DecayPlot.horizons(factor.icByHorizon(), "IC by horizon of " + factor.name()),
        "Mean IC of the return over 1 to " + factor.icByHorizon().size() + " sessions, 95 % band");
    figure(
        DecayPlot.lags(factor.icByLag(), factor.decay(), "IC by lag of " + factor.name()),
        "Mean IC of the k-th session's own return; " + FactorText.halfLifeReason(factor.decay()));
  }

  private void quintiles() {
    page.add("<figure>\n");
    page.add(QuintilePlot.of(factor.returns(), "Quintile returns of " + factor.name()));
    page.add(
        "<figcaption class=\"legend\">Return a session by fifth, lowest to highest:"
            + "<span class=\"explained\"></span>before<span class=\"net\"></span>after costs;"
            + " dashed: all with a value</figcaption>\n</figure>\n");
  }

  private void figure(Markup plot, String caption) {
    page.add("<figure>\n").add(plot);
    page.add("<figcaption>%s</figcaption>\n</figure>\n", caption);
  }

  private void years() {
    page.add("<figure>\n");
    List<String> columns = new ArrayList<>(List.of("year", "#sessions"));
    panel.settings().horizons().forEach(h -> columns.add("#IC " + h));
    int sessions = panel.settings().primaryHorizon();
    columns.add("#t " + sessions);
    columns.add("#net bp " + sessions);
    page.openTable(columns.toArray(String[]::new));
    for (YearEvaluation year : factor.years()) {
      page.add("<tr><td>%s</td>", Integer.toString(year.year()));
      cells(Integer.toString(year.sessions()));
      year.ic().forEach(ic -> cells(FactorText.signed(ic.mean(), 3)));
      cells(
          FactorText.signed(year.ic().get(primary).tValue(), 2),
          FactorText.bpSession(year.spreadNet().mean(), sessions));
      page.add("</tr>\n");
    }
    page.closeTable();
    page.add("<figcaption>By year of the decision</figcaption>\n</figure>\n");
  }

  private void industries() {
    List<IndustryIc> known =
        factor.industries().stream().filter(industry -> industry.summary().dates() > 0).toList();
    if (known.isEmpty()) {
      return;
    }
    page.add("<figure>\n");
    int sessions = panel.settings().primaryHorizon();
    page.openTable("industry", "#instruments", "#IC " + sessions, "#t", "#dates");
    for (IndustryIc industry : known) {
      page.add("<tr><td>%s</td>", industry.code());
      cells(
          Integer.toString(industry.instruments()),
          FactorText.signed(industry.summary().mean(), 3),
          FactorText.signed(industry.summary().tValue(), 2),
          Integer.toString(industry.summary().dates()));
      page.add("</tr>\n");
    }
    page.closeTable();
    page.add(
        "<figcaption>Within industries that have %d pairs on a date</figcaption>\n</figure>\n",
        panel.settings().leastPairs());
  }
}
