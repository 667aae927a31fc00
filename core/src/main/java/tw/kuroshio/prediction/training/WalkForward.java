package tw.kuroshio.prediction.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits sessions into folds that validate strictly after what they train on. Labels overlap, so
 * the last sessions before each validation are purged: at least h + 1 sessions lie between the last
 * decision trained on and the first validated, and the last label trained on ends before it. Every
 * window begins at the first session. López de Prado 2018, chapter 7.
 */
public final class WalkForward {

  private WalkForward() {}

  /**
   * One fold, in decision sessions.
   *
   * @param trainEnd first session that is not trained on
   * @param validationStart first session validated
   * @param validationEnd first session after the validation
   */
  public record Fold(int trainEnd, int validationStart, int validationEnd) {}

  /**
   * Folds whose validations follow each other and cover the second half of the sessions.
   *
   * @param sessions decision sessions with known labels
   * @param folds number of folds
   * @param horizonSessions h
   */
  public static List<Fold> folds(int sessions, int folds, int horizonSessions) {
    int gap = horizonSessions + 1;
    int first = sessions - sessions / 2 / folds * folds;
    int length = (sessions - first) / folds;
    if (length < 1 || first <= gap) {
      throw new IllegalArgumentException(
          sessions + " sessions are too few for " + folds + " folds with gaps of " + gap);
    }
    List<Fold> result = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      int start = first + f * length;
      result.add(new Fold(start - gap, start, start + length));
    }
    return result;
  }
}
