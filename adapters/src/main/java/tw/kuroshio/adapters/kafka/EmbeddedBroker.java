package tw.kuroshio.adapters.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
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

    String messages() {
      return messages;
    }
  }

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
      int brokerPort = port == 0 ? freePort() : port;
      return start(BrokerSettings.alone(folder, brokerPort, freePort(), flush));
    } catch (IOException e) {
      throw cannotStart(folder, e);
    }
  }

  static EmbeddedBroker start(BrokerSettings settings) throws KafkaRefused {
    Path folder = settings.folder();
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(FORMATTED))) {
        format(settings);
      }
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(settings.toProperties()), Time.SYSTEM);
      start(server);
      return new EmbeddedBroker(server, settings.port());
    } catch (Exception e) {
      throw cannotStart(folder, e);
    }
  }

  private static KafkaRefused cannotStart(Path folder, Exception cause) {
    return new KafkaRefused(
        KafkaRefused.Kind.ENVIRONMENT,
        "The embedded Kafka broker cannot start on " + folder + ": " + KafkaReason.of(cause),
        cause);
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

  private static void format(BrokerSettings settings) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new Formatter()
        .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
        .setClusterId(settings.cluster())
        .setNodeId(settings.node())
        .setControllerListenerName("CONTROLLER")
        .addDirectory(settings.folder().toString())
        .setMetadataLogDirectory(settings.folder().toString())
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
