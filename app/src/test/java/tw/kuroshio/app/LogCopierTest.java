package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileEventLog;
import tw.kuroshio.adapters.kafka.EmbeddedBroker;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaEventLogReader;
import tw.kuroshio.adapters.kafka.LogId;
import tw.kuroshio.adapters.kafka.MarketTopic;

/** A copy whose broker goes away while it is made. */
class LogCopierTest {

  private static final byte[] RUN = new byte[32];
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private final LogId id = new LogId(42);
  private long seq;

  private void write(FileEventLog log, int records) {
    for (int i = 0; i < records; i++) {
      seq++;
      log.append((byte) 5, (byte) 2, seq, seq, new byte[] {(byte) seq, 2, 3}, 0, 3);
      if (seq % 10 == 0) {
        log.commit();
      }
    }
    log.commit();
  }

  private EmbeddedBroker broker(int port) throws Exception {
    return EmbeddedBroker.start(folder.resolve("broker"), port, EmbeddedBroker.Flush.NEVER);
  }

  @Test
  void theCopyOutlivesItsBrokerAndHasEveryRecordOnceInOrder() throws Exception {
    EmbeddedBroker broker = broker(0);
    KafkaCluster cluster = new KafkaCluster(broker.bootstrap(), Duration.ofSeconds(4));
    FileEventLog log = FileEventLog.open(folder.resolve("log"), RUN, 1, 3_000);
    LogCopier copier =
        LogCopier.start(new LogRoute.FileToKafka(log, cluster, id, RUN, MarketTopic.DEFAULT));
    write(log, 500);
    assertThat(copier.awaitCopied(500, PATIENCE)).isTrue();
    broker.close();
    // Nobody is there to take it: the writer does not notice.
    write(log, 500);
    broker = broker(broker.port());
    write(log, 500);
    log.close();
    assertThat(copier.finish(1_500, PATIENCE)).startsWith("1,500 records in Kafka topic");
    assertThat(copier.trouble()).isNull();
    try (KafkaEventLogReader reader = KafkaEventLogReader.open(cluster, id)) {
      for (long expected = 1; expected <= 1_500; expected++) {
        assertThat(reader.next()).isTrue();
        assertThat(reader.seq()).isEqualTo(expected);
        assertThat(reader.buffer()[reader.offset()]).isEqualTo((byte) expected);
      }
      assertThat(reader.next()).isFalse();
    }
    broker.close();
  }
}
