package tw.kuroshio.features.evaluation;

import java.util.Arrays;

/**
 * What the passes leave behind, session by session: passes over different sessions write different
 * places.
 */
final class PanelScores {

  /** Lags of the rank autocorrelation, sessions. */
  static final int[] LAGS = {1, 5, 20};

  /** By factor, horizon − 1 (or lag − 1), session. */
  final double[][][] icByHorizon;

  final double[][][] icByLag;

  /** By factor, lag, session. */
  final double[][][] autocorrelation;

  /** By factor, industry, session. */
  final double[][][] icByIndustry;

  /** By factor, earlier factor, session. */
  final double[][][] correlation;

  /** By factor, session, instrument. */
  final byte[][][] quintile;

  /** By factor and session: 1 % and 99 % of the date. */
  final double[][] winsorLow;

  final double[][] winsorHigh;

  PanelScores(FactorPanel panel, EvaluationSettings settings, int industries) {
    int factors = panel.factors().size();
    int sessions = panel.sessions();
    icByHorizon = missing(factors, settings.longestHorizon(), sessions);
    icByLag = missing(factors, settings.longestHorizon(), sessions);
    autocorrelation = missing(factors, LAGS.length, sessions);
    icByIndustry = missing(factors, industries, sessions);
    correlation = missing(factors, factors, sessions);
    quintile = new byte[factors][sessions][panel.instruments().size()];
    winsorLow = new double[factors][sessions];
    winsorHigh = new double[factors][sessions];
  }

  private static double[][][] missing(int factors, int middle, int sessions) {
    double[][][] scores = new double[factors][middle][sessions];
    for (double[][] rows : scores) {
      for (double[] row : rows) {
        Arrays.fill(row, Double.NaN);
      }
    }
    return scores;
  }
}
