package tw.kuroshio.adapters.multicast;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * UTC nanoseconds that never go back and cost no allocation: the wall clock at the start, carried
 * on by the monotonic clock. Time servers slew both; a step of the wall clock is not followed.
 */
final class UtcClock implements LongSupplier {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final long offsetNs;

  UtcClock() {
    long before = System.nanoTime();
    Instant now = Instant.now();
    long after = System.nanoTime();
    long wallNs = now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    offsetNs = wallNs - (before + (after - before) / 2);
  }

  @Override
  public long getAsLong() {
    return System.nanoTime() + offsetNs;
  }
}
