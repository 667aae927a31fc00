package tw.kuroshio.adapters.kafka;

import java.util.EnumMap;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What a reader of market data counts and measures. Written by its thread, read from any. */
public final class MarketMetrics {

  private static final int DIGITS = 3;

  private final AtomicLong applied = new AtomicLong();
  private final AtomicLong timesInDoubt = new AtomicLong();
  private final AtomicLong rebalances = new AtomicLong();
  private final AtomicLong overtaken = new AtomicLong();
  private final AtomicLong expired = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();
  private final EnumMap<DeadReason, AtomicLong> dead = new EnumMap<>(DeadReason.class);
  private final Histogram sinceIngestNs = new ConcurrentHistogram(DIGITS);

  /** Nothing counted yet. */
  public MarketMetrics() {
    for (DeadReason reason : DeadReason.values()) {
      dead.put(reason, new AtomicLong());
    }
  }

  private AtomicLong counter(DeadReason reason) {
    return Objects.requireNonNull(dead.get(reason), "counter");
  }

  void applied(int messages) {
    applied.addAndGet(messages);
  }

  void timeInDoubt() {
    timesInDoubt.incrementAndGet();
  }

  void rebalanced() {
    rebalances.incrementAndGet();
  }

  void wasOvertaken() {
    overtaken.incrementAndGet();
  }

  void expired(long messages) {
    expired.addAndGet(messages);
  }

  void lag(long messages) {
    lag.set(messages);
  }

  void dead(DeadReason reason) {
    counter(reason).incrementAndGet();
  }

  void took(long ns) {
    if (ns >= 0) {
      sinceIngestNs.recordValue(ns);
    }
  }

  /** Messages whose effect was kept. */
  public long applied() {
    return applied.get();
  }

  /** Messages taken by their place although a time they bear is negative or in the future. */
  public long timesInDoubt() {
    return timesInDoubt.get();
  }

  /** Times partitions were given to this member. */
  public long rebalances() {
    return rebalances.get();
  }

  /** Batches another member had kept before. */
  public long overtaken() {
    return overtaken.get();
  }

  /** Offsets the topic had deleted before they were read. */
  public long expired() {
    return expired.get();
  }

  /** Messages of this member's partitions that wait, about. */
  public long lag() {
    return lag.get();
  }

  public long deadLetters(DeadReason reason) {
    return counter(reason).get();
  }

  /** From receipt of a record to its effect being kept, nanoseconds, by both machines' clocks. */
  public Histogram sinceIngestNs() {
    return sinceIngestNs.copy();
  }
}
