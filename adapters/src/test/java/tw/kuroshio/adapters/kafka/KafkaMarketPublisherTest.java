package tw.kuroshio.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Market records of a log that is in Kafka itself. */
class KafkaMarketPublisherTest {

  private final KafkaCluster cluster = TestBroker.cluster();
  private final LogId id = TestBroker.newLog();
  private final MarketTopic topic = new MarketTopic("market-" + id, 1);

  @BeforeEach
  void makeTheLog() throws KafkaRefused {
    KafkaEventLog.open(cluster, id, new byte[32], 1).close();
  }

  private KafkaMarketPublisher open() throws KafkaRefused {
    return KafkaMarketPublisher.open(cluster, id, topic);
  }

  private List<Long> published() throws KafkaRefused {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    List<Long> seqs = new ArrayList<>();
    MarketMessage message = new MarketMessage();
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = Offsets.end(consumer, partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          assertThat(message.wrap(record.value()).log()).isEqualTo(id);
          seqs.add(message.seq());
        }
      }
    }
    return seqs;
  }

  private static List<Long> marketSeqs(long last) {
    return LongStream.rangeClosed(1, last).filter(seq -> seq % 7 != 0).boxed().toList();
  }

  @Test
  void publishesEachMarketRecordOnceThoughItIsOpenedAnew() throws Exception {
    KafkaMarketPublisher first = open();
    assertThat(first.nextSeq()).isEqualTo(1);
    Quotes.copy(first, 1, 100);
    first.commit();
    Quotes.copy(first, 101, 150);
    // The first is not closed: it hangs, and what it had not committed is done by the second.
    try (KafkaMarketPublisher second = open()) {
      assertThat(second.nextSeq()).isEqualTo(101);
      Quotes.copy(second, 101, 300);
    }
    assertThatThrownBy(first::commit)
        .isInstanceOf(KafkaLogFailure.class)
        .hasMessageContaining("could not be published to topic " + topic.name());
    first.close();
    assertThat(published()).isEqualTo(marketSeqs(300));
    try (KafkaMarketPublisher third = open()) {
      assertThat(third.nextSeq()).isEqualTo(301);
    }
  }

  @Test
  void recordsThatAreNotOfTheMarketMoveThePlaceAlone() throws Exception {
    try (KafkaMarketPublisher publisher = open()) {
      Quotes.copy(publisher, 1, 6);
      publisher.commit();
      Quotes.copy(publisher, 7, 7);
    }
    assertThat(published()).isEqualTo(marketSeqs(7));
    try (KafkaMarketPublisher again = open()) {
      assertThat(again.nextSeq()).isEqualTo(8);
      assertThatThrownBy(() -> Quotes.copy(again, 9, 9))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Sequence number must be 8, was 9");
    }
  }
}
