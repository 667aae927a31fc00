package tw.kuroshio.app;

import java.io.PrintWriter;
import tw.kuroshio.adapters.files.FileEventLog;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogId;
import tw.kuroshio.adapters.kafka.MarketTopic;
import tw.kuroshio.engine.EventLog;

/** The event log of a run, open, with what runs beside it. */
interface RunLog extends AutoCloseable {

  EventLog log();

  /** Closes the log, then what it needs; says what was left undone. */
  @Override
  void close();

  /**
   * Opens the log a run asked for.
   *
   * @param id names the log in Kafka
   */
  static RunLog open(RunOptions options, RunFolder folder, LogId id, int epoch, PrintWriter out)
      throws FileRefused {
    try {
      return switch (options.log()) {
        case LogOption.File file -> inFiles(options, folder, id, epoch, out);
        case LogOption.KafkaEmbedded embedded -> KafkaRunLog.embedded(folder, id, epoch, out);
        case LogOption.Kafka kafka ->
            KafkaRunLog.inCluster(kafka.cluster(), folder, id, epoch, out);
      };
    } catch (KafkaRefused e) {
      throw Refusals.of(e);
    }
  }

  private static RunLog inFiles(
      RunOptions options, RunFolder folder, LogId id, int epoch, PrintWriter out)
      throws FileRefused {
    FileEventLog log = folder.openLog(epoch);
    KafkaCluster copyTo = options.kafka();
    if (copyTo == null) {
      return new OfFiles(log);
    }
    LogRoute<?> route =
        new LogRoute.FileToKafka(log, copyTo, id, folder.headerSha256(), MarketTopic.DEFAULT);
    return new CopiedRunLog(log, LogCopier.start(route), out);
  }

  /** The log in files alone. */
  record OfFiles(EventLog log) implements RunLog {
    @Override
    public void close() {
      log.close();
    }
  }
}
