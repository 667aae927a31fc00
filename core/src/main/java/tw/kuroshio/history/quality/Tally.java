package tw.kuroshio.history.quality;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.Dataset;

/**
 * Counts what the checks look at, excuse and find. A check names the row first; rows outside the
 * days asked about are only there for what they tell about later ones and are not counted.
 */
@SuppressWarnings("EnumOrdinal") // indexes counters, is never stored
final class Tally {

  private static final int RULES = QualityRule.values().length;
  private static final int DATASETS = Dataset.values().length;
  private static final int EXPLANATIONS = Explanation.values().length;

  private final long[][] looked = new long[DATASETS][RULES];
  private final long[][] flagged = new long[DATASETS][RULES];
  private final long[][][] excused = new long[DATASETS][RULES][EXPLANATIONS];
  private final long[][][] explained = new long[DATASETS][RULES][EXPLANATIONS];
  private final List<Finding> findings = new ArrayList<>();

  private Dataset dataset = Dataset.DAILY_BAR;
  private String subject = "";
  private long period;
  private boolean counted;

  /** Names the row that is spoken of from here on. */
  void row(Dataset dataset, String subject, long period, boolean counted) {
    this.dataset = dataset;
    this.subject = subject;
    this.period = period;
    this.counted = counted;
  }

  /** The rule is applied to the row. */
  void look(QualityRule rule) {
    if (counted) {
      looked[dataset.ordinal()][rule.ordinal()]++;
    }
  }

  /** The rule would be broken but for what else is known. */
  void excuse(QualityRule rule, Explanation why) {
    if (counted) {
      excused[dataset.ordinal()][rule.ordinal()][why.ordinal()]++;
    }
  }

  void find(QualityRule rule, double value, double limit, Unit unit) {
    find(rule, value, limit, unit, null);
  }

  void find(
      QualityRule rule, double value, double limit, Unit unit, @Nullable Explanation explanation) {
    if (!counted) {
      return;
    }
    flagged[dataset.ordinal()][rule.ordinal()]++;
    if (explanation != null) {
      explained[dataset.ordinal()][rule.ordinal()][explanation.ordinal()]++;
    }
    findings.add(new Finding(rule, dataset, subject, period, value, limit, unit, explanation));
  }

  /** What a rule saw in a dataset. */
  RuleRate rate(QualityRule rule, Dataset of) {
    return new RuleRate(
        rule,
        of,
        looked[of.ordinal()][rule.ordinal()],
        flagged[of.ordinal()][rule.ordinal()],
        RuleRate.counts(excused[of.ordinal()][rule.ordinal()]),
        RuleRate.counts(explained[of.ordinal()][rule.ordinal()]));
  }

  List<Finding> findings() {
    return findings;
  }
}
