package tw.kuroshio.benchmarks;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.kuroshio.app.ExitCode;
import tw.kuroshio.app.Refusal;
import tw.kuroshio.benchmarks.feed.FeedMismatch;
import tw.kuroshio.benchmarks.feed.FeedWorkload;
import tw.kuroshio.benchmarks.feed.SbePeer;

/** {@code kuroshio bench feed}: the feed against SBE flyweights. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a synthetic day of format 6 records, both copies, damaged, through frame, check byte,"
          + " sequence, arbitration, decoding and book, and the same content as SBE through the"
          + " same code, in turn. Every pass is checked; times of a pass that fails are not shown.",
      "Conditions and results: docs/benchmarks.md."
    },
    footer = {
      "",
      "Example, the whole day: ./kuroshio bench feed --records 60000000",
      "Example, a quick look: ./kuroshio bench feed --records 1000000 --repeats 3 --main-only"
    })
final class FeedCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Records the exchange sends in a pass (default: ${DEFAULT-VALUE}).")
  private long records = 6_000_000;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Measured passes after the cold one (default: ${DEFAULT-VALUE}).")
  private int repeats = 10;

  @Option(
      names = "--instruments",
      paramLabel = "N",
      description = "Half TWSE, half TPEx (default: ${DEFAULT-VALUE}).")
  private int instruments = 2_000;

  @Option(
      names = "--levels",
      paramLabel = "0..5",
      description = "Most levels disclosed a side (default: ${DEFAULT-VALUE}).")
  private int levels = 5;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The day and its damage (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--main-only",
      description = "Leave out the whole stage and the table by instruments and levels.")
  private boolean mainOnly;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    FeedWorkload workload = workload();
    if (repeats < 1) {
      throw new Refusal(ExitCode.USAGE, "--repeats must be at least 1, was " + repeats);
    }
    SbePeer.configure();
    Machine machine = Machine.current();
    FeedBenchmark benchmark = new FeedBenchmark(spec.commandLine().getErr());
    FeedResult result;
    try {
      FeedSeries main = benchmark.series(workload, repeats);
      List<FeedSeries> variations = mainOnly ? List.of() : benchmark.variations(workload);
      result = new FeedResult(machine, SbePeer.sentence(), main, variations);
    } catch (FeedMismatch e) {
      throw new Refusal(ExitCode.INVARIANT, String.valueOf(e.getMessage()), e);
    }
    print(result);
    return ExitCode.DONE.code;
  }

  private FeedWorkload workload() {
    try {
      return new FeedWorkload(records, instruments, levels, seed);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private void print(FeedResult result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(FeedJson.of(result));
      out.flush();
    } else {
      new FeedText(out).print(result);
    }
  }
}
