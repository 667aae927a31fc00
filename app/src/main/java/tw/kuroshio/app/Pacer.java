package tw.kuroshio.app;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Holds virtual time back to a multiple of the wall clock. It only waits; it decides nothing. */
final class Pacer {

  private static final long LONGEST_NAP_NS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Speed speed;
  private final BooleanSupplier stopped;
  private long startVirtualNs = Long.MIN_VALUE;
  private long startWallNs;

  Pacer(Speed speed, BooleanSupplier stopped) {
    this.speed = speed;
    this.stopped = stopped;
  }

  /** Returns when the wall clock has come to {@code virtualNs}, or the run is stopped. */
  void waitUntil(long virtualNs) {
    if (speed.isMax()) {
      return;
    }
    if (startVirtualNs == Long.MIN_VALUE) {
      startVirtualNs = virtualNs;
      startWallNs = System.nanoTime();
      return;
    }
    long dueNs = (long) ((virtualNs - startVirtualNs) / speed.factor());
    for (long leftNs = dueNs - (System.nanoTime() - startWallNs);
        leftNs > 0 && !stopped.getAsBoolean();
        leftNs = dueNs - (System.nanoTime() - startWallNs)) {
      LockSupport.parkNanos(Math.min(leftNs, LONGEST_NAP_NS));
    }
  }
}
