package tw.kuroshio.market.volatility;

/** Why there is no value of the index. */
public enum NoIndex {
  /** No expiry far enough away is quoted. */
  NO_EXPIRY,
  /** Of the two expiries needed one is quoted. */
  ONE_EXPIRY_ONLY,
  /** No quote of an expiry is new enough. */
  STALE,
  /** No strike has a bid on call and put, so parity gives no forward. */
  NO_FORWARD,
  /** The forward is below all strikes, or nobody bids on both sides of the strike just below it. */
  NO_STRIKE_AT_FORWARD,
  /** Too few puts below or calls above that strike have a bid. */
  TOO_FEW_STRIKES,
  /** The quotes give a variance of zero or less. */
  NOT_POSITIVE,
  /** Nothing had been computed by then. */
  NOT_YET_KNOWN
}
