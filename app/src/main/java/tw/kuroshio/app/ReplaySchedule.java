package tw.kuroshio.app;

import java.util.concurrent.TimeUnit;

/**
 * When each datagram of a replay is due, counted from its start.
 *
 * @param gapNs between two datagrams; 0 when the recorded times count
 */
record ReplaySchedule(Speed speed, double gapNs) {

  static ReplaySchedule atRate(double datagramsPerSecond) {
    return new ReplaySchedule(Speed.MAX, TimeUnit.SECONDS.toNanos(1) / datagramsPerSecond);
  }

  static ReplaySchedule atSpeed(Speed speed) {
    return new ReplaySchedule(speed, 0);
  }

  boolean isPaced() {
    return gapNs > 0 || !speed.isMax();
  }

  boolean needsTimes() {
    return !speed.isMax();
  }

  /**
   * Nanoseconds after the start.
   *
   * @param sent datagrams sent before
   * @param recordedNs recorded time since the first datagram, earlier rounds included
   */
  long dueNs(long sent, long recordedNs) {
    if (gapNs > 0) {
      return (long) (sent * gapNs);
    }
    return speed.isMax() ? 0 : (long) (recordedNs / speed.factor());
  }

  @Override
  public String toString() {
    if (gapNs > 0) {
      return String.format("%,.0f datagrams/s", TimeUnit.SECONDS.toNanos(1) / gapNs);
    }
    return speed.isMax() ? "full speed" : speed + " x recorded";
  }
}
