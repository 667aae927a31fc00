package tw.kuroshio.history.quality;

/**
 * What else is known about a row that a rule looks at. Before a finding is made it excuses the row;
 * beside a finding it says that the row is probably right and only unusual.
 */
public enum Explanation {
  /** The table of ex-dates has a reference price for the session. */
  REFERENCE_PRICE("reference price published"),
  /** The bar's own change is counted from another price than the close before. */
  CHANGE_COLUMN("reference price from the change"),
  /** Among the first sessions of a new listing, which have no limit. */
  NEW_LISTING("new listing without limit"),
  /**
   * The sessions in between were open and without trade, so that bids and asks moved the reference:
   * by a limit each at most.
   */
  NO_TRADE_BETWEEN("no trade in between"),
  /** A fund whose class does not show its limit: leveraged, or on a foreign underlying. */
  FUND_LIMIT("fund with a limit of its own"),
  /** Only odd lots changed hands, and their prices are none of the regular board's. */
  ODD_LOTS_ONLY("only odd lots traded"),
  /** Value divided by volume lies between the day's low and high, so the volume is real. */
  VALUE_AGREES("value agrees with volume and price"),
  /** The price moved within the sessions and came back to the same close. */
  MOVED_WITHIN("price moved within the session"),
  /**
   * Volume and value count odd lots, block trades and fixed-price trades, too: their prices leave
   * the regular board's range by no more than a limit.
   */
  OTHER_BOARDS("trades of other boards counted"),
  /** An ex-date on a day that was closed at short notice takes effect on the next session. */
  CLOSED_AT_SHORT_NOTICE("closed at short notice"),
  /** The listing table names the listing of today; an earlier one, on the other market, is not. */
  EARLIER_LISTING("earlier listing not in the table");

  private final String phrase;

  Explanation(String phrase) {
    this.phrase = phrase;
  }

  /** In a few words. */
  public String phrase() {
    return phrase;
  }
}
