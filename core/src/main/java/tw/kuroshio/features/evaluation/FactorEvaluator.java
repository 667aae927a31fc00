package tw.kuroshio.features.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges the factors of a panel. Either {@link #evaluate} on one thread, or in parts that may run
 * side by side and give the same bits: a {@link #pass} a thread over ranges of sessions; when all
 * sessions are done, {@link #summary} of each factor; then {@link #finish}.
 */
public final class FactorEvaluator {

  /** An instrument without a trade in the last of so many sessions has ceased. */
  private static final int CEASED_SESSIONS = 20;

  /** Fewer sessions do not show that instruments cease. */
  private static final int LEAST_SESSIONS_FOR_SURVIVAL = 120;

  /** Part of the instruments of a market that ceases in a year, at the very least. */
  private static final double LEAST_CEASED_A_YEAR = 0.005;

  private static final double SESSIONS_A_YEAR = 245;

  private final FactorPanel panel;
  private final EvaluationSettings settings;
  private final Industries industries;
  private final PanelScores scores;
  private final double[][] marks;
  private final RankOrder[] nextReturns;

  /**
   * @throws IllegalArgumentException when fewer factors are said to have been tried than there are
   */
  public FactorEvaluator(FactorPanel panel, EvaluationSettings settings) {
    if (settings.factorsTried() < panel.factors().size()) {
      throw new IllegalArgumentException(
          "At least the "
              + panel.factors().size()
              + " factors of the panel were tried, was "
              + settings.factorsTried());
    }
    this.panel = panel;
    this.settings = settings;
    industries = new Industries(panel.industry(), settings.leastPairs());
    scores = new PanelScores(panel, settings, industries.count());
    marks = Marks.of(panel);
    nextReturns = SessionPass.nextReturns(panel);
  }

  /** The whole evaluation on the calling thread. */
  public static PanelEvaluation evaluate(FactorPanel panel, EvaluationSettings settings) {
    FactorEvaluator evaluator = new FactorEvaluator(panel, settings);
    evaluator.pass().run(0, panel.sessions());
    List<FactorEvaluation> summaries = new ArrayList<>();
    for (int f = 0; f < panel.factors().size(); f++) {
      summaries.add(evaluator.summary(f));
    }
    return evaluator.finish(summaries);
  }

  /** What one thread ranks sessions with. */
  public SessionPass pass() {
    return new SessionPass(panel, settings, industries, scores, nextReturns);
  }

  /** One factor by itself, after the passes over all sessions. */
  public FactorEvaluation summary(int factor) {
    return new FactorSummary(panel, settings, industries, scores, marks, factor).build();
  }

  /**
   * All factors together.
   *
   * @param summaries of all factors, in the panel's order
   */
  public PanelEvaluation finish(List<FactorEvaluation> summaries) {
    List<List<Significance>> significance = new ArrayList<>();
    List<LabelCounts> labels = new ArrayList<>();
    for (int h = 0; h < settings.horizons().size(); h++) {
      int at = h;
      significance.add(
          Significances.of(
              summaries.stream().map(summary -> summary.horizons().get(at)).toList(),
              settings.factorsTried()));
      labels.add(LabelCounts.of(panel, marks, settings.horizons().get(h)));
    }
    double[][] correlation = correlation(summaries);
    int ceased = ceased();
    return new PanelEvaluation(
        settings,
        panel.epochDay(),
        panel.instruments().size(),
        List.copyOf(summaries),
        significance,
        correlation,
        RankClusters.of(correlation),
        labels,
        industries.others(),
        ceased,
        survivorsOnly(ceased));
  }

  private double[][] correlation(List<FactorEvaluation> summaries) {
    int n = panel.factors().size();
    double[][] mean = new double[n][n];
    for (int f = 0; f < n; f++) {
      for (int other = 0; other < f; other++) {
        mean[f][other] = QuintileStudy.mean(scores.correlation[f][other]);
        mean[other][f] = mean[f][other];
      }
      FactorEvaluation own = summaries.get(f);
      mean[f][f] = own.raw().count() == 0 || own.isConstant() ? Double.NaN : 1;
    }
    return mean;
  }

  /** Instruments of the universe that were not traded any more at the end. */
  private int ceased() {
    int ceased = 0;
    for (int i = 0; i < marks.length; i++) {
      boolean member = false;
      boolean recent = false;
      for (int d = 0; d < panel.sessions(); d++) {
        member |= panel.universe()[d][i];
        recent |= d >= panel.sessions() - CEASED_SESSIONS && panel.traded(d, i);
      }
      ceased += member && !recent ? 1 : 0;
    }
    return ceased;
  }

  private boolean survivorsOnly(int ceased) {
    double years = panel.sessions() / SESSIONS_A_YEAR;
    return panel.sessions() >= LEAST_SESSIONS_FOR_SURVIVAL
        && ceased < LEAST_CEASED_A_YEAR * marks.length * years;
  }
}
