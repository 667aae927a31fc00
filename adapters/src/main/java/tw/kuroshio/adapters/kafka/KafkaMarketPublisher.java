package tw.kuroshio.adapters.kafka;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import tw.kuroshio.engine.EventLogReader;

/**
 * Publishes the market records of a log that is in Kafka itself. How far it is, a sequence number,
 * is the committed place of a group of its own and goes with the messages in one transaction: each
 * record once, in order. A new publisher of a log fences the one before.
 */
public final class KafkaMarketPublisher implements LogFollower {

  private static final int RECORDS_A_COMMIT = 4_096;

  private final KafkaCluster cluster;
  private final LogId id;
  private final MarketTopic topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final MarketMessages messages;
  private final TopicPartition place;
  private final ConsumerGroupMetadata group;
  private long nextSeq;
  private int waiting;
  private boolean dead;

  private KafkaMarketPublisher(
      KafkaCluster cluster, LogId id, MarketTopic topic, KafkaProducer<byte[], byte[]> producer)
      throws KafkaRefused {
    this.cluster = cluster;
    this.id = id;
    this.topic = topic;
    this.producer = producer;
    messages = new MarketMessages(id, topic);
    place = new TopicPartition(id.topic(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer(group(id))) {
      OffsetAndMetadata kept = consumer.committed(Collections.singleton(place)).get(place);
      nextSeq = kept == null ? 1 : kept.offset();
      group = consumer.groupMetadata();
    }
  }

  /**
   * Opens the publisher of a log, creating its topics when there are none.
   *
   * @throws KafkaRefused when the cluster cannot be reached, or readers of the market data could
   *     not read what this version writes
   */
  public static KafkaMarketPublisher open(KafkaCluster cluster, LogId id, MarketTopic topic)
      throws KafkaRefused {
    MarketSchemas.publish(cluster, topic);
    KafkaProducer<byte[], byte[]> producer = cluster.transactionalProducer(group(id));
    boolean opened = false;
    try {
      // First the older publisher is fenced and its transaction ended, then its place is final.
      producer.initTransactions();
      KafkaMarketPublisher publisher = new KafkaMarketPublisher(cluster, id, topic, producer);
      opened = true;
      return publisher;
    } catch (KafkaException e) {
      throw unreachable(id, topic, e);
    } finally {
      if (!opened) {
        producer.close(Duration.ZERO);
      }
    }
  }

  private static String group(LogId id) {
    return "kuroshio-market-" + id;
  }

  private static KafkaRefused unreachable(LogId id, MarketTopic topic, Exception e) {
    return new KafkaRefused(
        KafkaRefused.Kind.UNREACHABLE,
        "Market records of log "
            + id
            + " cannot be published to topic "
            + topic.name()
            + ": "
            + KafkaReason.of(e),
        e);
  }

  @Override
  public long nextSeq() {
    return nextSeq;
  }

  @Override
  public void append(EventLogReader from) {
    if (from.seq() != nextSeq) {
      throw new IllegalArgumentException(
          "Sequence number must be " + nextSeq + ", was " + from.seq());
    }
    messages.add(from);
    nextSeq++;
    if (++waiting >= RECORDS_A_COMMIT) {
      commit();
    }
  }

  @Override
  public void commit() {
    if (waiting == 0) {
      return;
    }
    try {
      producer.beginTransaction();
      messages.waiting().forEach(message -> Sending.send(producer, message));
      producer.sendOffsetsToTransaction(Map.of(place, new OffsetAndMetadata(nextSeq)), group);
      producer.commitTransaction();
    } catch (KafkaException | IllegalStateException e) {
      dead = true;
      throw new KafkaLogFailure(
          "Market records of log "
              + id
              + " could not be published to topic "
              + topic.name()
              + " at "
              + cluster.bootstrap()
              + ": "
              + KafkaReason.of(e),
          e);
    }
    messages.clear();
    waiting = 0;
  }

  @Override
  public void close() {
    try {
      if (!dead) {
        commit();
      }
    } finally {
      producer.close(dead ? Duration.ZERO : cluster.timeout());
    }
  }
}
