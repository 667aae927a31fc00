package tw.kuroshio.feed.twse;

/** What a quote counts its quantities and volume in. */
public enum QuantityUnit {
  /** Trading units (lots), each of as many shares as format 1 says: formats 6, 17, 20, 24. */
  TRADING_UNIT,
  /** Single shares: the odd lots of format 23. */
  SHARE;

  /**
   * Shares in one unit.
   *
   * @param lotShares shares in one trading unit of the instrument
   */
  public long shares(long lotShares) {
    return this == SHARE ? 1 : lotShares;
  }
}
