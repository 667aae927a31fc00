package tw.kuroshio.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.app.ExitCode;
import tw.kuroshio.app.Refusal;
import tw.kuroshio.benchmarks.eventlog.LogBenchmark;

/** {@code kuroshio bench log}: the event log in files and in Kafka. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the event log: appends and commits by the number of records a commit, in files and"
          + " in Kafka; records a second through one broker beside Kafka's own producer, in turn;"
          + " and the way from end to end at fixed rates. Everything written is read back.",
      "Conditions and results: docs/benchmarks.md."
    },
    footer = {"", "Example, a quick look: ./kuroshio bench log --seconds 1 --events 100000"})
final class LogCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--groups",
      paramLabel = "N,N",
      split = ",",
      description = "Records a commit, a step each (default: ${DEFAULT-VALUE}).")
  private List<Integer> groups = List.of(1, 8, 64, 512, 4_096);

  @Option(
      names = "--rates",
      paramLabel = "N,N",
      split = ",",
      description = "Records a second from end to end, a step each (default: ${DEFAULT-VALUE}).")
  private List<Integer> rates = List.of(1_000, 10_000, 50_000);

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Of each step (default: ${DEFAULT-VALUE}).")
  private double seconds = 3;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Records of each pass through Kafka (default: ${DEFAULT-VALUE}).")
  private int events = 500_000;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Measured passes after the cold one (default: ${DEFAULT-VALUE}).")
  private int repeats = 10;

  @Option(
      names = "--payload",
      paramLabel = "BYTES",
      description = "Payload of a record (default: ${DEFAULT-VALUE}).")
  private int payload = 128;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where logs are written, then removed (default: temporary files).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    requireOptions();
    Machine machine = Machine.current();
    LogBenchmark.Settings settings =
        new LogBenchmark.Settings(groups, seconds, payload, events, repeats, rates, folder);
    try {
      LogBenchmark.Found found = new LogBenchmark(settings, spec.commandLine().getErr()).run();
      print(new LogResult(machine, settings, found));
      return ExitCode.DONE.code;
    } catch (FileRefused | KafkaRefused e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireOptions() {
    boolean positive =
        seconds > 0
            && events > 0
            && repeats > 0
            && payload > 0
            && groups.stream().allMatch(group -> group > 0)
            && rates.stream().allMatch(rate -> rate > 0);
    if (!positive) {
      throw new Refusal(
          ExitCode.USAGE,
          "--seconds, --events, --repeats, --payload, --groups and --rates must be above 0");
    }
    if (!Files.isWritable(folder)) {
      throw new Refusal(
          ExitCode.USAGE,
          "Folder " + folder + " cannot be written: name another with --folder DIR");
    }
  }

  private void print(LogResult result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(LogJson.of(result));
      out.flush();
    } else {
      new LogText(out).print(result);
    }
  }
}
