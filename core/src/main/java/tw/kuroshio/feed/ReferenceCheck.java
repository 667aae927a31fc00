package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.PriceLimits;

/**
 * Whether the reference price of format 1 is what the previous close leads to: a stock that goes
 * ex-dividend or splits without it being updated must not be traded. A pure function; prices in
 * 10⁻⁴ TWD.
 */
public final class ReferenceCheck {

  /** Limits this wide are none. [unverified]: the manual does not say how the feed writes it. */
  private static final long NO_LIMIT_UP_E4 = 99_950_000;

  private static final long NO_LIMIT_DOWN_E4 = 100;

  private ReferenceCheck() {}

  /** Whether format 1 gives limits: not for the reference 0, no limit-up, or the widest limits. */
  public static boolean isLimited(long referenceE4, long limitUpE4, long limitDownE4) {
    boolean widest = limitUpE4 >= NO_LIMIT_UP_E4 && limitDownE4 <= NO_LIMIT_DOWN_E4;
    return referenceE4 != 0 && limitUpE4 != 0 && !widest;
  }

  /** Whether the limits are positive and hold the reference price between them. */
  public static boolean isBetweenLimits(long referenceE4, long limitUpE4, long limitDownE4) {
    return limitDownE4 > 0 && limitDownE4 <= referenceE4 && referenceE4 <= limitUpE4;
  }

  /**
   * Judges a reference price. Without an ex-date it must lie within the day's limits around what
   * the run expects, which is the previous close unless the run knows better. On an ex-date it must
   * lie within the limits around the expected reference, and must not be the previous close still
   * where the two differ by more than a tick; if nothing is expected, nothing is judged.
   *
   * @param referenceE4 of format 1; 0 = none, not judged
   * @param previousCloseE4 last close; 0 = unknown
   * @param expectedE4 the run's own reference price; 0 = unknown
   * @param exDate whether the run knows of a dividend, split or capital change today
   * @param limits the usual limits of the security's class
   * @param tickE4 tick at the previous close
   * @return null or {@link RecordFault#REFERENCE_MISMATCH}: the instrument stays blocked until
   *     somebody has resolved it
   */
  public static @Nullable RecordFault fault(
      long referenceE4,
      long previousCloseE4,
      long expectedE4,
      boolean exDate,
      PriceLimits limits,
      long tickE4) {
    long basisE4 = expectedE4 == 0 && !exDate ? previousCloseE4 : expectedE4;
    if (referenceE4 == 0 || basisE4 == 0) {
      return null;
    }
    boolean notAdjusted =
        exDate && referenceE4 == previousCloseE4 && Math.abs(expectedE4 - previousCloseE4) > tickE4;
    return notAdjusted || !limits.allows(basisE4, referenceE4)
        ? RecordFault.REFERENCE_MISMATCH
        : null;
  }
}
