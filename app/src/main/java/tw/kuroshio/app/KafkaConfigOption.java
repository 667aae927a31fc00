package tw.kuroshio.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaSecurity;

/** What a Kafka cluster asks of its clients, the file of {@code --kafka-config}. */
final class KafkaConfigOption {

  private static final String NAME = "--kafka-config";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description =
          "TLS and password for Kafka, a properties file with Kafka's own security.*, ssl.* and"
              + " sasl.* settings. They are never shown or recorded.")
  private @Nullable Path file;

  /** The cluster with what the file says. */
  KafkaCluster on(KafkaCluster cluster) {
    Path given = file;
    if (given == null) {
      return cluster;
    }
    try {
      return cluster.secured(KafkaSecurity.of(SettingsFile.read(NAME, given)));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, NAME + " " + given + ": " + e.getMessage(), e);
    }
  }

  /** The log with what the file says, when it is in a cluster. */
  LogOption on(LogOption log) {
    return log instanceof LogOption.Kafka kafka ? new LogOption.Kafka(on(kafka.cluster())) : log;
  }

  /**
   * Refuses a file that nobody needs.
   *
   * @param used whether a cluster was named
   */
  void requireUse(boolean used) {
    if (file != null && !used) {
      throw new Refusal(
          ExitCode.USAGE, NAME + " goes with a cluster: --kafka or --log kafka:HOST:PORT");
    }
  }
}
