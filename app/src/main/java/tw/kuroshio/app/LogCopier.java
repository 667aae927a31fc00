package tw.kuroshio.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.FileEventLog;
import tw.kuroshio.adapters.files.FileLogTail;
import tw.kuroshio.adapters.files.LogCorrupted;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaLogCopy;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogId;
import tw.kuroshio.adapters.kafka.MarketTopic;
import tw.kuroshio.engine.EventLogFailure;

/**
 * Follows a run's log in files and copies it to Kafka, with its market records to the topic of
 * market data, on a thread of its own. The file is the spool: a cluster that is slow or gone costs
 * the run nothing, and when it is back the copy goes on where it stood.
 */
final class LogCopier {

  private static final long POLL_NS = 5_000_000;
  private static final long SHORTEST_BACK_OFF_NS = 100_000_000;
  private static final long LONGEST_BACK_OFF_NS = 5_000_000_000L;

  private final FileEventLog source;
  private final KafkaCluster cluster;
  private final LogId id;
  private final byte[] runHeaderSha256;
  private final MarketTopic market;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "log-copier");
  private volatile long copiedSeq;
  private volatile long lastSeq = Long.MAX_VALUE;
  private volatile boolean givenUp;
  private volatile @Nullable String trouble;

  private LogCopier(
      FileEventLog source,
      KafkaCluster cluster,
      LogId id,
      byte[] runHeaderSha256,
      MarketTopic market) {
    this.source = source;
    this.cluster = cluster;
    this.id = id;
    this.runHeaderSha256 = runHeaderSha256;
    this.market = market;
  }

  static LogCopier start(
      FileEventLog source, KafkaCluster cluster, LogId id, byte[] runHeaderSha256) {
    return start(source, cluster, id, runHeaderSha256, MarketTopic.DEFAULT);
  }

  static LogCopier start(
      FileEventLog source,
      KafkaCluster cluster,
      LogId id,
      byte[] runHeaderSha256,
      MarketTopic market) {
    LogCopier copier = new LogCopier(source, cluster, id, runHeaderSha256, market);
    copier.thread.setDaemon(true);
    copier.thread.start();
    return copier;
  }

  private void run() {
    try {
      long backOffNs = SHORTEST_BACK_OFF_NS;
      while (!isDone()) {
        long before = copiedSeq;
        try {
          copy();
        } catch (LogCorrupted e) {
          trouble = e.getMessage();
          return;
        } catch (KafkaRefused | EventLogFailure e) {
          trouble = e.getMessage();
        }
        backOffNs =
            copiedSeq > before
                ? SHORTEST_BACK_OFF_NS
                : Math.min(2 * backOffNs, LONGEST_BACK_OFF_NS);
        waitUnlessDone(backOffNs);
      }
    } finally {
      ended.countDown();
    }
  }

  private void waitUnlessDone(long backOffNs) {
    long until = System.nanoTime() + backOffNs;
    while (!isDone() && System.nanoTime() < until) {
      LockSupport.parkNanos(POLL_NS);
    }
  }

  private boolean isDone() {
    return givenUp || copiedSeq >= lastSeq;
  }

  private void copy() throws KafkaRefused {
    try (KafkaLogCopy target = KafkaLogCopy.open(cluster, id, runHeaderSha256, market);
        FileLogTail tail = FileLogTail.of(source, target.nextSeq())) {
      copiedSeq = target.nextSeq() - 1;
      trouble = null;
      while (!isDone()) {
        if (tail.next()) {
          target.append(tail);
        } else {
          target.commit();
          copiedSeq = target.nextSeq() - 1;
          LockSupport.parkNanos(POLL_NS);
        }
      }
    }
  }

  /** Sequence number of the last record that is surely in Kafka; any thread. */
  long copiedSeq() {
    return copiedSeq;
  }

  /** Why the copy does not go on at present, null while it does; any thread. */
  @Nullable String trouble() {
    return trouble;
  }

  /**
   * Waits for the rest of a log that is closed, and ends.
   *
   * @param last sequence number of the log's last record
   * @return what became of the copy, for the user
   */
  String finish(long last, Duration grace) {
    lastSeq = last;
    try {
      if (!ended.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        givenUp = true;
      }
    } catch (InterruptedException e) {
      givenUp = true;
      Thread.currentThread().interrupt();
    }
    if (copiedSeq >= last) {
      return "%,d records in Kafka topic %s at %s".formatted(last, id.topic(), cluster.bootstrap());
    }
    String why = trouble;
    return ("%,d of %,d records in Kafka topic %s at %s%s; copy the rest with"
            + " ./kuroshio log copy RUN --kafka %s")
        .formatted(
            copiedSeq,
            last,
            id.topic(),
            cluster.bootstrap(),
            why == null ? "" : " (" + why + ")",
            cluster.bootstrap());
  }
}
