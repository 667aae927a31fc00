package tw.kuroshio.benchmarks.ingest;

import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.app.Venue;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Order;

/**
 * Accepts and fills every order at once, at its price. What it measures is the order path: from the
 * moment an order was made, which is the ingest time of the input that caused it, to the moment the
 * committed order is handed over; and how long the engine at most does not look: the time between
 * two looks for reports and timers, in which datagrams are taken and commits waited for. On the
 * engine's thread.
 */
final class BenchVenue implements Venue {

  private static final long HIGHEST_NS = 60_000_000_000L;

  private final LongSupplier clock;
  private final ArrayDeque<ExecutionReport> reports = new ArrayDeque<>();
  private final Histogram orderNs = new Histogram(HIGHEST_NS, 3);
  private final Histogram roundNs = new Histogram(HIGHEST_NS, 3);
  private long lookedNs;
  private long execId;

  /**
   * A venue.
   *
   * @param clock the day's, UTC nanoseconds since the epoch
   */
  BenchVenue(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public void enter(Order order) {
    long nowNs = clock.getAsLong();
    record(orderNs, nowNs - order.createdNs());
    reports.add(
        new ExecutionReport.Accepted(
            order.clOrdId(), order.account(), order.strategy(), ++execId, nowNs));
    reports.add(
        new ExecutionReport.Filled(
            order.clOrdId(),
            order.account(),
            order.strategy(),
            ++execId,
            nowNs,
            order.quantity(),
            order.price()));
  }

  @Override
  public void cancel(ClOrdId id) {
    // Nothing rests here: what is filled cannot be cancelled, and the fill is on its way.
  }

  @Override
  public @Nullable ExecutionReport nextReport() {
    long nowNs = clock.getAsLong();
    if (lookedNs != 0) {
      record(roundNs, nowNs - lookedNs);
    }
    lookedNs = nowNs;
    return reports.poll();
  }

  private static void record(Histogram histogram, long ns) {
    histogram.recordValue(Math.clamp(ns, 0, HIGHEST_NS));
  }

  @Override
  public boolean isOver() {
    return false;
  }

  Histogram orderNs() {
    return orderNs;
  }

  Histogram roundNs() {
    return roundNs;
  }
}
