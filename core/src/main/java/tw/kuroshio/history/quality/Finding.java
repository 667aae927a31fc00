package tw.kuroshio.history.quality;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.Dataset;

/**
 * One row, or one session, that breaks a rule.
 *
 * @param subject the instrument's code; empty when it is the whole session
 * @param period as the dataset's period kind writes it
 * @param value what was found
 * @param limit what the rule allows
 * @param unit of value and limit
 * @param explanation what else says that the row is right, null when nothing does
 */
public record Finding(
    QualityRule rule,
    Dataset dataset,
    String subject,
    long period,
    double value,
    double limit,
    Unit unit,
    @Nullable Explanation explanation) {

  /** The Taipei day of the period, days since the epoch. */
  public long epochDay() {
    return KeyCheck.day(dataset, period);
  }
}
