package tw.kuroshio.market;

/**
 * Prices in 10⁻⁴ TWD from a lowest to a highest, both among them.
 *
 * @param lowE4 the lowest
 * @param highE4 the highest
 */
public record PriceRange(long lowE4, long highE4) {

  /** Every price. */
  public static final PriceRange UNLIMITED = new PriceRange(Long.MIN_VALUE, Long.MAX_VALUE);

  public boolean holds(long priceE4) {
    return holds(priceE4, priceE4);
  }

  /** Whether it holds a session's low and high. */
  public boolean holds(long sessionLowE4, long sessionHighE4) {
    return sessionLowE4 >= lowE4 && sessionHighE4 <= highE4;
  }
}
