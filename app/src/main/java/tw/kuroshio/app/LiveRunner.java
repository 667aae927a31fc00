package tw.kuroshio.app;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.Input;
import tw.kuroshio.engine.Output;
import tw.kuroshio.execution.OrderRequest;
import tw.kuroshio.feed.MarketDataSource;
import tw.kuroshio.model.ExecutionReport;

/**
 * Drives the engine through a day as it comes: market data from real sockets, timers when the clock
 * says so, reports when the venue answers. What came when is in the log, so the day replays to the
 * same digests; two live days differ. When messages come faster than they can be scored the engine
 * is told of the backlog and follows only each instrument's last trade until it is over.
 */
final class LiveRunner {

  private static final int MESSAGES_A_ROUND = 256;
  private static final int RECORDS_A_COMMIT = 8_192;

  /** More messages waiting than this are a backlog; it is over when none is. */
  private static final int BACKLOG = 1_024;

  private static final long NAP_NS = 50_000;

  private final Engine engine;
  private final MarketDataSource source;
  private final Venue venue;
  private final Computations computations;
  private final VenueBooks books;
  private final LiveClock clock;
  private final DayRunner.Progress progress;
  private final IngestObserver observer;
  private final BooleanSupplier stopped;
  private final FeedInputs feedInputs;
  private boolean behind;
  private long committedSeq;

  LiveRunner(
      Engine engine,
      MarketDataSource source,
      Venue venue,
      Computations computations,
      VenueBooks books,
      LiveClock clock,
      DayRunner.Progress progress,
      IngestObserver observer,
      BooleanSupplier stopped) {
    this.engine = engine;
    this.source = source;
    this.venue = venue;
    this.computations = computations;
    this.books = books;
    this.clock = clock;
    this.progress = progress;
    this.observer = observer;
    this.stopped = stopped;
    feedInputs = new FeedInputs(engine, observer);
  }

  /** Runs to the end of the day; false when it was stopped before. */
  boolean run() throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      long seqBefore = engine.seq();
      boolean quiet = source.poll(feedInputs, MESSAGES_A_ROUND) == 0;
      watchBacklog();
      takeReports();
      onClock(clock.nowNs());
      boolean idle = quiet && engine.seq() == seqBefore;
      release(idle);
      progress.at(engine.nowNs());
      if (idle) {
        if (isOver()) {
          return true;
        }
        LockSupport.parkNanos(this, NAP_NS);
      }
    }
    return false;
  }

  private boolean isOver() {
    return venue.isOver()
        && source.waiting() == 0
        && source.isSettled()
        && engine.nextTimerNs() == Long.MAX_VALUE
        && computations.nextDueNs() == Long.MAX_VALUE;
  }

  private void watchBacklog() {
    long waiting = source.waiting();
    if (behind ? waiting == 0 : waiting > BACKLOG) {
      behind = !behind;
      engine.onInput(new Input.Backlog(behind, waiting), notBefore(clock.nowNs()));
      observer.backlog(behind);
    }
  }

  private void takeReports() {
    for (ExecutionReport next = venue.nextReport(); next != null; next = venue.nextReport()) {
      books.answered(next, clock.nowNs());
    }
  }

  private void onClock(long nowNs) throws InterruptedException {
    if (source.nextDueNs() <= nowNs) {
      source.onTime(feedInputs.at(nowNs), feedInputs);
    }
    if (computations.nextDueNs() <= nowNs) {
      onInput(computations.take(), nowNs);
    }
    while (engine.nextTimerNs() <= nowNs) {
      onInput(engine.nextTimer(), nowNs);
    }
  }

  private void onInput(Input input, long nowNs) {
    long seqBefore = engine.seq();
    engine.onInput(input, notBefore(nowNs));
    if (engine.seq() > seqBefore + 1) {
      progress.checkpoint(engine.seq());
    }
  }

  private void release(boolean idle) {
    long waiting = engine.seq() - committedSeq;
    if (engine.hasOutputs() || waiting >= RECORDS_A_COMMIT || (idle && waiting > 0)) {
      engine.release(this::handOver);
      committedSeq = engine.seq();
    }
  }

  private long notBefore(long ns) {
    return Math.max(ns, engine.nowNs());
  }

  private void handOver(Output output) {
    switch (output) {
      case Output.Compute compute -> computations.start(compute.request());
      case Output.Send send -> {
        switch (send.request()) {
          case OrderRequest.New request -> {
            books.sent(request.checkedOrder().order());
            venue.enter(request.checkedOrder().order());
          }
          case OrderRequest.Cancel request -> venue.cancel(request.clOrdId());
        }
      }
    }
  }
}
