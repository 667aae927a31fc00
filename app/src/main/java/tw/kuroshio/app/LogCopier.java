package tw.kuroshio.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.LogCorrupted;
import tw.kuroshio.adapters.kafka.KafkaLogDamaged;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogFollower;
import tw.kuroshio.engine.EventLogFailure;
import tw.kuroshio.engine.EventLogReader;

/**
 * Follows a run's log and brings it to Kafka on a thread of its own. The log is the spool: a
 * cluster that is slow or gone costs the run nothing, and when it is back the copy goes on where it
 * stood.
 */
final class LogCopier {

  private static final long POLL_NS = 5_000_000;
  private static final long SHORTEST_BACK_OFF_NS = 100_000_000;
  private static final long LONGEST_BACK_OFF_NS = 5_000_000_000L;

  private final LogRoute<?> route;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "log-copier");
  private final Object progress = new Object();
  private volatile long copiedSeq;
  private volatile long lastSeq = Long.MAX_VALUE;
  private volatile boolean givenUp;
  private volatile @Nullable String trouble;

  private LogCopier(LogRoute<?> route) {
    this.route = route;
  }

  static LogCopier start(LogRoute<?> route) {
    LogCopier copier = new LogCopier(route);
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
          copy(route);
        } catch (LogCorrupted | KafkaLogDamaged e) {
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

  private <R extends EventLogReader> void copy(LogRoute<R> between) throws KafkaRefused {
    try (LogFollower target = between.open();
        R tail = between.tail(target.nextSeq())) {
      reached(target);
      trouble = null;
      while (!isDone()) {
        if (tail.next()) {
          target.append(tail);
        } else {
          target.commit();
          reached(target);
          between.await(tail);
        }
      }
    }
  }

  private void reached(LogFollower target) {
    synchronized (progress) {
      copiedSeq = target.nextSeq() - 1;
      progress.notifyAll();
    }
  }

  /**
   * Waits until a record is surely in Kafka; any thread.
   *
   * @return false when it was not in time
   */
  boolean awaitCopied(long seq, Duration longest) throws InterruptedException {
    long givenUpNs = System.nanoTime() + longest.toNanos();
    synchronized (progress) {
      while (copiedSeq < seq) {
        long leftNs = givenUpNs - System.nanoTime();
        if (leftNs <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(progress, leftNs);
      }
      return true;
    }
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
      return "%,d records in %s".formatted(last, route.target());
    }
    String why = trouble;
    return "%,d of %,d records in %s%s; copy the rest with ./kuroshio log copy RUN --kafka %s%s"
        .formatted(
            copiedSeq,
            last,
            route.target(),
            why == null ? "" : " (" + why + ")",
            route.cluster().bootstrap(),
            route.cluster().security().isNone() ? "" : " --kafka-config FILE");
  }
}
