package tw.kuroshio.features.evaluation;

import java.util.Arrays;
import tw.kuroshio.model.NormalDistribution;

/**
 * Rank IC of a factor over one horizon.
 *
 * @param daily Spearman's correlation of factor and return within each session, NaN with too few
 *     pairs
 * @param summary with Newey and West's standard error, lag h
 * @param positiveShare part of the dates with an IC above 0
 * @param pValue two-sided, of the t-value under the normal distribution
 */
public record HorizonIc(
    int horizonSessions, double[] daily, IcSummary summary, double positiveShare, double pValue) {

  /** 97.5 % of the normal distribution. */
  private static final double BAND = 1.959963984540054;

  static HorizonIc of(int horizonSessions, double[] daily) {
    IcSummary summary = IcSummary.of(daily, horizonSessions);
    double positive = Arrays.stream(daily).filter(ic -> ic > 0).count();
    double p = 2 * NormalDistribution.upperTail(Math.abs(summary.tValue()));
    return new HorizonIc(horizonSessions, daily, summary, positive / summary.dates(), p);
  }

  /** Half the width of the 95 % band about a mean. */
  public static double band(IcSummary summary) {
    return BAND * summary.standardError();
  }
}
