package tw.kuroshio.history.quality;

/**
 * Parameters of the rules.
 *
 * @param spikeMultiple volume above this many times the mean of the sessions before is a spike
 * @param spikeSessions sessions in that mean
 * @param unchangedSessions closes in a row that are equal before the price counts as standing still
 * @param impliedPriceTolerance by which part of the price value ÷ volume may leave the day's range
 * @param highestPe plausible up to here
 * @param highestPb plausible up to here
 * @param highestYield plausible up to here, natural fraction
 * @param incompleteShare a session with fewer rows than this share of the mean of those before it
 *     is incomplete
 * @param incompleteSessions sessions in that mean
 * @param longestGapSessions a table without any row for longer begins anew behind the gap
 */
public record QualitySettings(
    double spikeMultiple,
    int spikeSessions,
    int unchangedSessions,
    double impliedPriceTolerance,
    double highestPe,
    double highestPb,
    double highestYield,
    double incompleteShare,
    int incompleteSessions,
    int longestGapSessions) {

  /** The rules as data-quality reference states them. */
  public static final QualitySettings DEFAULT =
      new QualitySettings(10, 20, 10, 0, 1_000, 100, 0.30, 0.5, 20, 10);

  public QualitySettings {
    requirePositive("spike multiple", spikeMultiple);
    requirePositive("spike sessions", spikeSessions);
    requirePositive("unchanged sessions", unchangedSessions - 1);
    requirePositive("highest price-earnings ratio", highestPe);
    requirePositive("highest price-book ratio", highestPb);
    requirePositive("highest yield", highestYield);
    requirePositive("incomplete sessions", incompleteSessions);
    requirePositive("longest gap", longestGapSessions);
    if (!(impliedPriceTolerance >= 0 && impliedPriceTolerance < 1)
        || !(incompleteShare >= 0 && incompleteShare < 1)) {
      throw new IllegalArgumentException(
          "Quality tolerance and share must be from 0 to below 1, were "
              + impliedPriceTolerance
              + " and "
              + incompleteShare);
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("Quality " + what + " must be positive, was " + value);
    }
  }
}
