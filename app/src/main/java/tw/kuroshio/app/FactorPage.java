package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tw.kuroshio.features.evaluation.EvaluationSettings;
import tw.kuroshio.features.evaluation.FactorEvaluation;
import tw.kuroshio.features.evaluation.HorizonIc;
import tw.kuroshio.features.evaluation.LabelCounts;
import tw.kuroshio.features.evaluation.LabelStatus;
import tw.kuroshio.features.evaluation.PanelEvaluation;
import tw.kuroshio.features.evaluation.QuintileReturns;
import tw.kuroshio.features.evaluation.Significance;

/** The factor report as one page that needs nothing beside itself and no script. */
final class FactorPage {

  private final PanelEvaluation panel;
  private final EvaluationSettings settings;
  private final String source;
  private final List<String> formulas;
  private final int primary;
  private final Page page;

  private FactorPage(PanelEvaluation panel, String source, List<String> formulas) {
    this.panel = panel;
    this.source = source;
    this.formulas = formulas;
    settings = panel.settings();
    primary = settings.horizons().indexOf(settings.primaryHorizon());
    page = new Page("Factors " + first() + " to " + last());
  }

  /**
   * @param source where the values come from, in words
   * @param formulas text of each factor, empty when there is none
   */
  static String of(PanelEvaluation panel, String source, List<String> formulas) {
    return new FactorPage(panel, source, formulas).write();
  }

  private LocalDate first() {
    return LocalDate.ofEpochDay(panel.epochDay()[0]);
  }

  private LocalDate last() {
    return LocalDate.ofEpochDay(panel.epochDay()[panel.epochDay().length - 1]);
  }

  private String write() {
    head();
    summary();
    correlations();
    for (int f = 0; f < panel.factors().size(); f++) {
      FactorSection.write(panel, f, formulas.get(f), page);
    }
    notes();
    return page.close();
  }

  private void head() {
    page.add("<h1>Factor report</h1>\n<p>%s, %s to %s.</p>\n", source, first(), last());
    page.add("<dl class=\"figures\">\n");
    page.figure("factors", panel.factors().size());
    page.figure("tried", settings.factorsTried());
    page.figure(
        "hold deflated, " + settings.primaryHorizon() + " sessions",
        panel.significance().get(primary).stream().filter(s -> s.deflated().holds()).count());
    page.figure(
        "beat chance, " + settings.primaryHorizon() + " sessions",
        panel.significance().get(primary).stream().filter(s -> s.byChance().holds()).count());
    page.figure("sessions", panel.epochDay().length);
    page.figure("instruments", panel.instruments());
    page.add("</dl>\n");
    if (panel.survivorsOnly()) {
      page.add(
          "<section class=\"halt\">\n<h2>Survivors only</h2>\n<p>Of %,d instruments %d were no"
              + " longer traded at the end; of a whole market more would have ceased in this time."
              + " The dead are missing, so the returns here flatter, most of all where a factor buys"
              + " what has fallen.</p>\n</section>\n",
          panel.instruments(), panel.ceased());
    }
  }

  private void summary() {
    int h = settings.primaryHorizon();
    page.add("<h2>Summary</h2>\n");
    page.add(
        "<div class=\"dense\">\n<p>Mean rank IC by horizon in sessions, with a star for a q-value below 5 %%, two below"
            + " 1 %%, three below 0.1 %%. ICIR, t, deflated, chance and returns: %d sessions. Returns in bp a"
            + " session, net after costs in the direction of the IC; turnover of the outer fifths a"
            + " session; half-life in sessions.</p>\n",
        h);
    List<String> columns = new ArrayList<>(List.of("factor", "#coverage"));
    settings.horizons().forEach(each -> columns.add("#IC " + each));
    columns.addAll(
        List.of(
            "#ICIR",
            "#t",
            "#deflated",
            "#vs chance",
            "#half-life",
            "#turnover",
            "#Q5−Q1",
            "#net",
            "#cluster"));
    page.openTable(columns.toArray(String[]::new));
    for (int f = 0; f < panel.factors().size(); f++) {
      row(f);
    }
    page.closeTable();
    page.add("</div>\n");
  }

  private void row(int f) {
    FactorEvaluation factor = panel.factors().get(f);
    HorizonIc ic = factor.horizons().get(primary);
    QuintileReturns returns = factor.returns().get(primary);
    Significance found = panel.primary(f);
    page.add("<tr><td class=\"nowrap\"><a href=\"#f%d\">%s</a></td>", f, factor.name());
    cell(FactorText.percent(factor.coverage().share(), 1));
    for (int h = 0; h < factor.horizons().size(); h++) {
      cell(
          FactorText.signed(factor.horizons().get(h).summary().mean(), 3)
              + FactorText.stars(panel.significance().get(h).get(f).qValue()));
    }
    cell(FactorText.signed(ic.summary().icir(), 2));
    cell(FactorText.signed(ic.summary().tValue(), 2));
    deflated(found.deflated());
    deflated(found.byChance());
    cell(FactorText.halfLife(factor.decay()));
    cell(FactorText.percent((factor.turnover()[0] + factor.turnover()[4]) / 2, 1));
    cell(FactorText.bpSession(returns.spread().mean(), returns.horizonSessions()));
    cell(FactorText.bpSession(returns.spreadNet().mean(), returns.horizonSessions()));
    cell(isCorrelated(f) ? Integer.toString(panel.clusters().cluster()[f] + 1) : "–");
    page.add("</tr>\n");
  }

