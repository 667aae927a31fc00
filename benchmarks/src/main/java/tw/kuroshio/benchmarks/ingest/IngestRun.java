package tw.kuroshio.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.app.LiveIngest;
import tw.kuroshio.engine.Stage;
import tw.kuroshio.feed.FeedCounts;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.RecordFault;

/**
 * One step: a sender on its schedule, and the product's receiving half from a fresh start, on a
 * fresh log. The caller's thread only watches.
 */
final class IngestRun {

  private static final long SAMPLE_MS = 10;
  private static final long QUIET_NS = 300_000_000L;
  private static final long PATIENCE_NS = 30_000_000_000L;
  private static final long SETTLE_NS = 500_000_000L;

  private final LineAddresses addresses;
  private final Sender sender;
  private final Path folder;

  /**
   * A run.
   *
   * @param folder for the log of a step, on the disk that is to be measured; emptied after each
   */
  IngestRun(LineAddresses addresses, Sender sender, Path folder) {
    this.addresses = addresses;
    this.sender = sender;
    this.folder = folder;
  }

  StepResult step(LiveIngest.Day day, StepSpec spec) throws IOException {
    sender.prepare(spec);
    Path log = folder.resolve("log");
    try {
      return new Step(day, spec, log).run();
    } finally {
      delete(log);
    }
  }

  private static void delete(Path log) throws IOException {
    if (Files.exists(log)) {
      try (Stream<Path> files = Files.walk(log)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The moving parts of one step. */
  private final class Step {

    private final StepSpec spec;
    private final LiveIngest ingest;
    private final IngestProbe probe = new IngestProbe(this::nowNs);
    private final BenchVenue venue = new BenchVenue(this::nowNs);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private long backlogPeak;
    private long heapPeak;

    Step(LiveIngest.Day day, StepSpec spec, Path log) {
      this.spec = spec;
      long startNs = IngestDay.MIDNIGHT_NS + spec.startNsOfDay() - SendPlan.LEAD_NS - SETTLE_NS;
      ingest = LiveIngest.open(day, log, probe::around, addresses, startNs);
    }

    private long nowNs() {
      return ingest.nowNs();
    }

    StepResult run() throws IOException {
      CompletableFuture<Void> ended = new CompletableFuture<>();
      Thread engine =
          Thread.ofPlatform().name(CpuTimes.ENGINE).daemon().start(() -> receive(ended));
      try (ingest) {
        CpuTimes before = CpuTimes.now(engine);
        long firstDueNs =
            System.nanoTime() + IngestDay.MIDNIGHT_NS + spec.startNsOfDay() - ingest.nowNs();
        CompletableFuture<SendReport> sending =
            CompletableFuture.supplyAsync(() -> send(firstDueNs), task -> start(task));
        watch(() -> sending.isDone() || ended.isDone());
        SendReport sent = await(sending);
        long doneNs = watchUntilQuiet(sent.datagrams(), ended);
        CpuTimes after = CpuTimes.now(engine);
        var kernel = ingest.droppedByKernel();
        stopped.set(true);
        await(ended);
        long wallNs = spec.schedule().durationNs();
        return new StepResult(
            spec,
            sent,
            ingest.received(),
            kernel,
            ingest.droppedByRing(),
            accounts(),
            Percentiles.of(probe.appliedNs()),
            Percentiles.of(probe.durableNs()),
            Percentiles.of(probe.commitNs()),
            Percentiles.of(venue.orderNs()),
            Percentiles.of(venue.roundNs()),
            ingest.pipeline().conflated(),
            probe.backlogs(),
            backlogPeak,
            doneNs - firstDueNs - wallNs,
            after.engineBytesSince(before),
            heapPeak,
            cpu(before, after, sent, wallNs));
      } finally {
        stopped.set(true);
      }
    }

    private void start(Runnable task) {
      Thread.ofPlatform().name("sender").daemon().start(task);
    }

    private void receive(CompletableFuture<Void> ended) {
      try {
        ingest.run(venue, probe, stopped::get);
        ended.complete(null);
      } catch (InterruptedException | RuntimeException | Error e) {
        ended.completeExceptionally(e);
      }
    }

    private SendReport send(long firstDueNs) {
      try {
        return sender.send(firstDueNs);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void watch(BooleanSupplier done) {
      while (!done.getAsBoolean()) {
        sample();
      }
    }

    private void sample() {
      backlogPeak = Math.max(backlogPeak, ingest.waiting());
      heapPeak =
          Math.max(heapPeak, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      try {
        Thread.sleep(SAMPLE_MS);
      } catch (InterruptedException e) {
        throw new CompletionException(e);
      }
    }

    /** Returns when the last thing happened, a {@link System#nanoTime}. */
    private long watchUntilQuiet(long datagrams, CompletableFuture<Void> ended) {
      long beganNs = System.nanoTime();
      long lastNs = beganNs;
      long seen = -1;
      while (!ended.isDone() && System.nanoTime() - beganNs < PATIENCE_NS) {
        long left = ingest.waiting();
        long progress = ingest.received() - left;
        long nowNs = System.nanoTime();
        if (progress != seen || left > 0) {
          seen = progress;
          lastNs = nowNs;
        }
        boolean whole = progress == datagrams;
        if (nowNs - lastNs > (whole ? QUIET_NS / 3 : QUIET_NS)) {
          break;
        }
        sample();
      }
      return lastNs;
    }

    private StepResult.Accounts accounts() {
      FeedCounts counts = ingest.counts();
      Map<String, Long> quarantined = new LinkedHashMap<>();
      for (QuarantineReason reason : QuarantineReason.values()) {
        if (counts.quarantined(reason) > 0) {
          quarantined.put(reason.name(), counts.quarantined(reason));
        }
      }
      Map<String, Long> refused = new LinkedHashMap<>();
      for (RecordFault fault : RecordFault.values()) {
        if (ingest.pipeline().market().faults(fault) > 0) {
          refused.put(fault.name(), ingest.pipeline().market().faults(fault));
        }
      }
      return new StepResult.Accounts(
          counts.records(),
          counts.accepted(),
          counts.duplicates(),
          counts.late(),
          counts.conflicts(),
          counts.tooOld(),
          counts.gaps(),
          counts.missing(),
          quarantined,
          refused,
          ingest.held(),
          counts.unaccounted(ingest.held()),
          ingest.pipeline().counts().in(Stage.FEED));
    }

    private Map<String, Double> cpu(CpuTimes before, CpuTimes after, SendReport sent, long wallNs) {
      Map<String, Double> shares = new LinkedHashMap<>(after.sharesSince(before, wallNs));
      shares.put("sender", sent.cpuNs() / (double) wallNs);
      return shares;
    }
  }

  private static <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case UncheckedIOException io -> throw new IOException(io.getMessage(), io);
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }
}
