package tw.kuroshio.adapters.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker and controller in this process, on loopback, with everything in one folder. A real
 * broker, alone: what it holds survives what its folder survives. Its classes are the server's own,
 * which promise nothing to callers; nothing outside this class knows them.
 */
public final class EmbeddedBroker implements AutoCloseable {

  /** When appended messages are forced to the device. */
  public enum Flush {
    /** Before each is acknowledged: they survive the loss of power. */
    EVERY_MESSAGE("1"),
    /** When the operating system likes: they survive the end of the process. */
    NEVER(Long.toString(Long.MAX_VALUE));

    private final String messages;

    Flush(String messages) {
      this.messages = messages;
    }
  }

  private static final String NODE = "1";
  private static final String FORMATTED = "meta.properties";

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts on a free port; see {@link #start(Path, int, Flush)}. */
  public static EmbeddedBroker start(Path folder, Flush flush) throws KafkaRefused {
    return start(folder, 0, flush);
  }

  /**
   * Formats the folder if it is new and starts a broker on it; takes some seconds.
   *
   * @param folder nobody else's as long as the broker runs
   * @param port on 127.0.0.1, 0 for any free one
   * @throws KafkaRefused when the folder or the port cannot be used
   */
  public static EmbeddedBroker start(Path folder, int port, Flush flush) throws KafkaRefused {
    try {
      Files.createDirectories(folder);
      int brokerPort = port == 0 ? freePort() : port;
      Map<String, String> settings = settings(folder, brokerPort, freePort(), flush);
      if (!Files.exists(folder.resolve(FORMATTED))) {
        format(folder);
      }
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
      start(server);
      return new EmbeddedBroker(server, brokerPort);
    } catch (Exception e) {
      throw new KafkaRefused(
          KafkaRefused.Kind.ENVIRONMENT,
          "The embedded Kafka broker cannot start on " + folder + ": " + KafkaReason.of(e),
          e);
    }
  }

  private static void start(KafkaRaftServer server) {
    boolean started = false;
    try {
      server.startup();
      started = true;
    } finally {
      if (!started) {
        server.shutdown();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static java.util.Properties properties(Map<String, String> settings) {
    java.util.Properties properties = new java.util.Properties();
    settings.forEach(properties::setProperty);
    return properties;
  }

  private static Map<String, String> settings(
      Path folder, int port, int controllerPort, Flush flush) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE);
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
    settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENTS");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", folder.toString());
    settings.put("log.flush.interval.messages", flush.messages);
    settings.put("auto.create.topics.enable", "false");
    // A broker alone has nobody to replicate its own topics to, and few logs to keep apart.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    // A commit returns before its markers are written; the next one then need not wait 20 ms.
    settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("num.recovery.threads.per.data.dir", "1");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(1 << 21));
    settings.put("message.max.bytes", Integer.toString(KafkaCluster.MAX_MESSAGE_BYTES));
    return settings;
  }

  private static void format(Path folder) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new Formatter()
        .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(Integer.parseInt(NODE))
        .setControllerListenerName("CONTROLLER")
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setFeatureLevel("transaction.version", (short) 2)
        .run();
  }

  /** {@code host:port} for clients. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Stops the broker; what it holds stays in its folder. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
