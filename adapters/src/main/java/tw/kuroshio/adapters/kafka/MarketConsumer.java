package tw.kuroshio.adapters.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads market data as one member of a group. Where it stands is kept with the effects, never in
 * Kafka; a message that cannot be read goes to the dead-letter topic and the partition goes on. One
 * thread.
 */
public final class MarketConsumer implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final MarketTopic topic;
  private final MarketEffects effects;
  private final LongSupplier nowNs;
  private final MarketMetrics metrics;
  private final DeadLetters deadLetters;
  private final MessageCheck check = new MessageCheck();
  private final MarketBatch batch = new MarketBatch();
  private final TreeMap<Integer, Long> stands = new TreeMap<>();

  private MarketConsumer(
      KafkaConsumer<byte[], byte[]> consumer,
      MarketTopic topic,
      MarketEffects effects,
      LongSupplier nowNs,
      MarketMetrics metrics,
      DeadLetters deadLetters) {
    this.consumer = consumer;
    this.topic = topic;
    this.effects = effects;
    this.nowNs = nowNs;
    this.metrics = metrics;
    this.deadLetters = deadLetters;
  }

  /**
   * Joins a group.
   *
   * @param group members of one name share the partitions
   * @param nowNs UTC nanoseconds since the epoch
   * @throws KafkaRefused when the cluster cannot be reached, the topic is not there, or what is
   *     written there is not what this version reads
   */
  public static MarketConsumer open(
      KafkaCluster cluster,
      MarketTopic topic,
      String group,
      MarketEffects effects,
      LongSupplier nowNs,
      MarketMetrics metrics)
      throws KafkaRefused {
    MarketSchemas.requireReadable(cluster, topic);
    DeadLetters deadLetters = new DeadLetters(cluster, topic);
    boolean opened = false;
    try {
      MarketConsumer member =
          new MarketConsumer(cluster.consumer(group), topic, effects, nowNs, metrics, deadLetters);
      member.subscribe();
      opened = true;
      return member;
    } finally {
      if (!opened) {
        deadLetters.close();
      }
    }
  }

  private void subscribe() {
    consumer.subscribe(
        List.of(topic.name()),
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            metrics.rebalanced();
            partitions.forEach(MarketConsumer.this::takeUp);
          }

          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // All that was polled has its effect by now, and the place is kept with it.
            partitions.forEach(partition -> stands.remove(partition.partition()));
          }
        });
  }

  private void takeUp(TopicPartition partition) {
    long kept = effects.nextOffset(partition.partition());
    long first = Offsets.beginning(consumer, partition);
    if (first > kept) {
      metrics.expired(first - kept);
    }
    stands.put(partition.partition(), kept);
    consumer.seek(partition, Math.max(kept, first));
  }

  /**
   * Takes what has come and keeps its effects.
   *
   * @return messages whose effect was kept
   * @throws KafkaLogFailure when the brokers do not answer; the place is safe, open another
   */
  public int poll(Duration timeout) {
    try {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
      int applied = 0;
      for (TopicPartition partition : records.partitions()) {
        applied += take(partition, records.records(partition));
      }
      metrics.lag(lag());
      return applied;
    } catch (KafkaException e) {
      throw new KafkaLogFailure(
          "Topic " + topic.name() + " cannot be read: " + KafkaReason.of(e), e);
    }
  }

  private int take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    batch.clear();
    long now = nowNs.getAsLong();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Optional<DeadReason> fault = check.fault(record);
      if (fault.isPresent()) {
        // First aside, then past it: a crash between the two puts it aside again, under one key.
        deadLetters.put(record, fault.get());
        metrics.dead(fault.get());
      } else {
        batch.add(record, check.isTimeInDoubt(record, now));
      }
    }
    int number = partition.partition();
    long next = records.getLast().offset() + 1;
    if (!effects.apply(number, stands.getOrDefault(number, 0L), batch, next)) {
      metrics.wasOvertaken();
      takeUp(partition);
      return 0;
    }
    stands.put(number, next);
    account();
    return batch.size();
  }

  private void account() {
    long now = nowNs.getAsLong();
    metrics.applied(batch.size());
    batch.forEach(
        (message, offset, timeInDoubt) -> {
          if (timeInDoubt) {
            metrics.timeInDoubt();
          } else {
            metrics.took(now - message.ingestTimeNs());
          }
        });
  }

  private long lag() {
    long lag = 0;
    for (TopicPartition partition : consumer.assignment()) {
      lag += consumer.currentLag(partition).orElse(0);
    }
    return lag;
  }

  /** Leaves the group. */
  @Override
  public void close() {
    try {
      consumer.close();
    } finally {
      deadLetters.close();
    }
  }
}
