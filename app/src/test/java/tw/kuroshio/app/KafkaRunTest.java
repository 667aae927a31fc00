package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tw.kuroshio.adapters.files.FileEventLogReader;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.kafka.EmbeddedBroker;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaEventLogReader;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogId;
import tw.kuroshio.adapters.kafka.MarketBatch;
import tw.kuroshio.adapters.kafka.MarketConsumer;
import tw.kuroshio.adapters.kafka.MarketEffects;
import tw.kuroshio.adapters.kafka.MarketMetrics;
import tw.kuroshio.adapters.kafka.MarketTopic;
import tw.kuroshio.engine.EventLogReader;
import tw.kuroshio.engine.LoggedMarket;

/** The same small day with its log in files, in a broker of its own, and in one that was there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaRunTest {

  // Static: an instance field would be filled only after the method that plays once.
  @TempDir private static Path folder = Path.of("");

  private @Nullable EmbeddedBroker started;
  private JsonNode inFiles = new ObjectMapper().createObjectNode();

  @BeforeAll
  void playInFiles() throws KafkaRefused {
    started = EmbeddedBroker.start(folder.resolve("broker"), EmbeddedBroker.Flush.NEVER);
    Cli run = run("file");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    inFiles = report("file");
  }

  @AfterAll
  void stopBroker() {
    broker().close();
  }

  private EmbeddedBroker broker() {
    return Objects.requireNonNull(started, "broker");
  }

  private static Cli run(String name, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("run", "--universe", "10", "--speed", "max", "--exit", "--headless"));
    all.addAll(List.of("--home", folder.resolve(name).toString()));
    all.addAll(List.of("--report", folder.resolve(name + ".json").toString()));
    all.addAll(List.of(options));
    return Cli.run(all.toArray(String[]::new));
  }

  private static JsonNode report(String name) {
    try {
      return new ObjectMapper().readTree(Files.readString(folder.resolve(name + ".json")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Cli replay(String name) {
    return Cli.run("replay", folder.resolve(name).toString(), "--verify");
  }

  @Test
  void aBrokerInTheProcessEndsInTheSameDigestsAndReplays() {
    Cli run = run("embedded", "--log", "kafka-embedded");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("committed records survive the loss of power");
    assertThat(report("embedded").get("digests")).isEqualTo(inFiles.get("digests"));
    assertThat(folder.resolve("embedded/runs/2026-03-02-1/log/000001.kel")).doesNotExist();
    Cli replay = replay("embedded");
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out()).endsWith("clean\n");
    assertThat(replay.exitCode()).isZero();
  }

  @Test
  void aClusterEndsInTheSameDigestsAndReplays() {
    Cli run = run("cluster", "--log", "kafka:" + broker().bootstrap());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("survive the end of a process, not the loss of power");
    assertThat(report("cluster").get("digests")).isEqualTo(inFiles.get("digests"));
    Cli replay = replay("cluster");
    assertThat(replay.out()).endsWith("clean\n");
    assertThat(replay.exitCode()).isZero();
  }

  /** One cluster, named once, has the log and the market data. */
  @Test
  void aLogInAClusterHasItsMarketRecordsPublishedBesideIt() throws Exception {
    Cli run = run("published", "--log", "kafka:" + broker().bootstrap());
    assertThat(run.out()).containsPattern("market +[0-9,]+ records in Kafka topic kuroshio.market");
    KafkaCluster cluster = KafkaCluster.at(broker().bootstrap());
    LogId id = RunHeader.parse(RunFolder.open(folder.resolve("published")).header()).logId();
    List<Long> wanted = new ArrayList<>();
    try (KafkaEventLogReader reader = KafkaEventLogReader.open(cluster, id)) {
      while (reader.next()) {
        if (LoggedMarket.matches(reader)) {
          wanted.add(reader.seq());
        }
      }
    }
    assertThat(wanted).isNotEmpty();
    assertThat(published(cluster, id, wanted.size())).containsExactlyInAnyOrderElementsOf(wanted);
    Cli again =
        Cli.run(
            "log", "copy", folder.resolve("published").toString(), "--kafka", cluster.bootstrap());
    assertThat(again.out()).contains("copied   0 records' market data to Kafka topic");
    assertThat(again.exitCode()).isZero();
  }

  private static List<Long> published(KafkaCluster cluster, LogId id, int wanted)
      throws KafkaRefused {
    List<Long> found = new ArrayList<>();
    MarketEffects effects =
        new MarketEffects() {
          @Override
          public long nextOffset(int partition) {
            return 0;
          }

          @Override
          public boolean apply(int partition, long expected, MarketBatch batch, long after) {
            batch.forEach(
                (message, offset, timeInDoubt) -> {
                  if (message.log().equals(id)) {
                    found.add(message.seq());
                  }
                });
            return true;
          }
        };
    try (MarketConsumer consumer =
        MarketConsumer.open(
            cluster,
            MarketTopic.DEFAULT,
            "test-" + id,
            effects,
            () -> 1_800_000_000_000_000_000L,
            new MarketMetrics())) {
      for (int tries = 0; found.size() < wanted && tries < 300; tries++) {
        consumer.poll(Duration.ofMillis(200));
      }
      consumer.poll(Duration.ofMillis(200));
    }
    return found;
  }

  @Test
  void theCopyHoldsTheSameRecordsAsTheFile() throws Exception {
    Cli run = run("copied", "--kafka", broker().bootstrap());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(report("copied").get("digests")).isEqualTo(inFiles.get("digests"));
    assertThat(run.out()).containsPattern("copy +[0-9,]+ records in Kafka topic");
    requireSameRecords("copied");
    assertThat(replay("copied").exitCode()).isZero();
  }

  private void requireSameRecords(String name) throws Exception {
    RunFolder run = RunFolder.open(folder.resolve(name));
    RunHeader header = RunHeader.parse(run.header());
    try (FileEventLogReader file = run.readLog();
        KafkaEventLogReader copy =
            KafkaEventLogReader.open(KafkaCluster.at(broker().bootstrap()), header.logId())) {
      long records = 0;
      while (file.next()) {
        assertThat(copy.next()).isTrue();
        assertThat(content(copy)).isEqualTo(content(file));
        records++;
      }
      assertThat(copy.next()).isFalse();
      assertThat(records).isPositive();
    }
  }

  private static String content(EventLogReader reader) {
    return "%d %d %d %d %d %s"
        .formatted(
            reader.type(),
            reader.schemaVersion(),
            reader.epoch(),
            reader.seq(),
            reader.ingestTimeNs(),
            java.util.HexFormat.of()
                .formatHex(reader.buffer(), reader.offset(), reader.offset() + reader.length()));
  }

  @Test
  void brokersThatAreDownCostTheDayNothingAndTheCopyIsMadeLater() throws Exception {
    String nobody = "127.0.0.1:" + freePort();
    Cli run = run("later", "--kafka", nobody);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(report("later").get("digests")).isEqualTo(inFiles.get("digests"));
    assertThat(run.out()).contains("copy the rest with ./kuroshio log copy RUN --kafka " + nobody);
    String home = folder.resolve("later").toString();
    Cli copy = Cli.run("log", "copy", home, "--kafka", broker().bootstrap());
    assertThat(copy.err()).isEmpty();
    assertThat(copy.exitCode()).isZero();
    assertThat(copy.out()).contains("which had 0");
    requireSameRecords("later");
    Cli again = Cli.run("log", "copy", home, "--kafka", broker().bootstrap());
    assertThat(again.out()).contains("copied   0 records");
    requireSameRecords("later");
  }

  /** The settings reach every client of the cluster, and nothing that is kept has one of them. */
  @Test
  void whatTheClusterAsksForIsGivenAndNotRecorded() throws Exception {
    Path right = Files.writeString(folder.resolve("right"), "security.protocol=PLAINTEXT\n");
    Path wrong =
        Files.writeString(
            folder.resolve("wrong"),
            "security.protocol=SSL\nssl.truststore.location=" + folder.resolve("none") + "\n");
    String log = "kafka:" + broker().bootstrap();
    Cli run = run("secured", "--log", log, "--kafka-config", right.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    RunFolder kept = RunFolder.open(folder.resolve("secured"));
    assertThat(kept.header()).doesNotContain("security").contains("\"" + log + "\"");
    String home = folder.resolve("secured").toString();
    assertThat(Cli.run("replay", home, "--kafka-config", right.toString()).exitCode()).isZero();
    assertThat(Cli.run("replay", home, "--kafka-config", wrong.toString()).exitCode()).isEqualTo(2);
    assertThat(run("refused", "--log", log, "--kafka-config", wrong.toString()).exitCode())
        .isEqualTo(2);
    assertThat(folder.resolve("refused/runs")).doesNotExist();
  }

  @Test
  void aClusterThatDoesNotAnswerIsExitSixAndLeavesNothing() throws Exception {
    Cli run = run("nobody", "--log", "kafka:127.0.0.1:" + freePort());
    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err()).startsWith("kuroshio: Kafka at 127.0.0.1:").contains("does not answer");
    assertThat(folder.resolve("nobody/runs")).doesNotExist();
  }

  @Test
  void wrongOptionsAreExitTwo() {
    assertThat(run("wrong", "--log", "tape").exitCode()).isEqualTo(2);
    assertThat(run("wrong", "--log", "tape").err())
        .contains("Event log must be file, kafka-embedded or kafka:HOST:PORT, was 'tape'");
    assertThat(run("wrong", "--log", "kafka:here").err())
        .contains("Kafka brokers must be host:port");
    assertThat(run("wrong", "--log", "kafka-embedded", "--kafka", "a:1").err())
        .contains("it is in Kafka already");
    assertThat(Cli.run("log", "copy", folder.resolve("file").toString(), "--kafka", "a:1").err())
        .contains("it was not started with --kafka");
  }

  @Test
  void aLogOfAnotherHeaderIsRefused() throws Exception {
    assertThat(run("changed", "--log", "kafka:" + broker().bootstrap()).exitCode()).isZero();
    Path header;
    try (Stream<Path> files = Files.walk(folder.resolve("changed"))) {
      header = files.filter(file -> file.endsWith("header.json")).findFirst().orElseThrow();
    }
    Files.writeString(header, Files.readString(header) + "\n");
    Cli replay = replay("changed");
    assertThat(replay.exitCode()).isEqualTo(5);
    assertThat(replay.err()).contains("has a log of another run header");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
