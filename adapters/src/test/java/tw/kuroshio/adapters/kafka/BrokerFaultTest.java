package tw.kuroshio.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.engine.EventLogFailure;

/** Brokers that stop, hang and die while a log is written. */
@Timeout(300)
class BrokerFaultTest {

  private static final byte[] RUN = new byte[32];
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  @TempDir private Path folder;

  private final LogId id = TestBroker.newLog();
  private long appended;

  private void commit(KafkaEventLog log, int records) {
    for (int i = 0; i < records; i++) {
      long seq = log.nextSeq();
      log.append((byte) 1, (byte) 1, seq, seq, new byte[] {(byte) seq}, 0, 1);
      appended = seq;
    }
    log.commit();
  }

  private static void requireDead(KafkaEventLog log) {
    assertThatThrownBy(log::commit)
        .isInstanceOf(EventLogFailure.class)
        .hasMessageContaining("is dead since an earlier failure");
    log.close();
  }

  /** A new writer finds out how the commit ended that nobody knew of, and goes on behind it. */
  private void requireGoesOn(KafkaCluster cluster, long surely, int epoch) throws KafkaRefused {
    try (KafkaEventLog log = KafkaEventLog.open(cluster, id, RUN, epoch)) {
      assertThat(log.nextSeq() - 1).isBetween(surely, appended);
      commit(log, 10);
    }
    long expected = 0;
    try (KafkaEventLogReader reader = KafkaEventLogReader.open(cluster, id)) {
      while (reader.next()) {
        expected++;
        assertThat(reader.seq()).isEqualTo(expected);
        assertThat(reader.buffer()[reader.offset()]).isEqualTo((byte) expected);
      }
    }
    assertThat(expected).isEqualTo(appended);
  }

  @Test
  void aBrokerThatIsStoppedKillsTheLogAndANewOneGoesOn() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder, EmbeddedBroker.Flush.NEVER);
    int port = broker.port();
    KafkaCluster cluster = new KafkaCluster(broker.bootstrap(), PATIENCE);
    KafkaEventLog log = KafkaEventLog.open(cluster, id, RUN, 1);
    commit(log, 20);
    broker.close();
    // So many that a wait for each would end the test before it was over.
    assertThatThrownBy(() -> commit(log, 500))
        .isInstanceOf(KafkaLogFailure.class)
        .hasMessageContaining("could not commit record 520")
        .hasMessageContaining("no answer in time");
    requireDead(log);
    try (EmbeddedBroker again = EmbeddedBroker.start(folder, port, EmbeddedBroker.Flush.NEVER)) {
      assertThat(again.port()).isEqualTo(port);
      requireGoesOn(cluster, 20, 1);
    }
  }

  @Test
  void aPortThatIsTakenIsSaidSo() throws Exception {
    try (java.net.ServerSocket taken =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> EmbeddedBroker.start(folder, taken.getLocalPort(), EmbeddedBroker.Flush.NEVER))
          .isInstanceOf(KafkaRefused.class)
          .hasMessageContaining("cannot start on " + folder);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "kuroshio.slow", matches = "true")
  void aBrokerThatHangsKillsTheLogAndANewOneGoesOnWhenItIsBack() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder, 0)) {
      KafkaCluster cluster = new KafkaCluster(broker.bootstrap(), PATIENCE);
      KafkaEventLog log = KafkaEventLog.open(cluster, id, RUN, 1);
      commit(log, 20);
      broker.signal("STOP");
      assertThatThrownBy(() -> commit(log, 5)).isInstanceOf(KafkaLogFailure.class);
      requireDead(log);
      assertThatThrownBy(() -> KafkaEventLog.open(cluster, id, RUN, 2))
          .isInstanceOfSatisfying(
              KafkaRefused.class,
              e -> assertThat(e.kind()).isEqualTo(KafkaRefused.Kind.UNREACHABLE));
      TimeUnit.SECONDS.sleep(60);
      broker.signal("CONT");
      requireGoesOn(cluster.within(Duration.ofSeconds(30)), 20, 3);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "kuroshio.slow", matches = "true")
  void aBrokerThatIsKilledHasWhatWasCommitted() throws Exception {
    int port = 0;
    for (int epoch = 1; epoch <= 5; epoch++) {
      try (BrokerProcess broker = BrokerProcess.start(folder, port)) {
        port = broker.port();
        KafkaCluster cluster = new KafkaCluster(broker.bootstrap(), Duration.ofSeconds(30));
        KafkaEventLog log = KafkaEventLog.open(cluster, id, RUN, epoch);
        assertThat(log.nextSeq() - 1).isEqualTo(appended);
        commit(log, 1_000);
        broker.signal("KILL");
        broker.awaitEnd();
      }
    }
    try (BrokerProcess broker = BrokerProcess.start(folder, port)) {
      requireGoesOn(new KafkaCluster(broker.bootstrap(), Duration.ofSeconds(30)), appended, 9);
    }
  }
}
