package tw.kuroshio.adapters.multicast;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits until moments counted from its start, so that lateness of one does not move the next: it
 * sleeps while the moment is far and spins the rest. It never goes back: a sender that fell behind
 * sends at once until it has caught up. One thread.
 */
public final class SendPacer {

  /** Waking from sleep is late by about this much. */
  private static final long SPIN_NS = TimeUnit.MICROSECONDS.toNanos(100);

  private static final long LONGEST_NAP_NS = TimeUnit.MILLISECONDS.toNanos(50);

  private final long startNs = System.nanoTime();
  private long worstLateNs;

  /**
   * Returns when the time has come, or {@code stopped} says so.
   *
   * @param dueNs nanoseconds after this object was made
   */
  public void waitUntil(long dueNs, BooleanSupplier stopped) {
    long leftNs = dueNs - elapsedNs();
    if (leftNs <= 0) {
      worstLateNs = Math.max(worstLateNs, -leftNs);
      return;
    }
    for (; leftNs > 0 && !stopped.getAsBoolean(); leftNs = dueNs - elapsedNs()) {
      if (leftNs > SPIN_NS) {
        LockSupport.parkNanos(Math.min(leftNs - SPIN_NS, LONGEST_NAP_NS));
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /** Nanoseconds since this object was made. */
  public long elapsedNs() {
    return System.nanoTime() - startNs;
  }

  /** How far the sender was behind at most, ns. */
  public long worstLateNs() {
    return worstLateNs;
  }
}
