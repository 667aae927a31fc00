package tw.kuroshio.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.TestCertificate;

/** A broker that asks for a password, for TLS, and for both. */
class SecuredBrokerTest {

  private static final byte[] RUN = new byte[32];
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SECRET = "correct-horse";

  @TempDir private static Path folder = Path.of("");

  private static @Nullable TestCertificate certificate;
  private static @Nullable EmbeddedBroker broker;
  private static int passwordPort;
  private static int tlsPort;
  private static int bothPort;

  private final LogId id = TestBroker.newLog();

  @BeforeAll
  static void start() throws Exception {
    TestCertificate made = TestCertificate.make(folder);
    certificate = made;
    int port = TestBroker.freePort();
    int controller = TestBroker.freePort();
    passwordPort = TestBroker.freePort();
    tlsPort = TestBroker.freePort();
    bothPort = TestBroker.freePort();
    String clients =
        "CLIENTS://127.0.0.1:%d,PASSWORD://127.0.0.1:%d,TLS://127.0.0.1:%d,BOTH://127.0.0.1:%d"
            .formatted(port, passwordPort, tlsPort, bothPort);
    String users =
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_kuroshio=\"%s\";"
            .formatted(SECRET);
    broker =
        EmbeddedBroker.start(
            BrokerSettings.alone(
                    folder.resolve("broker"), port, controller, EmbeddedBroker.Flush.NEVER)
                .with("listeners", clients + ",CONTROLLER://127.0.0.1:" + controller)
                .with("advertised.listeners", clients)
                .with(
                    "listener.security.protocol.map",
                    "CLIENTS:PLAINTEXT,PASSWORD:SASL_PLAINTEXT,TLS:SSL,BOTH:SASL_SSL,"
                        + "CONTROLLER:PLAINTEXT")
                .with("sasl.enabled.mechanisms", "PLAIN")
                .with("listener.name.password.plain.sasl.jaas.config", users)
                .with("listener.name.both.plain.sasl.jaas.config", users)
                .with("ssl.keystore.location", made.keyStore().toString())
                .with("ssl.keystore.password", TestCertificate.PASSWORD));
  }

  @AfterAll
  static void stop() {
    Objects.requireNonNull(broker).close();
  }

  private static KafkaCluster cluster(int port, Map<String, String> settings) {
    return new KafkaCluster("127.0.0.1:" + port, PATIENCE).secured(KafkaSecurity.of(settings));
  }

  private static Map<String, String> password(String protocol, String password) {
    return Map.of(
        "security.protocol",
        protocol,
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"kuroshio\""
            + " password=\""
            + password
            + "\";");
  }

  private static Map<String, String> tls(Map<String, String> besides) {
    Map<String, String> settings = new java.util.TreeMap<>(besides);
    settings.putIfAbsent("security.protocol", "SSL");
    settings.put(
        "ssl.truststore.location", Objects.requireNonNull(certificate).trustStore().toString());
    settings.put("ssl.truststore.password", TestCertificate.PASSWORD);
    return settings;
  }

  private void requireHoldsALog(KafkaCluster cluster) throws KafkaRefused {
    KafkaEventLog.requireUsable(cluster);
    try (KafkaEventLog log = KafkaEventLog.open(cluster, id, RUN, 1)) {
      log.append((byte) 1, (byte) 1, 1, 9, new byte[] {7}, 0, 1);
      log.commit();
    }
    try (KafkaEventLogReader reader = KafkaEventLogReader.open(cluster, id)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.buffer()[reader.offset()]).isEqualTo((byte) 7);
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void takesALogWithAPassword() throws Exception {
    requireHoldsALog(cluster(passwordPort, password("SASL_PLAINTEXT", SECRET)));
  }

  @Test
  void takesALogOverTls() throws Exception {
    requireHoldsALog(cluster(tlsPort, tls(Map.of())));
  }

  @Test
  void takesALogOverTlsWithAPassword() throws Exception {
    requireHoldsALog(cluster(bothPort, tls(password("SASL_SSL", SECRET))));
  }

  @Test
  void aWrongPasswordIsSaidSoAndNotShown() {
    KafkaCluster cluster = cluster(passwordPort, password("SASL_PLAINTEXT", "battery-staple"));
    assertThatThrownBy(() -> KafkaEventLog.requireUsable(cluster))
        .isInstanceOfSatisfying(
            KafkaRefused.class, e -> assertThat(e.kind()).isEqualTo(KafkaRefused.Kind.ENVIRONMENT))
        .hasMessageContaining("Authentication failed")
        .hasMessageNotContaining("battery-staple");
    assertThat(cluster.toString()).doesNotContain("battery-staple").contains("3 security settings");
  }

  @Test
  void aCertificateNobodyVouchesForIsRefused() {
    KafkaCluster cluster = cluster(tlsPort, Map.of("security.protocol", "SSL"));
    assertThatThrownBy(() -> KafkaEventLog.requireUsable(cluster))
        .isInstanceOfSatisfying(
            KafkaRefused.class, e -> assertThat(e.kind()).isEqualTo(KafkaRefused.Kind.ENVIRONMENT))
        .hasMessageContaining("certification path");
  }

  @Test
  void aStoreThatCannotBeOpenedIsRefused() {
    Map<String, String> settings = tls(Map.of());
    settings.put("ssl.truststore.password", "wrong-one");
    assertThatThrownBy(() -> KafkaEventLog.requireUsable(cluster(tlsPort, settings)))
        .isInstanceOfSatisfying(
            KafkaRefused.class, e -> assertThat(e.kind()).isEqualTo(KafkaRefused.Kind.ENVIRONMENT))
        .hasMessageNotContaining("wrong-one");
  }

  @Test
  void whoComesWithoutWhatIsAskedForIsToldWhatMayBeMissing() {
    KafkaCluster bare = new KafkaCluster("127.0.0.1:" + passwordPort, Duration.ofSeconds(3));
    assertThatThrownBy(() -> KafkaEventLog.requireUsable(bare))
        .hasMessageContaining("--kafka-config");
  }
}
