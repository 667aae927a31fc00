package tw.kuroshio.portfolio.covariance;

import tw.kuroshio.model.StateWriter;

/**
 * A shrunk covariance with what a reader needs to judge it. Immutable by convention.
 *
 * @param covariance per session, over all names, also those without sufficient history
 * @param shrinkage δ in [0, 1]: 0 = sample covariance, 1 = target
 * @param averageCorrelation r̄ of the target, in [0, 1)
 * @param quality per name
 * @param observations observed sessions per name
 */
public record CovarianceEstimate(
    FactorCovariance covariance,
    double shrinkage,
    double averageCorrelation,
    HistoryQuality[] quality,
    int[] observations) {

  public CovarianceEstimate {
    int n = covariance.size();
    if (quality.length != n || observations.length != n) {
      throw new IllegalArgumentException(
          "Covariance of "
              + n
              + " names came with "
              + quality.length
              + " qualities and "
              + observations.length
              + " observation counts");
    }
  }

  /** Whether the name's own history is in the estimate. */
  public boolean isInvestable(int name) {
    return quality[name] == HistoryQuality.SUFFICIENT;
  }

  /**
   * The same estimate per longer session, for returns independent in time: one made from
   * five-minute returns, scaled by 54, is per session of 09:00 to 13:30.
   */
  public CovarianceEstimate scaledBy(double c) {
    return new CovarianceEstimate(
        covariance.scaledBy(c), shrinkage, averageCorrelation, quality, observations);
  }

  /** Canonical bytes, for hashing. */
  public void write(StateWriter out) {
    covariance.write(out);
    out.putDouble(shrinkage).putDouble(averageCorrelation).putInt(quality.length);
    for (HistoryQuality each : quality) {
      out.putString(each.name());
    }
    out.putInts(observations);
  }
}
