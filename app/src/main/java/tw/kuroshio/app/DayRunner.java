package tw.kuroshio.app;

import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import tw.kuroshio.adapters.simulator.ExchangeListener;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.Input;
import tw.kuroshio.engine.Output;
import tw.kuroshio.execution.OrderRequest;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.ledger.ConservationCheck;
import tw.kuroshio.model.ExecutionReport;

/**
 * Drives the engine through a day in lock-step with the simulated exchange. Virtual time: the next
 * thing is the earliest of a computation's due time, a timer, a due time of the feed handler and an
 * exchange event, in this order when they coincide; a message enters at its exchange time plus a
 * seeded latency.
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
  private final FeedHandler feed;
  private final Computations computations;
  private final ConservationCheck conservation;
  private final LockedLimitWatch lockedLimits;
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
      FeedHandler feed,
      Computations computations,
      ConservationCheck conservation,
      LockedLimitWatch lockedLimits,
      VirtualLatency latency,
      long seed,
      Speed speed,
      Progress progress,
      BooleanSupplier stopped) {
    this.engine = engine;
    this.exchange = exchange;
    this.feed = feed;
    feedInputs = new FeedInputs(engine);
    this.computations = computations;
    this.conservation = conservation;
    this.lockedLimits = lockedLimits;
    this.latency = latency;
    this.seed = seed;
    this.pacer = new Pacer(speed, stopped);
    this.progress = progress;
    this.stopped = stopped;
  }

  /** Plays to the end of the day; false when it was stopped before. */
  boolean run() throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      long exchangeNs = exchange.nextEventNs();
      long timerNs = engine.nextTimerNs();
      long computationNs = computations.nextDueNs();
      long nextNs = Math.min(computationNs, Math.min(timerNs, exchangeNs));
      if (nextNs == Long.MAX_VALUE) {
        return true;
      }
      nextNs = Math.min(nextNs, feed.nextDueNs());
      pacer.waitUntil(nextNs);
      step(nextNs, computationNs, timerNs);
      if (engine.hasOutputs() || engine.seq() - committedSeq >= RECORDS_A_COMMIT) {
        engine.release(this::handOver);
        committedSeq = engine.seq();
      }
      progress.at(nextNs);
    }
    return false;
  }

  private void step(long nextNs, long computationNs, long timerNs) throws InterruptedException {
    long seqBefore = engine.seq();
    if (nextNs == computationNs) {
      engine.onInput(computations.take(), notBefore(nextNs));
    } else if (nextNs == timerNs) {
      engine.onInput(engine.nextTimer(), notBefore(nextNs));
    } else if (nextNs == feed.nextDueNs()) {
      feedInputs.at(notBefore(nextNs));
      feed.onTime(nextNs, feedInputs);
      return;
    } else {
      exchange.advance(inbound);
      inbound.deliverReports();
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
            conservation.onOrder(request.checkedOrder().order());
            exchange.enter(request.checkedOrder().order(), arrivalNs);
          }
          case OrderRequest.Cancel request -> exchange.cancel(request.clOrdId(), arrivalNs);
        }
      }
    }
  }

  /** What comes from the exchange: datagrams through the feed handler, reports as inputs. */
  private final class Inbound implements ExchangeListener {

    private final ArrayDeque<ExecutionReport> waiting = new ArrayDeque<>();

    @Override
    public void onDatagram(
        FeedLine stream, byte[] buffer, int offset, int length, long exchangeTimeNs) {
      long ingestNs = notBefore(exchangeTimeNs + latency.marketData(seed, datagrams++));
      feedInputs.at(ingestNs);
      feed.onDatagram(stream, buffer, offset, length, ingestNs, feedInputs);
    }

    @Override
    public void onReport(ExecutionReport report) {
      waiting.add(report);
    }

    /** The venue's answers come after the market data of the same event: their way is longer. */
    void deliverReports() {
      for (var next = waiting.poll(); next != null; next = waiting.poll()) {
        deliver(next);
      }
    }

    private void deliver(ExecutionReport report) {
      if (report instanceof ExecutionReport.Filled fill) {
        conservation.onFill(fill);
        lockedLimits.onFill(fill);
      }
      long reportNs = notBefore(report.venueTimeNs() + latency.report(seed, reports++));
      engine.onInput(new Input.Report(report), reportNs);
    }
  }
}
