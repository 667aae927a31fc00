package tw.kuroshio.adapters.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers, each a process of its own that can be killed, and a controller in this one. Two
 * replicas of three must have what is acknowledged, also of the transactions' own topic.
 */
final class BrokerCluster implements AutoCloseable {

  static final int BROKERS = 3;

  private static final int CONTROLLER = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EmbeddedBroker controller;
  private final List<BrokerSettings> settings;
  private final Map<Integer, BrokerProcess> running = new TreeMap<>();

  private BrokerCluster(EmbeddedBroker controller, List<BrokerSettings> settings) {
    this.controller = controller;
    this.settings = settings;
  }

  static BrokerCluster start(Path folder) throws IOException, KafkaRefused {
    int controllerPort = TestBroker.freePort();
    String id = Uuid.randomUuid().toString();
    BrokerSettings alone =
        member(folder.resolve("controller"), id, CONTROLLER, 0, controllerPort)
            .with("process.roles", "controller")
            .with("listeners", "CONTROLLER://127.0.0.1:" + controllerPort)
            .without("advertised.listeners");
    List<BrokerSettings> settings = new ArrayList<>();
    for (int node = 1; node <= BROKERS; node++) {
      int port = TestBroker.freePort();
      settings.add(
          member(folder.resolve("broker" + node), id, node, port, controllerPort)
              .with("process.roles", "broker")
              .with("listeners", "CLIENTS://127.0.0.1:" + port));
    }
    BrokerCluster cluster = new BrokerCluster(EmbeddedBroker.start(alone), settings);
    for (int node = 1; node <= BROKERS; node++) {
      cluster.restart(node);
    }
    return cluster;
  }

  private static BrokerSettings member(
      Path folder, String id, int node, int port, int controllerPort) {
    BrokerSettings alone =
        BrokerSettings.alone(folder, port, controllerPort, EmbeddedBroker.Flush.NEVER);
    return new BrokerSettings(folder, id, port, alone.properties())
        .with("node.id", Integer.toString(node))
        .with("controller.quorum.voters", CONTROLLER + "@127.0.0.1:" + controllerPort)
        .with("offsets.topic.replication.factor", "3")
        .with("transaction.state.log.replication.factor", "3")
        .with("transaction.state.log.min.isr", "2")
        // A broker that is gone is known to be after three seconds instead of nine.
        .with("broker.session.timeout.ms", "3000")
        .with("broker.heartbeat.interval.ms", "500");
  }

  /** Starts a broker, or starts it again on what its folder has. */
  void restart(int node) throws IOException {
    running.put(node, BrokerProcess.start(settings.get(node - 1)));
  }

  /** Ends a broker's process with signal 9. */
  void kill(int node) throws IOException, InterruptedException {
    BrokerProcess broker = running.remove(node);
    if (broker == null) {
      throw new IllegalStateException("Broker " + node + " does not run");
    }
    broker.signal("KILL");
    broker.awaitEnd();
  }

  KafkaCluster clients() {
    return new KafkaCluster(
        settings.stream()
            .map(broker -> "127.0.0.1:" + broker.port())
            .collect(Collectors.joining(",")),
        PATIENCE);
  }

  @Override
  public void close() {
    running.values().forEach(BrokerProcess::close);
    controller.close();
  }
}
