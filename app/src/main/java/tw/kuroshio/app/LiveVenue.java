package tw.kuroshio.app;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.simulator.DatagramListener;
import tw.kuroshio.adapters.simulator.ExchangeListener;
import tw.kuroshio.adapters.simulator.LineDamage;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Order;

/**
 * The simulated exchange on a thread of its own, in time with the clock: its records leave by the
 * way they are given, orders and reports pass through queues. Orders go in and reports come out on
 * the engine's thread.
 */
final class LiveVenue implements Venue, AutoCloseable {

  private static final long LONGEST_NAP_NS = 1_000_000;

  /** What we ask of the venue; a null order is a cancel. */
  private record Request(ClOrdId id, @Nullable Order order) {}

  private final SimulatedExchange exchange;
  private final LineDamage network;
  private final DatagramListener out;
  private final LiveClock clock;
  private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ExecutionReport> reports = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean over;

  LiveVenue(SimulatedExchange exchange, LineDamage network, DatagramListener out, LiveClock clock) {
    this.exchange = exchange;
    this.network = network;
    this.out = out;
    this.clock = clock;
    thread = Thread.ofPlatform().name("venue").daemon().start(this::play);
  }

  @Override
  public void enter(Order order) {
    requests.add(new Request(order.clOrdId(), order));
    LockSupport.unpark(thread);
  }

  @Override
  public void cancel(ClOrdId id) {
    requests.add(new Request(id, null));
    LockSupport.unpark(thread);
  }

  @Override
  public @Nullable ExecutionReport nextReport() {
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    return reports.poll();
  }

  @Override
  public boolean isOver() {
    return over;
  }

  private void play() {
    try {
      while (!closing) {
        takeRequests();
        long nextNs = Math.min(exchange.nextEventNs(), network.nextArrivalNs());
        over = nextNs == Long.MAX_VALUE;
        long waitNs = over ? LONGEST_NAP_NS : clock.wallNsUntil(nextNs);
        if (waitNs > 0) {
          LockSupport.parkNanos(this, Math.min(waitNs, LONGEST_NAP_NS));
        } else if (network.nextArrivalNs() <= exchange.nextEventNs()) {
          network.deliver(out);
        } else {
          exchange.advance(fromExchange);
        }
      }
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void takeRequests() {
    for (Request next = requests.poll(); next != null; next = requests.poll()) {
      over = false;
      Order order = next.order();
      if (order == null) {
        exchange.cancel(next.id(), clock.nowNs());
      } else {
        exchange.enter(order, clock.nowNs());
      }
    }
  }

  private final ExchangeListener fromExchange =
      new ExchangeListener() {
        @Override
        public void onDatagram(
            FeedLine line, byte[] buffer, int offset, int length, long exchangeTimeNs) {
          network.send(line, buffer, offset, length, exchangeTimeNs);
        }

        @Override
        public void onReport(ExecutionReport report) {
          reports.add(report);
        }
      };

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
