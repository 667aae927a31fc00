package tw.kuroshio.prediction.training;

import tw.kuroshio.features.CrossSection;

/** Spearman's rank correlation of scores and later returns within one date. */
public final class RankCorrelation {

  /** Fewer pairs say nothing about a cross-section. */
  static final int MIN_PAIRS = 10;

  private RankCorrelation() {}

  /**
   * The correlation over the instruments that have both, ties averaged; NaN with fewer than ten of
   * them or when either side is all one value.
   */
  public static double spearman(double[] score, double[] outcome) {
    boolean[] both = new boolean[score.length];
    int pairs = 0;
    for (int i = 0; i < both.length; i++) {
      both[i] = !Double.isNaN(score[i]) && !Double.isNaN(outcome[i]);
      pairs += both[i] ? 1 : 0;
    }
    if (pairs < MIN_PAIRS) {
      return Double.NaN;
    }
    double[] x = CrossSection.ranks(score, both);
    double[] y = CrossSection.ranks(outcome, both);
    double xx = 0.0;
    double yy = 0.0;
    double xy = 0.0;
    for (int i = 0; i < both.length; i++) {
      if (both[i]) {
        // The mean of these ranks is one half, with or without ties.
        xx += (x[i] - 0.5) * (x[i] - 0.5);
        yy += (y[i] - 0.5) * (y[i] - 0.5);
        xy += (x[i] - 0.5) * (y[i] - 0.5);
      }
    }
    return xy / Math.sqrt(xx * yy);
  }
}
