package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tw.kuroshio.adapters.files.FileEventLogReader;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.LogCorrupted;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaEventLogReader;
import tw.kuroshio.adapters.kafka.KafkaLogCopy;
import tw.kuroshio.adapters.kafka.KafkaLogDamaged;
import tw.kuroshio.adapters.kafka.KafkaLogFailure;
import tw.kuroshio.adapters.kafka.KafkaMarketPublisher;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogFollower;
import tw.kuroshio.adapters.kafka.MarketTopic;
import tw.kuroshio.engine.EventLogReader;

/** {@code kuroshio log copy}: brings to Kafka what a run's own copy did not get through. */
@Command(
    name = "copy",
    mixinStandardHelpOptions = true,
    description =
        "Copies the event log of a run with --kafka to Kafka, from where the copy there ends, with"
            + " its market records; of a run with --log kafka:… the market records, from where they"
            + " end. Repeating it changes nothing.",
    footer = {"", "Example: ./kuroshio log copy var --kafka 127.0.0.1:9092"})
final class LogCopyCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN|HOME",
      description = "A run folder, or a home: its newest run (default: the default home).")
  private @Nullable Path runOrHome;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,…",
      required = true,
      converter = LogOption.ClusterConverter.class,
      description = "Brokers to copy to.")
  private @Nullable KafkaCluster kafka;

  @Mixin private final KafkaConfigOption kafkaConfig = new KafkaConfigOption();

  @Override
  public Integer call() {
    KafkaCluster cluster = kafka;
    if (cluster == null) {
      throw new Refusal(ExitCode.USAGE, "--kafka names the brokers to copy to");
    }
    try {
      return copy(spec.commandLine().getOut(), kafkaConfig.on(cluster)).code;
    } catch (FileRefused e) {
      throw Refusals.of(e);
    } catch (KafkaRefused e) {
      throw Refusals.of(e);
    } catch (KafkaLogFailure e) {
      throw new Refusal(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()), e);
    } catch (LogCorrupted | KafkaLogDamaged e) {
      throw new Refusal(ExitCode.INPUT_REFUSED, String.valueOf(e.getMessage()), e);
    }
  }

  private ExitCode copy(PrintWriter out, KafkaCluster cluster) throws FileRefused, KafkaRefused {
    RunFolder folder = RunFolder.open(Home.resolve(runOrHome));
    RunHeader header = RunHeader.parse(folder.header());
    return switch (header.log()) {
      case LogOption.File file when header.hasLogId() -> copyFile(out, cluster, folder, header);
      case LogOption.Kafka kafka -> publish(out, cluster, header);
      case LogOption other ->
          throw new Refusal(
              ExitCode.USAGE,
              "Run "
                  + folder.path()
                  + " has no copy in Kafka to complete: its log is "
                  + other
                  + " and it was not started with --kafka");
    };
  }

  private static ExitCode copyFile(
      PrintWriter out, KafkaCluster cluster, RunFolder folder, RunHeader header)
      throws FileRefused, KafkaRefused {
    long before;
    long last;
    try (FileEventLogReader reader = folder.readLog();
        LogFollower target =
            KafkaLogCopy.open(
                cluster, header.logId(), folder.headerSha256(), MarketTopic.DEFAULT)) {
      before = target.nextSeq() - 1;
      last = follow(reader, target);
      reader.warning().ifPresent(warning -> out.println("warning  " + warning));
    }
    out.printf(
        "copied   %,d records to Kafka topic %s, which had %,d%n",
        Math.max(0, last - before), header.logId().topic(), before);
    out.flush();
    return ExitCode.DONE;
  }

  /** The log is in Kafka; its market records may not be, or not all. */
  private static ExitCode publish(PrintWriter out, KafkaCluster cluster, RunHeader header)
      throws KafkaRefused {
    MarketTopic topic = MarketTopic.DEFAULT;
    long before;
    long last;
    try (LogFollower target = KafkaMarketPublisher.open(cluster, header.logId(), topic);
        KafkaEventLogReader reader =
            KafkaEventLogReader.open(cluster, header.logId(), target.nextSeq())) {
      before = target.nextSeq() - 1;
      last = follow(reader, target);
    }
    out.printf(
        "copied   %,d records' market data to Kafka topic %s, which had it of %,d%n",
        Math.max(0, last - before), topic.name(), before);
    out.flush();
    return ExitCode.DONE;
  }

  /** Copies what the target lacks; returns the last record's number, 0 without any. */
  private static long follow(EventLogReader reader, LogFollower target) {
    long last = 0;
    while (reader.next()) {
      last = reader.seq();
      if (last >= target.nextSeq()) {
        target.append(reader);
      }
    }
    target.commit();
    return last;
  }
}
