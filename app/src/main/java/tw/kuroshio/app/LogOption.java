package tw.kuroshio.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tw.kuroshio.adapters.kafka.KafkaCluster;

/** Where a run keeps its event log, the words of {@code run --log}. */
sealed interface LogOption {

  /** In files of the run's folder. */
  record File() implements LogOption {
    @Override
    public String toString() {
      return "file";
    }
  }

  /** In a Kafka broker of this process, whose folder lies in the run's. */
  record KafkaEmbedded() implements LogOption {
    @Override
    public String toString() {
      return "kafka-embedded";
    }
  }

  /** In a Kafka cluster. */
  record Kafka(KafkaCluster cluster) implements LogOption {
    @Override
    public String toString() {
      return PREFIX + cluster.bootstrap();
    }
  }

  String PREFIX = "kafka:";

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  static LogOption parse(String word) {
    if (word.equals("file")) {
      return new File();
    }
    if (word.equals("kafka-embedded")) {
      return new KafkaEmbedded();
    }
    if (word.startsWith(PREFIX)) {
      return new Kafka(KafkaCluster.at(word.substring(PREFIX.length())));
    }
    throw new IllegalArgumentException(
        "Event log must be file, kafka-embedded or kafka:HOST:PORT, was '" + word + "'");
  }

  /** For the command line. */
  final class Converter implements ITypeConverter<LogOption> {
    @Override
    public LogOption convert(String word) {
      try {
        return parse(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** A cluster on the command line. */
  final class ClusterConverter implements ITypeConverter<KafkaCluster> {
    @Override
    public KafkaCluster convert(String bootstrap) {
      try {
        return KafkaCluster.at(bootstrap);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
