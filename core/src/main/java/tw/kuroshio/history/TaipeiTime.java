package tw.kuroshio.history;

/**
 * Wall time of the market as an instant. Taipei is eight hours ahead of UTC, without summer time.
 */
public final class TaipeiTime {

  private static final long OFFSET_NS = 8 * 3_600 * 1_000_000_000L;
  private static final long DAY_NS = 24 * 3_600 * 1_000_000_000L;

  private TaipeiTime() {}

  /**
   * UTC nanoseconds since the epoch.
   *
   * @param epochDay days since the epoch
   * @param nsOfDay nanoseconds since midnight in Taipei
   */
  public static long utcNs(long epochDay, long nsOfDay) {
    return Math.addExact(Math.multiplyExact(epochDay, DAY_NS), nsOfDay - OFFSET_NS);
  }

  /** The day in Taipei, days since the epoch. */
  public static long dayOf(long utcNs) {
    return Math.floorDiv(Math.addExact(utcNs, OFFSET_NS), DAY_NS);
  }
}
