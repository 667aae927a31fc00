package tw.kuroshio.prediction;

/**
 * Scores one instrument from its row of ranked features: cross-sectional ranks in (0, 1), NaN where
 * missing. A higher score means a higher expected return; its unit is the predictor's own. Scoring
 * allocates nothing and belongs to one thread.
 */
public sealed interface Predictor permits RankBlend, TreePredictor {

  /** Sessions ahead that every predictor of this system looks: a trading week. */
  int HORIZON_SESSIONS = 5;

  /** Values a row has. */
  int columns();

  /**
   * The score of the row at {@code offset}. NaN is no prediction: every feature is missing, or one
   * is infinite.
   */
  double score(double[] row, int offset);

  /**
   * Correlation to expect between scores and returns within a date; 0 when validation found none.
   */
  double informationCoefficient();

  /** Sessions the score looks ahead. */
  default int horizonSessions() {
    return HORIZON_SESSIONS;
  }

  /** Identity in hexadecimal: SHA-256 of the model file, or of the baseline's table. */
  String version();
}
