package tw.kuroshio.market;

/** How far a price may go in a session, counted from another one. Prices in 10⁻⁴ TWD. */
public interface LimitRule {

  /** The largest price that fits the exchange's 9(5)V9(4) field; what compounds ends there. */
  long LARGEST_E4 = 999_999_999L;

  /** Whether there is a limit at all. */
  boolean limited();

  /** Highest price allowed. */
  long upE4(long referenceE4);

  /** Lowest price allowed. */
  long downE4(long referenceE4);

  /** What a session may show whose prices are counted from the reference. */
  default PriceRange around(long referenceE4) {
    return limited()
        ? new PriceRange(downE4(referenceE4), upE4(referenceE4))
        : PriceRange.UNLIMITED;
  }

  /**
   * What an ex-date may show. With a capital increase the up limit is counted from the close
   * before, the down limit from the reference: Operating Rules of the TWSE, Article 67. Where the
   * reference is the higher of the two (1442 on 2008-09-16: 13.67 after 13.40, low 12.50) the down
   * limit was counted from the close; a reference beyond the close's own limits, as after a capital
   * reduction, stands alone.
   */
  default PriceRange onExDate(long previousCloseE4, long referenceE4) {
    if (!limited()) {
      return PriceRange.UNLIMITED;
    }
    boolean alone = referenceE4 > upE4(previousCloseE4);
    long lowBaseE4 = alone ? referenceE4 : Math.min(referenceE4, previousCloseE4);
    return new PriceRange(downE4(lowBaseE4), upE4(Math.max(referenceE4, previousCloseE4)));
  }

  /**
   * What a session may show behind others without trade, in each of which bids and asks can have
   * moved the reference by a limit.
   *
   * @param sessions with the one that shows it
   */
  default PriceRange after(long previousCloseE4, int sessions) {
    if (!limited()) {
      return PriceRange.UNLIMITED;
    }
    long low = previousCloseE4;
    long high = previousCloseE4;
    for (int i = 0; i < sessions; i++) {
      low = downE4(low);
      high = high > LARGEST_E4 ? high : upE4(high);
    }
    return new PriceRange(low, high);
  }
}
