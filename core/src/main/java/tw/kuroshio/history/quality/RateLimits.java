package tw.kuroshio.history.quality;

import tw.kuroshio.market.LimitRule;
import tw.kuroshio.market.PriceLimits;

/**
 * The rates of limits without their ticks: adjusted prices are on no grid, and rounded themselves.
 */
record RateLimits(PriceLimits limits) implements LimitRule {

  /** Half a hundredth of both prices, and what the rate makes of the first. */
  private static final long ROUNDING_E4 = 110;

  @Override
  public boolean limited() {
    return limits.limited();
  }

  @Override
  public long upE4(long referenceE4) {
    return (long) (referenceE4 * (1 + limits.upRate())) + ROUNDING_E4;
  }

  @Override
  public long downE4(long referenceE4) {
    return (long) (referenceE4 * (1 - limits.downRate())) - ROUNDING_E4;
  }
}
