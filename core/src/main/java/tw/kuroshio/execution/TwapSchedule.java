package tw.kuroshio.execution;

/**
 * Time-weighted schedule: equal parts of a parent in equal slices of time, in whole lots, rounded
 * up so that a parent of a few lots starts at once instead of waiting for the last slice.
 *
 * @param startNs start of the first slice, UTC nanoseconds since the epoch
 * @param endNs end of the last slice
 * @param sliceNs length of a slice; the last one may be shorter
 */
public record TwapSchedule(long startNs, long endNs, long sliceNs) {

  public TwapSchedule {
    if (sliceNs <= 0) {
      throw new IllegalArgumentException("Slice must be positive, was " + sliceNs + " ns");
    }
  }

  /** Number of slices, at least one: a parent that starts after the end is due at once. */
  public int slices() {
    return endNs <= startNs ? 1 : Math.toIntExact(Math.ceilDiv(endNs - startNs, sliceNs));
  }

  /** The slice that holds a time, from 0; after the end it goes on counting. */
  public int sliceAt(long nowNs) {
    return Math.toIntExact(Math.max(0, Math.floorDiv(nowNs - startNs, sliceNs)));
  }

  /** Start of a slice, also beyond the last. */
  public long startOfNs(int slice) {
    return Math.addExact(startNs, Math.multiplyExact(slice, sliceNs));
  }

  /**
   * Shares of a parent that should have been sent by the end of a slice.
   *
   * @param total shares of the parent
   * @param lot shares in a lot
   */
  public long dueShares(long total, int slice, long lot) {
    int slices = slices();
    if (slice >= slices - 1) {
      return total;
    }
    long lots = Math.ceilDiv(total, lot);
    long due = Math.ceilDiv(Math.multiplyExact(lots, slice + 1L), slices);
    return Math.min(total, Math.multiplyExact(due, lot));
  }
}
