package tw.kuroshio.app;

import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import tw.kuroshio.adapters.simulator.ExchangeListener;
import tw.kuroshio.adapters.simulator.LineDamage;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.Output;
import tw.kuroshio.execution.OrderRequest;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.model.ExecutionReport;

/**
 * Drives the engine through a day in lock-step with the simulated exchange. Virtual time: the next
 * thing is the earliest of a computation's due time, a timer, a due time of the feed handler, an
 * arrival and an exchange event, in this order when they coincide. What leaves the exchange arrives
 * a seeded latency later: both copies of a datagram by way of {@link LineDamage}, reports in order.
 */
final class DayRunner {

  /** Told after each step, on the driver's thread. */
  interface Progress {
    void at(long virtualNs);

    /** The engine wrote a checkpoint: a good moment for a snapshot. */
    void checkpoint(long seq);
  }

  /** Inputs that may wait for a commit when nothing wants to leave: what a crash can lose. */
  private static final int RECORDS_A_COMMIT = 8_192;

  private final Engine engine;
  private final SimulatedExchange exchange;
  private final LineDamage network;
  private final FeedHandler feed;
  private final Computations computations;
  private final VenueBooks books;
  private final VirtualLatency latency;
  private final long seed;
  private final Pacer pacer;
  private final Progress progress;
  private final BooleanSupplier stopped;
  private final FeedInputs feedInputs;
  private final Inbound inbound = new Inbound();
  private long committedSeq;
  private long datagrams;
  private long reports;
  private long orders;

  DayRunner(
      Engine engine,
      SimulatedExchange exchange,
      LineDamage network,
      FeedHandler feed,
      Computations computations,
      VenueBooks books,
      VirtualLatency latency,
      long seed,
      Speed speed,
      Progress progress,
      BooleanSupplier stopped) {
    this.engine = engine;
    this.exchange = exchange;
    this.network = network;
    this.feed = feed;
    feedInputs = new FeedInputs(engine);
    this.computations = computations;
    this.books = books;
    this.latency = latency;
    this.seed = seed;
    this.pacer = new Pacer(speed, stopped);
    this.progress = progress;
    this.stopped = stopped;
  }

  /** Plays to the end of the day; false when it was stopped before. */
  boolean run() throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      long computationNs = computations.nextDueNs();
      long timerNs = engine.nextTimerNs();
      long arrivalNs = inbound.nextNs();
      long nextNs =
          Math.min(Math.min(computationNs, timerNs), Math.min(arrivalNs, exchange.nextEventNs()));
      if (nextNs == Long.MAX_VALUE && feed.held() == 0) {
        return true;
      }
      nextNs = Math.min(nextNs, feed.nextDueNs());
      pacer.waitUntil(nextNs);
      step(nextNs, computationNs, timerNs, arrivalNs);
      if (engine.hasOutputs() || engine.seq() - committedSeq >= RECORDS_A_COMMIT) {
        engine.release(this::handOver);
        committedSeq = engine.seq();
      }
      progress.at(nextNs);
    }
    return false;
  }

  private void step(long nextNs, long computationNs, long timerNs, long arrivalNs)
      throws InterruptedException {
    long seqBefore = engine.seq();
    if (nextNs == computationNs) {
      engine.onInput(computations.take(), notBefore(nextNs));
    } else if (nextNs == timerNs) {
      engine.onInput(engine.nextTimer(), notBefore(nextNs));
    } else {
      if (nextNs == feed.nextDueNs()) {
        feedInputs.at(nextNs);
        feed.onTime(nextNs, feedInputs);
      } else if (nextNs == arrivalNs) {
        inbound.deliver();
      } else {
        exchange.advance(inbound);
      }
      return;
    }
    if (engine.seq() > seqBefore + 1) {
      progress.checkpoint(engine.seq());
    }
  }

  private long notBefore(long ns) {
    return Math.max(ns, engine.nowNs());
  }

  private void handOver(Output output) {
    switch (output) {
      case Output.Compute compute -> computations.start(compute.request());
      case Output.Send send -> {
        long arrivalNs = engine.nowNs() + latency.order(seed, orders++);
        switch (send.request()) {
          case OrderRequest.New request -> {
            books.sent(request.checkedOrder().order());
            exchange.enter(request.checkedOrder().order(), arrivalNs);
          }
          case OrderRequest.Cancel request -> exchange.cancel(request.clOrdId(), arrivalNs);
        }
      }
    }
  }

  /** What is on its way from the exchange: datagrams to the feed handler, reports to the engine. */
  private final class Inbound implements ExchangeListener {

    private record Arriving(ExecutionReport report, long timeNs) {}

    private final ArrayDeque<Arriving> arriving = new ArrayDeque<>();
    private long lastReportNs = Long.MIN_VALUE;

    @Override
    public void onDatagram(
        FeedLine line, byte[] buffer, int offset, int length, long exchangeTimeNs) {
      long arrivalNs = exchangeTimeNs + latency.marketData(seed, datagrams++);
      network.send(line, buffer, offset, length, arrivalNs);
    }

    @Override
    public void onReport(ExecutionReport report) {
      long arrivalNs = report.venueTimeNs() + latency.report(seed, reports++);
      lastReportNs = Math.max(lastReportNs, arrivalNs);
      arriving.add(new Arriving(report, lastReportNs));
    }

    long nextNs() {
      return Math.min(nextReportNs(), network.nextArrivalNs());
    }

    private long nextReportNs() {
      Arriving next = arriving.peek();
      return next == null ? Long.MAX_VALUE : next.timeNs();
    }

    /** The next arrival; market data first when a report comes at the same instant. */
    void deliver() {
      if (network.nextArrivalNs() <= nextReportNs()) {
        network.deliver(DayRunner.this::onArrival);
      } else {
        Arriving next = arriving.remove();
        books.answered(next.report(), next.timeNs());
      }
    }
  }

  private void onArrival(FeedLine stream, byte[] bytes, int offset, int length, long timeNs) {
    long ingestNs = notBefore(timeNs);
    feedInputs.at(ingestNs);
    feed.onDatagram(stream, bytes, offset, length, ingestNs, feedInputs);
  }
}
