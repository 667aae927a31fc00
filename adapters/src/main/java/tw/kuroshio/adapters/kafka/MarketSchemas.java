package tw.kuroshio.adapters.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The schema that goes with a topic: kept beside it as text, so that writers and readers find out
 * before the first message whether they understand each other.
 */
final class MarketSchemas {

  private static final String RESOURCE = "market-data.xml";
  private static final byte[] KEY =
      Integer.toString(MarketMessage.SCHEMA_ID).getBytes(StandardCharsets.US_ASCII);

  private MarketSchemas() {}

  /** The text of the schema this version writes and reads. */
  static String own() {
    try (InputStream resource =
        Objects.requireNonNull(MarketSchemas.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a writer does first: makes the topics and leaves its schema there if it is new.
   *
   * @throws KafkaRefused when readers of what is there could not read what this version writes
   */
  static void publish(KafkaCluster cluster, MarketTopic topic) throws KafkaRefused {
    publish(cluster, topic, own());
  }

  static void publish(KafkaCluster cluster, MarketTopic topic, String own) throws KafkaRefused {
    try (Admin admin = cluster.admin()) {
      ClusterChecks checks = new ClusterChecks(cluster, admin);
      checks.create(topic.name(), topic.partitions(), topic.settings());
      checks.create(topic.deadLetters(), 1, topic.keptSettings());
      checks.create(topic.schemas(), 1, topic.keptSettings());
    }
    Optional<String> stored = newest(cluster, topic);
    if (stored.isPresent()) {
      SbeSchema theirs = parse(topic, stored.get());
      SbeSchema ours = SbeSchema.parse(own);
      Optional<String> fault = theirs.cannotRead(ours);
      if (fault.isPresent()) {
        throw refused(topic, "would be written in a way its readers cannot read", fault.get());
      }
      if (ours.version() <= theirs.version()) {
        return;
      }
    }
    store(cluster, topic, own);
  }

  /**
   * What a reader does first.
   *
   * @throws KafkaRefused when the topic is not there, or this version cannot read what is written
   */
  static void requireReadable(KafkaCluster cluster, MarketTopic topic) throws KafkaRefused {
    try (Admin admin = cluster.admin()) {
      ClusterChecks checks = new ClusterChecks(cluster, admin);
      for (String each : List.of(topic.name(), topic.schemas(), topic.deadLetters())) {
        if (!checks.exists(each)) {
          throw new KafkaRefused(
              KafkaRefused.Kind.INPUT,
              "No topic " + each + " at " + cluster.bootstrap() + ": nothing was published there");
        }
      }
    }
    String stored =
        newest(cluster, topic)
            .orElseThrow(() -> refused(topic, "cannot be read", "it has no schema"));
    Optional<String> fault = SbeSchema.parse(own()).cannotRead(parse(topic, stored));
    if (fault.isPresent()) {
      throw refused(topic, "cannot be read by this version", fault.get());
    }
  }

  private static KafkaRefused refused(MarketTopic topic, String what, String fault) {
    return new KafkaRefused(
        KafkaRefused.Kind.INPUT,
        "Topic "
            + topic.name()
            + " "
            + what
            + ": "
            + fault
            + ". Use the version that goes with the schema in "
            + topic.schemas()
            + ", or another topic");
  }

  private static SbeSchema parse(MarketTopic topic, String text) throws KafkaRefused {
    try {
      return SbeSchema.parse(text);
    } catch (IllegalArgumentException e) {
      throw refused(topic, "cannot be read", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> newest(KafkaCluster cluster, MarketTopic topic)
      throws KafkaRefused {
    TopicPartition partition = new TopicPartition(topic.schemas(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = Offsets.end(consumer, partition);
      long givenUpNs = System.nanoTime() + cluster.timeout().toNanos();
      Optional<String> newest = Optional.empty();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() > givenUpNs) {
          throw refused(topic, "cannot be read", "its schema does not come");
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.value() != null) {
            newest = Optional.of(new String(record.value(), StandardCharsets.UTF_8));
          }
        }
      }
      return newest;
    } catch (KafkaException e) {
      throw unreachable(topic, e);
    }
  }

  private static void store(KafkaCluster cluster, MarketTopic topic, String text)
      throws KafkaRefused {
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
      byte[] value = text.getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(topic.schemas(), 0, KEY, value)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(topic, e);
    } catch (ExecutionException | KafkaException e) {
      throw unreachable(topic, e);
    }
  }

  private static KafkaRefused unreachable(MarketTopic topic, Exception e) {
    return new KafkaRefused(
        KafkaRefused.Kind.UNREACHABLE,
        "The schema of topic " + topic.name() + " cannot be exchanged: " + KafkaReason.of(e),
        e);
  }
}
