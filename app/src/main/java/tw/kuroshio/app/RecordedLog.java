package tw.kuroshio.app;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.FileEventLogReader;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.kafka.EmbeddedBroker;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaEventLogReader;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.engine.EventLogReader;

/** The log of a run that was, wherever its header says it is, open for reading. */
final class RecordedLog implements AutoCloseable {

  private final EventLogReader reader;
  private final Supplier<Optional<String>> warning;
  private final @Nullable EmbeddedBroker broker;

  private RecordedLog(
      EventLogReader reader, Supplier<Optional<String>> warning, @Nullable EmbeddedBroker broker) {
    this.reader = reader;
    this.warning = warning;
    this.broker = broker;
  }

  /**
   * @param log where the header says it is, with what is needed to get there
   */
  static RecordedLog open(RunFolder folder, RunHeader header, LogOption log) throws FileRefused {
    try {
      return switch (log) {
        case LogOption.File file -> {
          FileEventLogReader reader = folder.readLog();
          yield new RecordedLog(reader, reader::warning, null);
        }
        case LogOption.KafkaEmbedded embedded -> inOwnBroker(folder, header);
        case LogOption.Kafka kafka ->
            new RecordedLog(inKafka(kafka.cluster(), folder, header), Optional::empty, null);
      };
    } catch (KafkaRefused e) {
      throw Refusals.of(e);
    }
  }

  private static RecordedLog inOwnBroker(RunFolder folder, RunHeader header) throws KafkaRefused {
    EmbeddedBroker broker =
        EmbeddedBroker.start(KafkaRunLog.brokerFolder(folder), EmbeddedBroker.Flush.EVERY_MESSAGE);
    boolean opened = false;
    try {
      KafkaCluster cluster = KafkaCluster.at(broker.bootstrap());
      EventLogReader reader = inKafka(cluster, folder, header);
      opened = true;
      return new RecordedLog(reader, Optional::empty, broker);
    } finally {
      if (!opened) {
        broker.close();
      }
    }
  }

  private static EventLogReader inKafka(KafkaCluster cluster, RunFolder folder, RunHeader header)
      throws KafkaRefused {
    KafkaEventLogReader reader = KafkaEventLogReader.open(cluster, header.logId());
    byte[] logged = reader.runHeaderSha256();
    if (logged.length > 0 && !Arrays.equals(logged, folder.headerSha256())) {
      reader.close();
      throw new Refusal(
          ExitCode.INPUT_REFUSED,
          "Topic "
              + header.logId().topic()
              + " has a log of another run header than "
              + folder.path()
              + ": header.json was changed or replaced; restore it from a copy");
    }
    return reader;
  }

  EventLogReader reader() {
    return reader;
  }

  /** What a crash left at the end; known when all is read. */
  Optional<String> warning() {
    return warning.get();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } finally {
      if (broker != null) {
        broker.close();
      }
    }
  }
}
