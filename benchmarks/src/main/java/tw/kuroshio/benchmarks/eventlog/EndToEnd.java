package tw.kuroshio.benchmarks.eventlog;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaEventLog;
import tw.kuroshio.adapters.kafka.KafkaEventLogReader;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogId;
import tw.kuroshio.benchmarks.ingest.Percentiles;

/**
 * From the moment a record is due to the moment another thread has it from the broker, at a fixed
 * rate. A record's time is when it was due, so whoever stalls makes all that waits late.
 */
final class EndToEnd {

  /** A commit every so often, as an engine that has orders to send would make them. */
  private static final long COMMIT_NS = 5_000_000;

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int DIGITS = 3;
  private static final long GIVE_UP_NS = 60_000_000_000L;

  private final int rate;
  private final long records;
  private final byte[] payload;

  EndToEnd(int rate, double seconds, int payloadBytes) {
    this.rate = rate;
    records = (long) (rate * seconds);
    payload = GroupStep.payload(Math.max(payloadBytes, Long.BYTES));
  }

  /** What is sent and what is received on the other side. */
  private interface Side {
    void send(long number, long dueNs);

    /** Asked between records and when nothing is due. */
    void commit();
  }

  private interface Receiver {
    /** Due times of what has come. */
    int receive(Histogram latencies);
  }

  Percentiles ours(KafkaCluster cluster, LogId id) throws KafkaRefused, InterruptedException {
    try (KafkaEventLog log = KafkaEventLog.open(cluster, id, new byte[32], 1);
        KafkaEventLogReader reader = KafkaEventLogReader.open(cluster, id)) {
      Side side =
          new Side() {
            @Override
            public void send(long number, long dueNs) {
              log.append((byte) 1, (byte) 1, number, dueNs, payload, 0, payload.length);
            }

            @Override
            public void commit() {
              log.commit();
            }
          };
      Receiver receiver =
          latencies -> {
            if (!reader.next()) {
              reader.await(POLL);
              return 0;
            }
            latencies.recordValue(Math.max(0, System.nanoTime() - reader.ingestTimeNs()));
            return 1;
          };
      return run(side, receiver);
    }
  }

  Percentiles peer(PlainProducer producer) throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> consumer = producer.follow()) {
      Side side =
          new Side() {
            @Override
            public void send(long number, long dueNs) {
              byte[] value = payload.clone();
              ByteBuffer.wrap(value).putLong(dueNs);
              producer.send(value);
            }

            @Override
            public void commit() {
              // Nothing: a plain producer sends by its linger.
            }
          };
      Receiver receiver =
          latencies -> {
            int[] count = {0};
            consumer
                .poll(POLL)
                .forEach(
                    record -> {
                      long dueNs = ByteBuffer.wrap(record.value()).getLong();
                      latencies.recordValue(Math.max(0, System.nanoTime() - dueNs));
                      count[0]++;
                    });
            return count[0];
          };
      return run(side, receiver);
    }
  }

  private Percentiles run(Side side, Receiver receiver) throws InterruptedException {
    AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    Thread sender =
        new Thread(
            () -> {
              try {
                sendAll(side);
              } catch (RuntimeException e) {
                failure.set(e);
              }
            },
            "bench-sender");
    Histogram latencies = new Histogram(DIGITS);
    sender.start();
    long received = 0;
    long givenUpNs = System.nanoTime() + records * 1_000_000_000L / rate + GIVE_UP_NS;
    while (received < records && failure.get() == null && System.nanoTime() < givenUpNs) {
      received += receiver.receive(latencies);
    }
    sender.join();
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    if (received != records) {
      throw new IllegalStateException("Of %,d records %,d came back".formatted(records, received));
    }
    return Percentiles.of(latencies);
  }

  private void sendAll(Side side) {
    long startNs = System.nanoTime();
    long committedNs = startNs;
    for (long number = 1; number <= records; number++) {
      long dueNs = startNs + (number - 1) * 1_000_000_000L / rate;
      long nowNs = System.nanoTime();
      while (nowNs < dueNs) {
        LockSupport.parkNanos(dueNs - nowNs);
        nowNs = System.nanoTime();
      }
      side.send(number, dueNs);
      if (nowNs - committedNs >= COMMIT_NS) {
        side.commit();
        committedNs = nowNs;
      }
    }
    side.commit();
  }
}
