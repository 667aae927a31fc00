package tw.kuroshio.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The topic of market data on a real broker: what is in it, who can read it, what is in its way.
 */
class MarketTopicTest {

  private static final long NOW_NS = 1_800_000_000_000_000_000L;
  private static final Duration WAIT = Duration.ofMillis(200);

  private final KafkaCluster cluster = TestBroker.cluster();
  private final LogId id = TestBroker.newLog();
  private final MarketTopic topic = new MarketTopic("market-" + id, 1);
  private final MarketMetrics metrics = new MarketMetrics();

  /** Effects and places in memory, as a database would keep them in one transaction. */
  private static final class Store implements MarketEffects {
    private final Map<Integer, Long> next = new TreeMap<>();
    private final Map<String, Integer> timesApplied = new TreeMap<>();
    private final List<String> order = new ArrayList<>();
    private Runnable beforeApply = () -> {};
    private int doubts;

    @Override
    public long nextOffset(int partition) {
      return next.getOrDefault(partition, 0L);
    }

    @Override
    public boolean apply(int partition, long expected, MarketBatch batch, long after) {
      Runnable once = beforeApply;
      beforeApply = () -> {};
      once.run();
      if (nextOffset(partition) != expected) {
        return false;
      }
      batch.forEach(
          (message, offset, timeInDoubt) -> {
            String name = message.log() + ":" + message.seq();
            timesApplied.merge(name, 1, Integer::sum);
            order.add(message.code() + ":" + message.seq());
            doubts += timeInDoubt ? 1 : 0;
          });
      next.put(partition, after);
      return true;
    }
  }

  private static long clock() {
    return NOW_NS;
  }

  private MarketConsumer join(MarketEffects effects) throws KafkaRefused {
    return join(effects, metrics);
  }

  private MarketConsumer join(MarketEffects effects, MarketMetrics counted) throws KafkaRefused {
    return MarketConsumer.open(
        cluster, topic, "group-" + id, effects, MarketTopicTest::clock, counted);
  }

  private void readUntil(MarketConsumer member, int wanted) {
    int applied = 0;
    for (int tries = 0; applied < wanted && tries < 300; tries++) {
      applied += member.poll(WAIT);
    }
    assertThat(applied).isEqualTo(wanted);
  }

