package tw.kuroshio.history;

/** Why a close is beyond the limits counted from the close before. */
public enum ReturnCause {
  /** An ex-date whose reference price is known; the close is within the limits of it. */
  EX_DATE(true),
  /** The bar's own change is counted from another price, and the close is within its limits. */
  CHANGE_COLUMN(true),
  /** Among the first sessions of a new listing, which have no limit. */
  NEW_LISTING(true),
  /** A fund with a limit of its own, or none: leveraged, or on a foreign underlying. */
  FUND_LIMIT(true),
  /**
   * Sessions without a trade in between, each of which could move the reference by a limit: the
   * reference went with the quotes, or the security was halted and got a new one. Which of the two
   * cannot be told without the reference price.
   */
  NO_TRADE_BETWEEN(false),
  /**
   * Traded again after sessions without, further away than those allow: halted, as for a capital
   * reduction, and the new reference price is not known.
   */
  RESUMED(false),
  /** The source marks the day as not comparable with the one before and gives no reference. */
  NOT_COMPARABLE(false),
  UNEXPLAINED(false),
  /** A flag of a version of the bar that was restated since. */
  RESTATED(true);

  private final boolean explained;

  ReturnCause(boolean explained) {
    this.explained = explained;
  }

  /** Whether the move is known to be right; else nothing may be computed across it. */
  public boolean isExplained() {
    return explained;
  }
}
