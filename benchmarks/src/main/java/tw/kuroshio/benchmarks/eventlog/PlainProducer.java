package tw.kuroshio.benchmarks.eventlog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * The peer: Kafka's own producer and consumer with the batch size and linger of ours, {@code
 * acks=all} and idempotence, without framing, checksums of our own, chain or transactions.
 */
final class PlainProducer implements AutoCloseable {

  private final String bootstrap;
  private final TopicPartition partition;
  private final KafkaProducer<byte[], byte[]> producer;

  PlainProducer(String bootstrap, String topic) throws InterruptedException {
    this.bootstrap = bootstrap;
    partition = new TopicPartition(topic, 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.of((short) 1))))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The peer's topic cannot be made", e);
    }
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                5L,
                "batch.size",
                1 << 18,
                "buffer.memory",
                1L << 26,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
  }

  static String sentence() {
    return "kafka-clients " + AppInfoParser.getVersion() + ", acks=all, idempotent";
  }

  @SuppressWarnings("FutureReturnValueIgnored") // whether all came is seen in the topic
  void send(byte[] value) {
    producer.send(new ProducerRecord<>(partition.topic(), 0, null, value));
  }

  /** Returns when everything sent is acknowledged. */
  void flush() {
    producer.flush();
  }

  KafkaConsumer<byte[], byte[]> follow() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "none",
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class));
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    return consumer;
  }

  /** Messages in the topic. */
  long stored() {
    try (KafkaConsumer<byte[], byte[]> consumer = follow()) {
      return Objects.requireNonNull(
          consumer.endOffsets(List.of(partition)).get(partition), "end offset");
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
