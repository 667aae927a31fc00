package tw.kuroshio.app;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.MarketDataSource;
import tw.kuroshio.feed.source.SourceCounts;
import tw.kuroshio.feed.source.SourceEvent;
import tw.kuroshio.feed.source.SourceRecords;
import tw.kuroshio.feed.source.SourceSink;

/**
 * A vendor's market data: what its adapter hears, on threads of the adapter's, waits stamped with
 * the clock in a queue; the engine's thread takes it and has the exchange's records made of it.
 */
final class VendorFeed implements MarketDataSource, SourceSink {

  /** Many seconds of a busy source. */
  private static final int QUEUED = 1 << 16;

  private record Received(SourceEvent event, long timeNs) {}

  private final SourceRecords records;
  private final long @Nullable [] referenceE4;
  private final LiveClock clock;
  private final ArrayBlockingQueue<Received> queue = new ArrayBlockingQueue<>(QUEUED);
  private final AtomicLong dropped = new AtomicLong();
  private final AutoCloseable adapter;
  private final Consumer<String> teller;
  private boolean begun;
  private boolean wasUp;
  private long refusals;
  private @Nullable String failure;

  /**
   * Starts the adapter.
   *
   * @param referenceE4 reference prices for a source that tells none, null for one that does
   * @param teller told in words when the connection changes
   */
  VendorFeed(
      SourceRecords records,
      long @Nullable [] referenceE4,
      LiveClock clock,
      Consumer<String> teller,
      Function<SourceSink, AutoCloseable> adapter) {
    this.records = records;
    this.referenceE4 = referenceE4;
    this.clock = clock;
    this.teller = teller;
    this.adapter = adapter.apply(this);
  }

  @Override
  public void tell(SourceEvent event) {
    if (!queue.offer(new Received(event, clock.nowNs()))) {
      dropped.incrementAndGet();
    }
  }

  @Override
  public int poll(MarketDataListener listener, int limit) {
    if (!begun) {
      begun = true;
      long[] own = referenceE4;
      if (own != null) {
        records.references(own, listener.at(clock.nowNs()), listener);
      }
    }
    int taken = 0;
    while (taken < limit) {
      Received next = queue.poll();
      if (next == null) {
        break;
      }
      records.onEvent(next.event(), listener.at(next.timeNs()), listener);
      follow(next.event());
      taken++;
    }
    long lost = taken < limit ? dropped.getAndSet(0) : 0;
    if (lost > 0) {
      records.onEvent(new SourceEvent.Lost(lost), listener.at(clock.nowNs()), listener);
    }
    return taken;
  }

  private void follow(SourceEvent event) {
    switch (event) {
      case SourceEvent.Connected(String detail) -> {
        wasUp = true;
        teller.accept("up, " + detail + (refusals == 0 ? "" : ", " + refusals + " refused"));
        refusals = 0;
      }
      case SourceEvent.Disconnected(String reason, boolean isFinal) -> {
        teller.accept("down, " + reason);
        failure = isFinal && !wasUp ? reason : failure;
      }
      case SourceEvent.SubscriptionRefused refused -> refusals++;
      case SourceEvent.Quoted q -> {}
      case SourceEvent.Referenced r -> {}
      case SourceEvent.SetAside s -> {}
      case SourceEvent.PassedOver p -> {}
      case SourceEvent.Lost l -> {}
    }
  }

  /** Why there never was a connection and never will be; null while there may be one. */
  @Nullable String failure() {
    return failure;
  }

  @Override
  public void onTime(long nowNs, MarketDataListener listener) {
    records.onTime(nowNs, listener);
  }

  @Override
  public long nextDueNs() {
    return records.nextDueNs();
  }

  @Override
  public long waiting() {
    return queue.size();
  }

  @Override
  public boolean isSettled() {
    return true;
  }

  SourceCounts counts() {
    return records.counts();
  }

  @Override
  public void close() {
    try {
      adapter.close();
    } catch (Exception e) {
      throw new IllegalStateException("The source's adapter cannot be closed", e);
    }
  }
}