  private void deflated(Significance.Deflated deflated) {
    page.add(
        deflated.holds() ? "<td class=\"n\"><b>%s</b></td>" : "<td class=\"n\">%s</td>",
        FactorText.plain(deflated.probability(), 3));
  }

  private void cell(String value) {
    page.add("<td class=\"n\">%s</td>", value);
  }

  /** Whether the factor has values that can be ranked. */
  private boolean isCorrelated(int factor) {
    return !Double.isNaN(panel.correlation()[factor][factor]);
  }

  private void correlations() {
    page.add("<h2>Correlations and clusters</h2>\n");
    page.add(
        "<p class=\"legend\">Mean over dates of the rank correlation of two factors,"
            + " <span class=\"with\"></span>positive <span class=\"against\"></span>negative, the"
            + " deeper the stronger; grey is unknown. Right, the tree of average linkage on 1 − |ρ|;"
            + " what joins left of the dashed line is one cluster. Factors without values are left"
            + " out.</p>\n");
    page.add(
        CorrelationPlot.of(
            panel.factors().stream().map(FactorEvaluation::name).toList(),
            panel.correlation(),
            panel.clusters()));
  }

  private void notes() {
    page.add("<h2>Notes</h2>\n<ul class=\"notes\">\n");
    note(
        "Return over h sessions: from the open of the session after the decision to the open h"
            + " sessions later, adjusted for dividends and splits. Where either open was at a price"
            + " limit or there was no trade, the decision is left out, never assumed tradable: the"
            + " table below has how many.");
    note(
        "IC: Spearman's correlation of value and return within each date, ties averaged, with at"
            + " least %d pairs; then averaged over dates. No correlation is taken over dates"
            + " together. ICIR: mean over standard deviation of the daily IC. t and the 95 %% band:"
            + " Newey and West's error, Bartlett weights, lag h.",
        settings.leastPairs());
    note(
        "q: Benjamini and Hochberg's false discovery rate among the %d factors tried. Deflated:"
            + " Bailey and López de Prado's deflated Sharpe ratio of the IC, the probability that it"
            + " is better than the best of %,d tries by luck (either sign of a factor could have been"
            + " used); it holds from %s on, in bold. The luck is measured by how much the others"
            + " differ, so several real ones make it too strict; “vs chance” takes what pure noise"
            + " would differ by instead. All of these for each horizon by itself.",
        settings.factorsTried(),
        2L * settings.factorsTried(),
        FactorText.plain(Significance.LEAST_DEFLATED, 2));
    note(
        "Half-life: least squares of a·e^(−λ(k−1)) through the mean IC of the k-th session's own"
            + " return, k to %d; “none” when an F-test at 5 %% prefers nothing or a constant.",
        settings.longestHorizon());
    note(
        "Fifths by tie-averaged rank, equal weights. Costs: %s bp a round trip on the part of a"
            + " fifth that is replaced after h sessions, both ends of the long-short; no impact, no"
            + " spread, no borrowing fee, and selling short taken for granted. The long-short renews"
            + " one h-th of its capital each session and reinvests nothing.",
        FactorText.plain(settings.roundTripCost() * 1e4, 1));
    note(
        "Coverage: finite values over the requested universe. Winsorised: cut to the 1 %% and 99 %%"
            + " of the date; ranks use raw values.");
    note(
        "%d instruments have no industry or one of fewer than %d and are in none of the industry"
            + " figures.",
        panel.smallIndustries(), settings.leastPairs());
    note(
        panel.survivorsOnly()
            ? "The universe has survivors only or nearly so, see above."
            : panel.ceased() + " instruments were no longer traded at the end.");
    page.add("</ul>\n");
    excluded();
  }

  private void note(String format, Object... values) {
    page.add("<li>").add(new Markup().add(format, values)).add("</li>\n");
  }

  private void excluded() {
    page.add("<h3>What was left out</h3>\n");
    page.add(
        "<p>Decisions of the universe by horizon. The last two columns: mean return of those used,"
            + " and of those that ended halted or locked, to their last price.</p>\n");
    page.add("<div class=\"dense\">\n");
    page.openTable(
        "horizon",
        "#used",
        "#not yet known",
        "#halted at start",
        "#locked at start",
        "#halted at end",
        "#locked at end",
        "#left out",
        "#mean return used",
        "#of ended");
    for (LabelCounts labels : panel.labels()) {
      page.add("<tr><td>%d</td>", labels.horizonSessions());
      for (LabelStatus status : LabelStatus.values()) {
        cell(String.format(Locale.ROOT, "%,d", labels.of(status)));
      }
      cell(
          FactorText.percent(
              (double) labels.excluded() / (labels.excluded() + labels.of(LabelStatus.USABLE)), 2));
      cell(FactorText.percent(labels.usableMean(), 3));
      cell(FactorText.percent(labels.endedMean(), 3));
      page.add("</tr>\n");
    }
    page.closeTable();
    page.add("</div>\n");
  }
}
