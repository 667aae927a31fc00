package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.cache.CacheMiss;
import tw.kuroshio.features.cache.CachedFeatures;
import tw.kuroshio.features.cache.FeatureCache;
import tw.kuroshio.features.cache.FeatureVector;
import tw.kuroshio.features.cache.SchemaHash;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;

/**
 * Keeps a feature cache up to date beside a run: every so often the engine's thread copies all raw
 * rows and goes on, and a thread of its own writes the newest copy. Nothing comes back: however
 * slow, empty or dead the cache is, the run takes the same course.
 */
final class FeaturePublisher implements AutoCloseable {

  /** Told time between copies: well within the time to live. */
  private static final long EVERY_NS = 10_000_000_000L;

  private static final long HIGHEST_NS = 60_000_000_000L;
  private static final long LONGEST_CLOSE_MS = 3_000;

  private final FeatureCache cache;
  private final SchemaHash schema;
  private final IncrementalFeatures features;
  private final Engine engine;
  private final List<InstrumentId> ids;
  private final VectorHandover handover;
  private final Thread writer;
  private final Histogram batchNs = new Histogram(HIGHEST_NS, 3);
  private volatile boolean over;
  private volatile @Nullable RuntimeException failure;
  private long nextNs = Long.MIN_VALUE;

  /** Starts the writing thread; the cache is its own from now on. */
  FeaturePublisher(
      FeatureCache cache, Instruments instruments, IncrementalFeatures features, Engine engine) {
    this.cache = cache;
    this.features = features;
    this.engine = engine;
    schema = SchemaHash.of(features.formulas());
    ids = instruments.asList().stream().map(Instrument::id).toList();
    handover = new VectorHandover(features.raw().values().length);
    writer = Thread.ofPlatform().daemon().name("feature-cache").start(this::write);
  }

  /** What a cache still holds for the instruments of a run, in one line. */
  static String atHand(
      FeatureCache cache, Instruments instruments, IncrementalFeatures features, long nowNs) {
    List<InstrumentId> wanted = instruments.asList().stream().map(Instrument::id).toList();
    int hits = 0;
    TreeMap<CacheMiss, Integer> misses = new TreeMap<>();
    for (CachedFeatures answer : cache.getAll(wanted, SchemaHash.of(features.formulas()), nowNs)) {
      switch (answer) {
        case CachedFeatures.Hit hit -> hits++;
        case CachedFeatures.Miss miss -> misses.merge(miss.reason(), 1, Integer::sum);
      }
    }
    return String.format("%,d of %,d vectors at hand", hits, wanted.size())
        + (misses.isEmpty() ? "" : " " + misses)
        + why(cache);
  }

  private static String why(FeatureCache cache) {
    String trouble = cache.counts().trouble();
    return trouble.isEmpty() ? "" : " (" + trouble + ")";
  }

  /** The same progress, with the cache kept up to date beside it. */
  DayRunner.Progress beside(DayRunner.Progress progress) {
    return new DayRunner.Progress() {
      @Override
      public void at(long virtualNs) {
        if (virtualNs >= nextNs) {
          nextNs = virtualNs + EVERY_NS;
          publish();
        }
        progress.at(virtualNs);
      }

      @Override
      public void checkpoint(long seq) {
        publish();
        progress.checkpoint(seq);
      }
    };
  }

  private void publish() {
    if (engine.seq() == 0) {
      return;
    }
    handover.offer(features.raw().values(), engine.seq(), engine.nowNs());
    LockSupport.unpark(writer);
  }

  private void write() {
    try {
      while (!over) {
        if (!handover.take(this::put)) {
          LockSupport.park(this);
        }
      }
      handover.take(this::put);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      cache.close();
    }
  }

  private void put(VectorHandover.Batch batch) {
    int columns = features.formulas().size();
    List<FeatureVector> vectors = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      vectors.add(
          new FeatureVector(
              ids.get(i),
              schema,
              batch.marketSeq,
              batch.asOfNs,
              batch.values,
              i * columns,
              columns));
    }
    long began = System.nanoTime();
    cache.putAll(vectors);
    batchNs.recordValue(Math.min(System.nanoTime() - began, HIGHEST_NS));
  }

  /** Ends the thread with what waits, but waits no longer for it than a stopped cache can take. */
  @Override
  public void close() {
    over = true;
    LockSupport.unpark(writer);
    try {
      writer.join(LONGEST_CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What became of it, after {@link #close}. */
  void print(PrintWriter out) {
    if (writer.isAlive()) {
      out.println("cache    the server still holds the writing thread; left behind");
      return;
    }
    out.printf(
        "cache    %,d vectors stored, %,d not, in %,d batches (p50 %.2f ms, p99 %.2f ms); %,d"
            + " overtaken by newer ones; %,d outages%s%n",
        cache.counts().stored(),
        cache.counts().notStored(),
        batchNs.getTotalCount(),
        batchNs.getValueAtPercentile(50) / 1e6,
        batchNs.getValueAtPercentile(99) / 1e6,
        handover.conflated(),
        cache.counts().outages(),
        why(cache));
    RuntimeException stopped = failure;
    if (stopped != null) {
      out.println("warning  the feature cache was not written to the end: " + stopped);
    }
    out.flush();
  }
}
