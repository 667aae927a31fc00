package tw.kuroshio.adapters.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One real broker for all tests of this process, in a folder of its own, started when wanted. */
final class TestBroker {

  private static final Random NAMES = new Random();

  private TestBroker() {}

  /** Started once; stopped and removed when the process ends. */
  private static final class Shared {
    static final EmbeddedBroker BROKER = start();

    private static EmbeddedBroker start() {
      try {
        Path folder = Files.createTempDirectory("kuroshio-kafka");
        EmbeddedBroker broker = EmbeddedBroker.start(folder, EmbeddedBroker.Flush.EVERY_MESSAGE);
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      broker.close();
                      remove(folder);
                    }));
        return broker;
      } catch (IOException | KafkaRefused e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static KafkaCluster cluster() {
    return cluster(Shared.BROKER);
  }

  static KafkaCluster cluster(EmbeddedBroker broker) {
    return new KafkaCluster(broker.bootstrap(), Duration.ofSeconds(30));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A log that no test had before. */
  static LogId newLog() {
    return new LogId(NAMES.nextLong());
  }

  static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
