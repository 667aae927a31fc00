package tw.kuroshio.portfolio.kelly;

/**
 * A bet on one name.
 *
 * @param weight of equity, ≥ 0
 * @param reason why it is what it is
 */
public record KellySize(double weight, Reason reason) {

  /** Why a bet has its size. */
  public enum Reason {
    SIZED,
    /** The criterion wants more than the cap. */
    CAPPED,
    /** Expected return missing or not finite. */
    NO_FORECAST,
    /** Variance missing or not finite. */
    NO_VARIANCE,
    VARIANCE_NOT_POSITIVE,
    /** Expected return not above zero. */
    NO_EDGE
  }
}
