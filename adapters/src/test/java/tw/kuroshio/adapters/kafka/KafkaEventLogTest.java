package tw.kuroshio.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import tw.kuroshio.engine.Durability;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.EventLogFailure;
import tw.kuroshio.engine.EventLogReader;

class KafkaEventLogTest extends KafkaLogContract {

  @Override
  KafkaCluster cluster() {
    return TestBroker.cluster();
  }

  private static void set(String topic, String name, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = TestBroker.cluster().admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  resource,
                  List.of(
                      new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  @Override
  protected Durability promised() {
    return Durability.LOCAL;
  }

  @Test
  void refusesATopicThatWouldForget() throws Exception {
    openWriter(1).close();
    set(id.topic(), "retention.ms", "86400000");
    assertThatThrownBy(() -> openWriter(1))
        .isInstanceOfSatisfying(
            KafkaRefused.class, e -> assertThat(e.kind()).isEqualTo(KafkaRefused.Kind.ENVIRONMENT))
        .hasMessageContaining("retention.ms must be -1, was 86400000");
  }

  @Test
  void withoutForcedMessagesItPromisesNoMoreThanAProcessCrash() throws Exception {
    openWriter(1).close();
    set(id.topic(), "flush.messages", "1000");
    try (EventLog log = openWriter(1)) {
      assertThat(log.durability()).isEqualTo(Durability.PROCESS_CRASH);
    }
  }

  /** One replica of each message is no replication, whatever is asked to be in sync. */
  @Test
  void oneReplicaIsNeverReplicated() throws Exception {
    openWriter(1).close();
    set(id.topic(), "min.insync.replicas", "2");
    try (Admin admin = TestBroker.cluster().admin()) {
      assertThat(new ClusterChecks(TestBroker.cluster(), admin).durability(id.topic()))
          .isEqualTo(Durability.LOCAL);
    }
  }

  @Test
  void refusesAnotherRunsLog() throws Exception {
    openWriter(1).close();
    byte[] other = RUN.clone();
    other[31] = 1;
    assertThatThrownBy(() -> KafkaEventLog.open(TestBroker.cluster(), id, other, 1))
        .isInstanceOfSatisfying(
            KafkaRefused.class, e -> assertThat(e.kind()).isEqualTo(KafkaRefused.Kind.INPUT))
        .hasMessageContaining("belongs to another run");
  }

  @Test
  void refusesATopicOfSeveralPartitions() throws Exception {
    try (Admin admin = TestBroker.cluster().admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(id.topic(), Optional.of(2), Optional.empty())
                      .configs(new TreeMap<>(KafkaEventLog.topicSettings()))))
          .all()
          .get();
    }
    assertThatThrownBy(() -> openWriter(1)).hasMessageContaining("must have one partition");
  }

  @Test
  void aLogThatIsNotThereIsSaidSo() {
    assertThatThrownBy(this::openReader)
        .isInstanceOfSatisfying(
            KafkaRefused.class, e -> assertThat(e.kind()).isEqualTo(KafkaRefused.Kind.INPUT))
        .hasMessageContaining("no topic kuroshio.log." + id);
  }

  /** Somebody who writes to the topic past us is found out, and where. */
  @Test
  void aForeignRecordIsDamage() throws Exception {
    List<Entry> written = new ArrayList<>();
    try (EventLog log = openWriter(1)) {
      written.add(append(log, 1, (byte) 1, 1, 5, new byte[] {1}));
    }
    try (KafkaProducer<byte[], byte[]> producer = TestBroker.cluster().producer()) {
      producer.send(KafkaEventLog.message(id, 2, record(1, 2))).get();
      producer.send(KafkaEventLog.message(id, 4, record(1, 4))).get();
    }
    try (EventLogReader reader = openReader()) {
      assertThat(reader.next()).isTrue();
      assertThatThrownBy(reader::next)
          .isInstanceOfSatisfying(
              KafkaLogDamaged.class,
              e -> {
                assertThat(e.seq()).isEqualTo(3);
                assertThat(e).hasMessageContaining("does not follow the one before");
              });
    }
    assertThatThrownBy(() -> openWriter(2)).isInstanceOf(KafkaLogDamaged.class);
    assertThat(written).hasSize(1);
  }

  /** Whoever was fenced is dead for good, and what it had not committed is nowhere. */
  @Test
  void aFencedWriterStaysDead() throws Exception {
    EventLog older = openWriter(1);
    append(older, 1, (byte) 1, 1, 5, new byte[] {1});
    older.commit();
    append(older, 1, (byte) 1, 2, 6, new byte[] {2});
    try (EventLog newer = openWriter(2)) {
      assertThatThrownBy(older::commit)
          .isInstanceOf(EventLogFailure.class)
          .hasMessageContaining("a newer writer has taken over");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(older::commit).hasMessageContaining("is dead");
      }
      older.close();
      append(newer, 2, (byte) 1, 2, 7, new byte[] {3});
    }
    assertThat(readAll()).extracting(Entry::ingestTimeNs).containsExactly(5L, 7L);
  }
}
