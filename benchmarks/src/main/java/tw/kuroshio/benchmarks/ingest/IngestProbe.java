package tw.kuroshio.benchmarks.ingest;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import tw.kuroshio.app.IngestObserver;
import tw.kuroshio.engine.Durability;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.twse.QuoteCursor;

/**
 * Measures on the engine's thread: from the moment a record was due to be sent, which it names as
 * its matching time, to the moment it has passed all stages, and to the moment the commit that
 * holds it returned. Counts commits and times them. Records that name no time are not measured.
 */
final class IngestProbe implements IngestObserver {

  private static final long HIGHEST_NS = 600_000_000_000L;

  private final LatencyClock clock;
  private final QuoteCursor quote = new QuoteCursor();
  private final Histogram appliedNs = new Histogram(HIGHEST_NS, 3);
  private final Histogram durableNs = new Histogram(HIGHEST_NS, 3);
  private final Histogram commitNs = new Histogram(HIGHEST_NS, 3);
  private long[] uncommittedDueNs = new long[1 << 14];
  private int uncommitted;
  private long backlogs;

  /** UTC nanoseconds since the epoch on the day's clock. */
  @FunctionalInterface
  interface LatencyClock {
    long nowNs();
  }

  IngestProbe(LatencyClock clock) {
    this.clock = clock;
  }

  @Override
  public void applied(MarketRecord record) {
    if (record.format() != QuoteCursor.FORMAT) {
      return;
    }
    long timeNsOfDay = quote.wrap(record.buffer(), record.offset()).matchTimeNsOfDay();
    if (timeNsOfDay == QuoteCursor.NO_TIME) {
      return;
    }
    long dueNs = IngestDay.MIDNIGHT_NS + timeNsOfDay;
    record(appliedNs, clock.nowNs() - dueNs);
    if (uncommitted == uncommittedDueNs.length) {
      uncommittedDueNs = Arrays.copyOf(uncommittedDueNs, 2 * uncommitted);
    }
    uncommittedDueNs[uncommitted++] = dueNs;
  }

  @Override
  public void backlog(boolean behind) {
    backlogs += behind ? 1 : 0;
  }

  /** The log as the engine shall see it. */
  EventLog around(EventLog log) {
    return new EventLog() {
      private boolean holds;

      @Override
      public void append(
          byte type,
          byte schemaVersion,
          long seq,
          long ingestTimeNs,
          byte[] payload,
          int offset,
          int length) {
        holds = true;
        log.append(type, schemaVersion, seq, ingestTimeNs, payload, offset, length);
      }

      @Override
      public void commit() {
        long startNs = System.nanoTime();
        log.commit();
        if (holds) {
          holds = false;
          record(commitNs, System.nanoTime() - startNs);
          committed();
        }
      }

      @Override
      public Durability durability() {
        return log.durability();
      }

      @Override
      public void close() {
        log.close();
      }
    };
  }

  private void committed() {
    long nowNs = clock.nowNs();
    for (int i = 0; i < uncommitted; i++) {
      record(durableNs, nowNs - uncommittedDueNs[i]);
    }
    uncommitted = 0;
  }

  private static void record(Histogram histogram, long ns) {
    histogram.recordValue(Math.clamp(ns, 0, HIGHEST_NS));
  }

  Histogram appliedNs() {
    return appliedNs;
  }

  Histogram durableNs() {
    return durableNs;
  }

  Histogram commitNs() {
    return commitNs;
  }

  /** Times the engine fell behind. */
  long backlogs() {
    return backlogs;
  }
}
