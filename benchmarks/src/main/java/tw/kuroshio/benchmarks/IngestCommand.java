package tw.kuroshio.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.multicast.MulticastUnavailable;
import tw.kuroshio.app.ExitCode;
import tw.kuroshio.app.Refusal;
import tw.kuroshio.benchmarks.ingest.IngestBenchmark;
import tw.kuroshio.benchmarks.ingest.StepResult;
import tw.kuroshio.benchmarks.ingest.StepSpec;

/** {@code kuroshio bench ingest}: from the socket to the log and the engine at a fixed rate. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a synthetic market on both copies over multicast on loopback at fixed rates, and runs"
          + " the product's receiving half: sockets, arbitration, books, event log with its"
          + " commits to the disk, features and predictions. Finds the highest rate at which"
          + " nothing is lost, all records are accounted for and the backlog does not grow.",
      "Latency is counted from the moment a record was due to be sent. Conditions and results:"
          + " docs/benchmarks.md."
    },
    footer = {
      "",
      "Example, the search: ./kuroshio bench ingest --seconds 10",
      "Example, ten times the mean rate for 10 s: ./kuroshio bench ingest --burst 10 --rates 40000"
          + " --seconds 10"
    })
final class IngestCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--rates",
      paramLabel = "N,N",
      split = ",",
      description = "Records a second, each sent on both copies (default: ${DEFAULT-VALUE}).")
  private List<Integer> rates =
      List.of(100_000, 200_000, 300_000, 400_000, 500_000, 600_000, 800_000);

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Of a step, or of each third of a burst (default: ${DEFAULT-VALUE}).")
  private double seconds = 5;

  @Option(
      names = "--burst",
      paramLabel = "FACTOR",
      description = "The first rate, then so many times that, then the first rate again.")
  private @Nullable Integer burst;

  @Option(
      names = "--instruments",
      paramLabel = "N",
      description = "Half TWSE, half TPEx (default: ${DEFAULT-VALUE}).")
  private int instruments = 2_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The market's seed (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--sender",
      paramLabel = "PLACE",
      description = "Where the sender runs: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private IngestBenchmark.SenderPlace sender = IngestBenchmark.SenderPlace.PROCESS;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where event logs are written, then removed (default: temporary files).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(names = "--all", description = "Go on after two rates in a row that are too high.")
  private boolean all;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    requireOptions();
    Machine machine = Machine.current();
    IngestBenchmark benchmark =
        new IngestBenchmark(
            new IngestBenchmark.Settings(instruments, seed, seconds, sender, folder),
            spec.commandLine().getErr());
    List<StepSpec> steps = steps(benchmark);
    try {
      List<StepResult> results = benchmark.run(steps, all || burst != null);
      print(new IngestResult(machine, sender, burst, results));
      return ExitCode.DONE.code;
    } catch (MulticastUnavailable e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<StepSpec> steps(IngestBenchmark benchmark) {
    try {
      return burst == null ? benchmark.search(rates) : benchmark.burst(rates.getFirst(), burst);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private void requireOptions() {
    if (rates.isEmpty() || rates.stream().anyMatch(rate -> rate < 1)) {
      throw new Refusal(ExitCode.USAGE, "--rates must be at least 1 record/s, were " + rates);
    }
    if (burst != null && burst < 1) {
      throw new Refusal(ExitCode.USAGE, "--burst must be at least 1, was " + burst);
    }
    if (!Files.isWritable(folder)) {
      throw new Refusal(
          ExitCode.USAGE,
          "Folder " + folder + " cannot be written: name another with --folder DIR");
    }
  }

  private void print(IngestResult result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(IngestJson.of(result));
      out.flush();
    } else {
      new IngestText(out).print(result);
    }
  }
}
