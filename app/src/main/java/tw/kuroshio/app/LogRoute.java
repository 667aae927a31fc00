package tw.kuroshio.app;

import java.util.concurrent.locks.LockSupport;
import tw.kuroshio.adapters.files.FileEventLog;
import tw.kuroshio.adapters.files.FileLogTail;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaEventLogReader;
import tw.kuroshio.adapters.kafka.KafkaLogCopy;
import tw.kuroshio.adapters.kafka.KafkaMarketPublisher;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogFollower;
import tw.kuroshio.adapters.kafka.LogId;
import tw.kuroshio.adapters.kafka.MarketTopic;
import tw.kuroshio.engine.EventLogReader;

/**
 * Where a run's log is followed and what it is brought to.
 *
 * @param <R> reads the log while it is written
 */
interface LogRoute<R extends EventLogReader> {

  /** Opens the end that takes records. */
  LogFollower open() throws KafkaRefused;

  /** Reads from a sequence number on; false from {@code next} means not yet. */
  R tail(long fromSeq) throws KafkaRefused;

  /** Waits a little for more to read. */
  void await(R tail);

  /** Where the records go, for the user. */
  String target();

  /** The cluster they go to. */
  KafkaCluster cluster();

  /** From files to a copy in Kafka, with the market records. */
  record FileToKafka(
      FileEventLog source,
      KafkaCluster cluster,
      LogId id,
      byte[] runHeaderSha256,
      MarketTopic market)
      implements LogRoute<FileLogTail> {

    private static final long POLL_NS = 5_000_000;

    @Override
    public LogFollower open() throws KafkaRefused {
      return KafkaLogCopy.open(cluster, id, runHeaderSha256, market);
    }

    @Override
    public FileLogTail tail(long fromSeq) {
      return FileLogTail.of(source, fromSeq);
    }

    @Override
    public void await(FileLogTail tail) {
      LockSupport.parkNanos(POLL_NS);
    }

    @Override
    public String target() {
      return "Kafka topic " + id.topic() + " at " + cluster.bootstrap();
    }
  }

  /** From a log in Kafka to the topic of market data beside it. */
  record KafkaToMarket(KafkaCluster cluster, LogId id, MarketTopic market)
      implements LogRoute<KafkaEventLogReader> {

    private static final java.time.Duration POLL = java.time.Duration.ofMillis(50);

    @Override
    public LogFollower open() throws KafkaRefused {
      return KafkaMarketPublisher.open(cluster, id, market);
    }

    @Override
    public KafkaEventLogReader tail(long fromSeq) throws KafkaRefused {
      return KafkaEventLogReader.open(cluster, id, fromSeq);
    }

    @Override
    public void await(KafkaEventLogReader tail) {
      tail.await(POLL);
    }

    @Override
    public String target() {
      return "Kafka topic " + market.name() + " at " + cluster.bootstrap();
    }
  }
}
