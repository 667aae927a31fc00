package tw.kuroshio.features.evaluation;

import java.util.List;

/**
 * All factors of a panel, judged by themselves and together.
 *
 * @param epochDay the sessions
 * @param instruments of the panel
 * @param factors in the panel's order
 * @param significance by horizon of the settings, then by factor
 * @param correlation mean over dates of the rank correlation of two factors, NaN where unknown
 * @param labels what became of the decisions, by horizon
 * @param smallIndustries instruments without an industry or in one too small to be looked at
 * @param ceased instruments of the universe without a trade in the last 20 sessions
 * @param survivorsOnly whether fewer than one in 200 a year ceased, in at least half a year: the
 *     dead are missing, so returns flatter
 */
public record PanelEvaluation(
    EvaluationSettings settings,
    int[] epochDay,
    int instruments,
    List<FactorEvaluation> factors,
    List<List<Significance>> significance,
    double[][] correlation,
    RankClusters clusters,
    List<LabelCounts> labels,
    int smallIndustries,
    int ceased,
    boolean survivorsOnly) {

  /** Of a factor at the primary horizon. */
  public Significance primary(int factor) {
    return significance.get(settings.primary()).get(factor);
  }
}
