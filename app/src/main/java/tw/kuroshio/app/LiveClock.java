package tw.kuroshio.app;

/**
 * Time that passes by itself: virtual UTC nanoseconds at a multiple of the wall clock, never going
 * back. Any thread.
 */
final class LiveClock {

  private final long startVirtualNs;
  private final long startWallNs = System.nanoTime();
  private final double factor;

  /**
   * A clock that shows {@code startVirtualNs} now.
   *
   * @param factor virtual seconds in one wall second
   */
  LiveClock(long startVirtualNs, double factor) {
    this.startVirtualNs = startVirtualNs;
    this.factor = factor;
  }

  long nowNs() {
    return startVirtualNs + (long) ((System.nanoTime() - startWallNs) * factor);
  }

  /** Wall nanoseconds until the clock shows {@code virtualNs}; not positive when it has. */
  long wallNsUntil(long virtualNs) {
    return (long) ((virtualNs - nowNs()) / factor);
  }
}
