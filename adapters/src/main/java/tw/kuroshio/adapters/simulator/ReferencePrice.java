package tw.kuroshio.adapters.simulator;

import java.util.Arrays;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.model.IntradayBars;

/**
 * An instrument's opening auction reference price and price limits of one day, in 10⁻⁴ TWD, and
 * where they come from.
 */
public record ReferencePrice(long referenceE4, long limitUpE4, long limitDownE4, Source source) {

  /** Bars of one price that show a lock. */
  private static final int LOCKED_BARS = 3;

  /** A fiftieth of the reference price, 2 %. */
  private static final long NEAR_LIMIT_DIVISOR = 50;

  /** How far the numbers can be trusted. */
  public enum Source {
    /** The exchange's reference price; the limits follow from it. */
    OFFICIAL,
    /** Taken from other prices, or widened so that the day's own trades are inside. */
    INFERRED,
    /** No limit holds that day. */
    NO_LIMIT
  }

  public ReferencePrice {
    if (referenceE4 <= 0
        || limitDownE4 <= 0
        || limitDownE4 > limitUpE4
        || referenceE4 > limitUpE4
        || referenceE4 < limitDownE4) {
      throw new IllegalArgumentException(
          "Reference price must be positive and inside its limits, was "
              + referenceE4
              + " in "
              + limitDownE4
              + " to "
              + limitUpE4
              + " (0.0001 TWD)");
    }
  }

  /**
   * The limits of an official reference price. A day that traded outside them shows that the price
   * or the class was not right: the limits are widened to the day's prices and marked INFERRED.
   *
   * @param limits rules of the instrument's class on the day
   * @param dayLowE4 lowest price traded that day, or {@code referenceE4} without a trade
   * @param dayHighE4 highest price traded that day, or {@code referenceE4} without a trade
   */
  public static ReferencePrice official(
      PriceLimits limits, long referenceE4, long dayLowE4, long dayHighE4) {
    if (!limits.limited()) {
      return new ReferencePrice(
          referenceE4, limits.upE4(referenceE4), limits.downE4(referenceE4), Source.NO_LIMIT);
    }
    ReferencePrice widened = infer(limits, referenceE4, dayLowE4, dayHighE4);
    boolean inside =
        widened.limitUpE4 == limits.upE4(referenceE4)
            && widened.limitDownE4 == limits.downE4(referenceE4);
    return inside
        ? new ReferencePrice(referenceE4, widened.limitUpE4, widened.limitDownE4, Source.OFFICIAL)
        : widened;
  }

  /**
   * The limits when there is no official reference price, only the last price of the previous
   * session: the computed ones, widened to the day's own low and high.
   *
   * @param limits rules of the instrument's class on the day
   * @param lastPriceE4 last price known of the previous session
   */
  public static ReferencePrice infer(
      PriceLimits limits, long lastPriceE4, long dayLowE4, long dayHighE4) {
    if (dayLowE4 > dayHighE4) {
      throw new IllegalArgumentException(
          "Day's low must not be above its high, was " + dayLowE4 + " and " + dayHighE4);
    }
    return new ReferencePrice(
        lastPriceE4,
        Math.max(limits.upE4(lastPriceE4), dayHighE4),
        Math.min(limits.downE4(lastPriceE4), dayLowE4),
        Source.INFERRED);
  }

  /**
   * The limits as a day's own lock shows them. Bars without a closing auction give a reference
   * price some ticks off, and the limit computed from it is off as much: a name that was locked
   * then seems to trade freely just inside. Where the day ends in {@value #LOCKED_BARS} bars of one
   * price, the day's lowest (highest), no further than 2 % of the reference from the computed
   * limit, that price was the limit.
   */
  ReferencePrice lockedAs(IntradayBars day) {
    int n = day.size();
    if (source != Source.INFERRED || n < LOCKED_BARS || !endsAtOnePrice(day)) {
      return this;
    }
    long end = day.closeE4()[n - 1];
    long near = referenceE4 / NEAR_LIMIT_DIVISOR;
    boolean down = end == lowest(day) && end < referenceE4 && end - limitDownE4 <= near;
    boolean up = end == highest(day) && end > referenceE4 && limitUpE4 - end <= near;
    return new ReferencePrice(
        referenceE4, up ? end : limitUpE4, down ? end : limitDownE4, Source.INFERRED);
  }

  private static boolean endsAtOnePrice(IntradayBars day) {
    int n = day.size();
    for (int i = n - LOCKED_BARS; i < n; i++) {
      long end = day.closeE4()[n - 1];
      if (day.highE4()[i] != end || day.lowE4()[i] != end) {
        return false;
      }
    }
    return true;
  }

  private static long lowest(IntradayBars day) {
    return Arrays.stream(day.lowE4()).min().orElseThrow();
  }

  private static long highest(IntradayBars day) {
    return Arrays.stream(day.highE4()).max().orElseThrow();
  }

  /** Whether trades at {@code priceE4} are at the up limit. */
  boolean isLimitUp(long priceE4) {
    return source != Source.NO_LIMIT && priceE4 == limitUpE4;
  }

  /** Whether trades at {@code priceE4} are at the down limit. */
  boolean isLimitDown(long priceE4) {
    return source != Source.NO_LIMIT && priceE4 == limitDownE4;
  }

  boolean allows(long priceE4) {
    return priceE4 >= limitDownE4 && priceE4 <= limitUpE4;
  }
}
