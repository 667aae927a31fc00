package tw.kuroshio.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.engine.Durability;
import tw.kuroshio.engine.EventLog;

/** The log on three brokers, of which any one may be lost at any moment. */
@Timeout(300)
@EnabledIfSystemProperty(named = "kuroshio.slow", matches = "true")
class ReplicatedLogTest extends KafkaLogContract {

  @TempDir private static Path folder = Path.of("");

  private static @Nullable BrokerCluster brokers;

  @BeforeAll
  static void start() throws Exception {
    brokers = BrokerCluster.start(folder);
  }

  @AfterAll
  static void stop() {
    brokers().close();
  }

  private static BrokerCluster brokers() {
    return Objects.requireNonNull(brokers, "brokers");
  }

  @Override
  KafkaCluster cluster() {
    return brokers().clients();
  }

  @Override
  protected Durability promised() {
    return Durability.REPLICATED;
  }

  private int leader() throws Exception {
    try (Admin admin = cluster().admin()) {
      TopicDescription log =
          Objects.requireNonNull(
              admin.describeTopics(List.of(id.topic())).allTopicNames().get().get(id.topic()));
      return log.partitions().getFirst().leader().id();
    }
  }

  private static void commit(EventLog log, int epoch, int records, List<Entry> written) {
    for (int i = 0; i < records; i++) {
      long seq = written.size() + 1L;
      written.add(append(log, epoch, (byte) 1, seq, seq, new byte[] {(byte) seq}));
    }
    log.commit();
  }

  /**
   * The broker with the log's leader is killed, and the log goes on; a second is, and the log stops
   * with a reason, as must what depends on it; both are back, and a new writer goes on behind all
   * that was ever committed.
   */
  @Test
  void outlivesOneBrokerStopsWithoutTwoAndGoesOnWhenTheyAreBack() throws Exception {
    List<Entry> written = new ArrayList<>();
    EventLog log = openWriter(1);
    commit(log, 1, 50, written);
    int first = leader();
    brokers().kill(first);
    for (int i = 0; i < 20; i++) {
      commit(log, 1, 10, written);
    }
    assertThat(readAll()).isEqualTo(written);
    int second = leader();
    assertThat(second).isNotEqualTo(first);
    List<Entry> unsure = new ArrayList<>(written);
    brokers().kill(second);
    assertThatThrownBy(() -> commit(log, 1, 10, unsure))
        .isInstanceOf(KafkaLogFailure.class)
        .hasMessageContaining("could not commit record 260")
        .hasMessageNotContaining("null");
    assertThatThrownBy(() -> append(log, 1, (byte) 1, 261, 1, new byte[1]))
        .hasMessageContaining("is dead since an earlier failure");
    log.close();
    brokers().restart(first);
    brokers().restart(second);
    try (EventLog next = openWriter(2)) {
      // What nobody knew of is there whole, or not at all.
      List<Entry> found = readAll();
      assertThat(found).isIn(written, unsure);
      commit(next, 2, 100, found);
      assertThat(readAll()).isEqualTo(found);
    }
  }
}
