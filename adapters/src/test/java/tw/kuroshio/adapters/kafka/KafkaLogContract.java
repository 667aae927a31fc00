package tw.kuroshio.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import tw.kuroshio.adapters.LogContract;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.EventLogReader;
import tw.kuroshio.engine.LogFormat;

/** The contract of every log, of one in Kafka. */
abstract class KafkaLogContract extends LogContract {

  static final byte[] RUN = new byte[32];

  final LogId id = TestBroker.newLog();

  /** Brokers that hold the log. */
  abstract KafkaCluster cluster();

  @Override
  protected EventLog openWriter(int epoch) throws KafkaRefused {
    return KafkaEventLog.open(cluster(), id, RUN, epoch);
  }

  @Override
  protected EventLogReader openReader() throws KafkaRefused {
    return KafkaEventLogReader.open(cluster(), id);
  }

  @Override
  protected EventLogReader openReader(long fromSeq) throws KafkaRefused {
    return KafkaEventLogReader.open(cluster(), id, fromSeq);
  }

  @Override
  protected EventLogReader openReaderAfterCrash() throws KafkaRefused {
    return openReader();
  }

  /** A transaction that was aborted and one that was never ended, with records that look good. */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored")
  protected void tear(int epoch, long seq) throws KafkaRefused {
    KafkaProducer<byte[], byte[]> producer = cluster().transactionalProducer(id.transactionalId());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(KafkaEventLog.message(id, seq, record(epoch, seq)));
    producer.flush();
    producer.abortTransaction();
    producer.beginTransaction();
    producer.send(KafkaEventLog.message(id, seq, record(epoch, seq)));
    producer.flush();
    producer.close(java.time.Duration.ZERO);
  }

  static byte[] record(int epoch, long seq) {
    byte[] record = new byte[LogFormat.RECORD_HEADER_BYTES + 5];
    LogFormat.writeRecord(
        record, 0, (byte) 1, (byte) 7, epoch, seq, 9, new byte[5], 0, 5, new CRC32C());
    return record;
  }

  @Override
  protected void requireKept() throws Exception {
    Config config = config(id.topic());
    assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
    assertThat(config.get("retention.ms").value()).isEqualTo("-1");
    assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
  }

  private Config config(String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = cluster().admin()) {
      return Objects.requireNonNull(
          admin.describeConfigs(List.of(resource)).all().get().get(resource), "config");
    }
  }
}
