package tw.kuroshio.app;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tw.kuroshio.adapters.simulator.ExchangeListener;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.adapters.vendor.ServedDay;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.RecordWalk;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.model.ExecutionReport;

/**
 * Plays a simulated day to a local server that speaks as a vendor does. The day begins when the
 * first client asks for it, so that a run that was started before is never behind.
 */
final class FeedServe implements ExchangeListener, RecordWalk.Listener {

  private static final long LONGEST_NAP_NS = 1_000_000;

  /** The clock starts so long before the exchange's first event, as a run's does. */
  private static final long LEAD_NS = 1_000_000_000L;

  private final ServedDay server;
  private final SimulatedExchange exchange;
  private final Speed speed;
  private final RecordWalk walk = new RecordWalk(null, this);
  private long records;

  FeedServe(ServedDay server, SimulatedExchange exchange, Speed speed) {
    this.server = server;
    this.exchange = exchange;
    this.speed = speed;
  }

  /** Serves to the end of the day; false when it was stopped before. */
  boolean serve(BooleanSupplier stopped) throws InterruptedException {
    while (!server.awaitSomeone(TimeUnit.MILLISECONDS.toNanos(20))) {
      if (stopped.getAsBoolean()) {
        return false;
      }
    }
    LiveClock clock = new LiveClock(exchange.nextEventNs() - LEAD_NS, speed.factor());
    while (!stopped.getAsBoolean()) {
      long nextNs = exchange.nextEventNs();
      if (nextNs == Long.MAX_VALUE) {
        return true;
      }
      long waitNs = clock.wallNsUntil(nextNs);
      if (waitNs > 0) {
        LockSupport.parkNanos(this, Math.min(waitNs, LONGEST_NAP_NS));
      } else {
        exchange.advance(this);
      }
    }
    return false;
  }

  /** Records of the exchange that were told to the server. */
  long records() {
    return records;
  }

  @Override
  public void onDatagram(FeedLine line, byte[] buffer, int offset, int length, long timeNs) {
    walk.take(buffer, offset, length, true);
  }

  @Override
  public void record(byte[] buffer, int offset, int length, long position) {
    records++;
    server.onRecord(buffer, offset, Frame.format(buffer, offset), Frame.market(buffer, offset));
  }

  @Override
  public void skipped(QuarantineReason reason, long position, long length) {
    throw new IllegalStateException("The simulated exchange sent a record that is none: " + reason);
  }

  @Override
  public void onReport(ExecutionReport report) {
    throw new IllegalStateException("Nobody sends orders to a served day");
  }
}
