package tw.kuroshio.market;

/**
 * Daily price limits (漲跌停) of one class of security on one date: Operating Rules of the TWSE,
 * Article 63. The up limit is the largest valid price at or below reference × (1 + rate), the down
 * limit the smallest valid price at or above reference × (1 − rate), both products cut to four
 * decimals; validity is that of the tick band the limit itself lies in. Both are at least one tick
 * away from the reference and never below the smallest price. Integer arithmetic only; prices in
 * 10⁻⁴ TWD. Immutable.
 */
public final class PriceLimits implements LimitRule {

  private static final long PARTS = 10_000;

  private final TickSizeTable ticks;
  private final Rates rates;

  PriceLimits(TickSizeTable ticks, Rates rates) {
    this.ticks = ticks;
    this.rates = rates;
  }

  /** Whether there is a limit at all; there is none in a new listing's first sessions. */
  @Override
  public boolean limited() {
    return rates.limited();
  }

  /** Largest rise as a natural fraction of the reference, before any rounding; limited only. */
  public double upRate() {
    return (double) rates.upPer10000() / PARTS;
  }

  /** Largest fall as a natural fraction of the reference, before any rounding; limited only. */
  public double downRate() {
    return (double) rates.downPer10000() / PARTS;
  }

  /**
   * Highest price allowed; without a limit the largest valid price the exchange's field holds.
   *
   * @param referenceE4 opening auction reference price, positive
   */
  @Override
  public long upE4(long referenceE4) {
    requirePositive(referenceE4);
    if (!rates.limited()) {
      return ticks.roundDownE4(LARGEST_E4);
    }
    long raw = Math.multiplyExact(referenceE4, PARTS + rates.upPer10000()) / PARTS;
    long oneTick = ticks.roundUpE4(referenceE4 + 1);
    return Math.max(ticks.roundDownE4(raw), oneTick);
  }

  /**
   * Lowest price allowed; without a limit the smallest valid price.
   *
   * @param referenceE4 opening auction reference price, positive
   */
  @Override
  public long downE4(long referenceE4) {
    requirePositive(referenceE4);
    if (!rates.limited()) {
      return ticks.minimumE4();
    }
    // The product is cut to the field's four decimals before it is rounded up to a tick: on
    // 2008-10-16 the limit 3.5 % below 40.57 was 39.15, not 39.16.
    long raw = Math.multiplyExact(referenceE4, PARTS - rates.downPer10000()) / PARTS;
    long oneTick = ticks.roundDownE4(referenceE4 - 1);
    return Math.max(Math.min(ticks.roundUpE4(raw), oneTick), ticks.minimumE4());
  }

  /** Whether {@code priceE4} is inside both limits; says nothing about ticks. */
  public boolean allows(long referenceE4, long priceE4) {
    return priceE4 >= downE4(referenceE4) && priceE4 <= upE4(referenceE4);
  }

  private static void requirePositive(long referenceE4) {
    if (referenceE4 <= 0) {
      throw new IllegalArgumentException(
          "Reference price must be positive, was " + referenceE4 + " in 0.0001 TWD");
    }
  }

  /** Limit rates in parts per 10,000 of the reference price. */
  record Rates(boolean limited, long upPer10000, long downPer10000) {

    static final Rates NONE = new Rates(false, 0, 0);

    Rates {
      if (upPer10000 < 0 || downPer10000 < 0 || downPer10000 >= PARTS) {
        throw new IllegalArgumentException(
            "Limit rates must be between 0 and 1, were "
                + upPer10000
                + " and "
                + downPer10000
                + " parts per 10,000");
      }
    }
  }
}