  private void send(byte @Nullable [] key, byte @Nullable [] value, @Nullable Long timestamp)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
      producer.send(new ProducerRecord<>(topic.name(), 0, timestamp, key, value)).get();
    }
  }

  private void sendGood(long seq, long ingestTimeNs) throws Exception {
    byte[] message = Quotes.message(id, seq, "2330  ", ingestTimeNs);
    send(MarketMessage.key(message), message, null);
  }

  @Test
  void theMarketRecordsOfALogAreThereInItsOrderWithTheInstrumentsApart() throws Exception {
    MarketTopic parted = new MarketTopic("market-" + id, 4);
    try (KafkaLogCopy copy = KafkaLogCopy.open(cluster, id, new byte[32], parted)) {
      Quotes.copy(copy, 1, 300);
    }
    Store store = new Store();
    try (MarketConsumer member = join(store)) {
      readUntil(member, Quotes.marketRecords(300));
    }
    assertThat(store.timesApplied.values()).containsOnly(1);
    for (String code : Quotes.CODES) {
      List<Long> ofOne =
          store.order.stream()
              .filter(entry -> entry.startsWith(code.strip() + ":"))
              .map(entry -> Long.parseLong(entry.substring(entry.indexOf(':') + 1)))
              .toList();
      assertThat(ofOne).isSorted().hasSizeGreaterThan(10);
    }
    assertThat(metrics.lag()).isZero();
    assertThat(metrics.sinceIngestNs().getTotalCount()).isEqualTo(Quotes.marketRecords(300));
  }

  /** A copy that is opened again goes on where it stood, and publishes nothing twice. */
  @Test
  void aCopyThatWasInterruptedPublishesNothingTwice() throws Exception {
    for (int from = 1; from <= 201; from += 100) {
      try (KafkaLogCopy copy = KafkaLogCopy.open(cluster, id, new byte[32], topic)) {
        assertThat(copy.nextSeq()).isEqualTo(from);
        Quotes.copy(copy, from, from + 99);
      }
    }
    Store store = new Store();
    try (MarketConsumer member = join(store)) {
      readUntil(member, Quotes.marketRecords(300));
      assertThat(member.poll(WAIT)).isZero();
    }
    assertThat(store.timesApplied.values()).containsOnly(1);
  }

  @Test
  void whatCannotBeReadIsPutAsideAndThePartitionGoesOn() throws Exception {
    MarketSchemas.publish(cluster, topic);
    byte[] good = Quotes.message(id, 1, "2330  ", 5);
    byte[] key = MarketMessage.key(good);
    Map<DeadReason, byte[]> poison = new TreeMap<>();
    poison.put(DeadReason.TOO_LONG, new byte[10 << 20]);
    poison.put(DeadReason.NO_MESSAGE, changed(good, 4));
    poison.put(DeadReason.UNKNOWN_SCHEMA, changed(good, 10));
    poison.put(DeadReason.UNKNOWN_MESSAGE, changed(good, 8));
    poison.put(DeadReason.LENGTH, java.util.Arrays.copyOf(good, good.length - 1));
    poison.put(DeadReason.CONTENT, changed(good, good.length - 20));
    sendGood(1, 5);
    for (byte[] value : poison.values()) {
      send(key, value, null);
    }
    send(null, good, null);
    send(key, null, null);
    send(null, null, null);
    send("TWSE:2317".getBytes(StandardCharsets.US_ASCII), good, null);
    sendGood(2, 6);
    Store store = new Store();
    try (MarketConsumer member = join(store)) {
      readUntil(member, 2);
    }
    assertThat(store.timesApplied).containsOnlyKeys(id + ":1", id + ":2");
    for (DeadReason reason : DeadReason.values()) {
      int twice = reason == DeadReason.NULL_KEY || reason == DeadReason.CONTENT ? 2 : 1;
      assertThat(metrics.deadLetters(reason)).as(reason.name()).isEqualTo(twice);
    }
    List<ConsumerRecord<byte[], byte[]>> letters = readAll(topic.deadLetters(), 10);
    assertThat(letters).extracting(letter -> header(letter, "reason")).contains("TOO_LONG");
    ConsumerRecord<byte[], byte[]> tooLong = letters.getFirst();
    assertThat(header(tooLong, "reason")).isEqualTo("TOO_LONG");
    assertThat(header(tooLong, "topic")).isEqualTo(topic.name());
    assertThat(header(tooLong, "partition")).isEqualTo("0");
    assertThat(header(tooLong, "offset")).isEqualTo("1");
    assertThat(header(tooLong, "length")).isEqualTo(Integer.toString(10 << 20));
    assertThat(header(tooLong, "key")).isEqualTo("TWSE:2330");
    assertThat(header(tooLong, "trace")).isEqualTo(topic.name() + "-0-1");
    assertThat(tooLong.value()).hasSize(1 << 16);
  }

  private static byte[] changed(byte[] message, int at) {
    byte[] copy = message.clone();
    copy[at] ^= 0x11;
    return copy;
  }

  private List<ConsumerRecord<byte[], byte[]>> readAll(String name, int wanted)
      throws KafkaRefused {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    TopicPartition partition = new TopicPartition(name, 0);
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (int tries = 0; found.size() < wanted && tries < 100; tries++) {
        consumer.poll(WAIT).forEach(found::add);
      }
    }
    assertThat(found).hasSize(wanted);
    return found;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.US_ASCII);
  }

  @Test
  void timesThatCannotBeAreTakenByTheirPlaceAndFlagged() throws Exception {
    MarketSchemas.publish(cluster, topic);
    sendGood(1, -1);
    sendGood(2, NOW_NS + 10_000_000_000L);
    sendGood(3, 5);
    byte[] message = Quotes.message(id, 4, "2330  ", 5);
    send(MarketMessage.key(message), message, Long.MAX_VALUE / 2);
    Store store = new Store();
    try (MarketConsumer member = join(store)) {
      readUntil(member, 4);
    }
    assertThat(store.order).containsExactly("2330:1", "2330:2", "2330:3", "2330:4");
    assertThat(store.doubts).isEqualTo(3);
    assertThat(metrics.timesInDoubt()).isEqualTo(3);
  }

  /** Another member goes on with the partition between a batch's reading and its effect. */
  @Test
  void aRebalanceInTheMidstOfABatchGivesNoEffectTwice() throws Exception {
    MarketSchemas.publish(cluster, topic);
    for (int seq = 1; seq <= 20; seq++) {
      sendGood(seq, 5);
    }
    Store store = new Store();
    try (MarketConsumer slow = join(store)) {
      store.beforeApply =
          () -> {
            try (MarketConsumer other =
                MarketConsumer.open(
                    cluster,
                    topic,
                    "other-" + id,
                    store,
                    MarketTopicTest::clock,
                    new MarketMetrics())) {
              readUntil(other, 20);
            } catch (KafkaRefused e) {
              throw new AssertionError(e);
            }
          };
      for (int tries = 0; metrics.overtaken() == 0 && tries < 300; tries++) {
        assertThat(slow.poll(WAIT)).isZero();
      }
      assertThat(metrics.overtaken()).isEqualTo(1);
      sendGood(21, 5);
      readUntil(slow, 1);
    }
    assertThat(store.timesApplied).hasSize(21);
    assertThat(store.timesApplied.values()).containsOnly(1);
  }

  @Test
  void membersThatComeAndGoShareTheWorkWithoutLossOrRepetition() throws Exception {
    MarketTopic parted = new MarketTopic("market-" + id, 4);
    Store store = new Store();
    try (KafkaLogCopy copy = KafkaLogCopy.open(cluster, id, new byte[32], parted);
        MarketConsumer first = join(store)) {
      Quotes.copy(copy, 1, 100);
      copy.commit();
      readUntil(first, Quotes.marketRecords(100));
      MarketMetrics ofSecond = new MarketMetrics();
      try (MarketConsumer second = join(store, ofSecond)) {
        for (int tries = 0; ofSecond.rebalances() == 0 && tries < 600; tries++) {
          first.poll(Duration.ofMillis(50));
          second.poll(Duration.ofMillis(50));
        }
        Quotes.copy(copy, 101, 200);
        copy.commit();
        readTogether(store, Quotes.marketRecords(200), first, second);
        assertThat(ofSecond.applied()).isPositive();
      }
      Quotes.copy(copy, 201, 300);
      copy.commit();
      readTogether(store, Quotes.marketRecords(300), first);
    }
    assertThat(store.timesApplied.values()).containsOnly(1);
    assertThat(metrics.rebalances()).isGreaterThan(1);
  }

  private static void readTogether(Store store, int wanted, MarketConsumer... members) {
    for (int tries = 0; store.timesApplied.size() < wanted && tries < 600; tries++) {
      for (MarketConsumer member : members) {
        member.poll(Duration.ofMillis(50));
      }
    }
    assertThat(store.timesApplied).hasSize(wanted);
  }

  @Test
  void aSchemaThatReadersCannotReadIsRefusedOnBothSides() throws Exception {
    String changed = MarketSchemas.own().replace("type=\"int32\"", "type=\"int64\"");
    MarketSchemas.publish(cluster, topic, changed);
    assertThatThrownBy(() -> join(new Store()))
        .isInstanceOfSatisfying(
            KafkaRefused.class, e -> assertThat(e.kind()).isEqualTo(KafkaRefused.Kind.INPUT))
        .hasMessageContaining("cannot be read by this version")
        .hasMessageContaining("field 4 feedSequence of int32 against 4 feedSequence of int64");
    assertThatThrownBy(() -> KafkaLogCopy.open(cluster, id, new byte[32], topic))
        .isInstanceOf(KafkaRefused.class)
        .hasMessageContaining("its readers cannot read");
  }

  @Test
  void aSchemaThatOnlyGrewIsRead() throws Exception {
    MarketSchemas.publish(cluster, topic);
    String grown =
        MarketSchemas.own()
            .replace("version=\"1\"", "version=\"2\"")
            .replace(
                "<data name",
                "<field name=\"venue\" id=\"10\" type=\"uint8\" sinceVersion=\"2\"/><data name");
    MarketSchemas.publish(cluster, topic, grown);
    join(new Store()).close();
    // A writer of the version before may go on: its messages say which version they are.
    KafkaLogCopy.open(cluster, id, new byte[32], topic).close();
  }

  @Test
  void aTopicNobodyPublishedIsSaidSo() {
    assertThatThrownBy(() -> join(new Store()))
        .isInstanceOf(KafkaRefused.class)
        .hasMessageContaining("nothing was published there");
  }
}
