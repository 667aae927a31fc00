package tw.kuroshio.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.kuroshio.app.ExitCode;
import tw.kuroshio.app.Refusal;
import tw.kuroshio.benchmarks.features.FeaturesBenchmark;
import tw.kuroshio.benchmarks.features.FeaturesMismatch;
import tw.kuroshio.benchmarks.features.FeaturesSettings;
import tw.kuroshio.benchmarks.features.Formulas;

/** {@code kuroshio bench features}: factors at a tick, over the universe and over history. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the factors on a made-up market: at a tick, beside TA-Lib and ta4j on what they can"
          + " say as well; over the universe with ranks; over history, beside DuckDB on what its"
          + " window functions can say; and how the cost grows. Sides take turns, and their values"
          + " are compared.",
      "Conditions and results: docs/benchmarks.md."
    },
    footer = {
      "",
      "Example, a quick look: ./kuroshio bench features --instruments 200 --ticks 2000"
          + " --history-instruments 50 --repeats 3 --main-only"
    })
final class FeaturesCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--formulas",
      paramLabel = "FILE",
      description = "The factors (default: those that come with the system).")
  private @Nullable Path formulas;

  @Option(
      names = "--instruments",
      paramLabel = "N",
      description = "Of the live session (default: ${DEFAULT-VALUE}).")
  private int instruments = 2_000;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description =
          "Before the live session; 400 at least for what peers say (default: ${DEFAULT-VALUE}).")
  private int sessions = 300;

  @Option(
      names = "--ticks",
      paramLabel = "N",
      description = "Of a stretch, two stretches a pass (default: ${DEFAULT-VALUE}).")
  private int ticks = 20_000;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Measured passes after the cold one (default: ${DEFAULT-VALUE}).")
  private int repeats = 10;

  @Option(
      names = "--history-instruments",
      paramLabel = "N",
      description = "Of the history, a quarter of them compared (default: ${DEFAULT-VALUE}).")
  private int historyInstruments = 2_000;

  @Option(
      names = "--history-sessions",
      paramLabel = "N",
      description = "Of the history (default: ${DEFAULT-VALUE}).")
  private int historySessions = 2_500;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of the market (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--main-only", description = "Leave out the tables of growth.")
  private boolean mainOnly;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException, SQLException {
    FeaturesSettings settings = settings();
    Machine machine = Machine.current();
    try {
      FeaturesBenchmark.Found found =
          new FeaturesBenchmark(settings, spec.commandLine().getErr()).run();
      print(new FeaturesResult(machine, settings, found));
      return ExitCode.DONE.code;
    } catch (FeaturesMismatch e) {
      throw new Refusal(ExitCode.INVARIANT, String.valueOf(e.getMessage()), e);
    }
  }

  private FeaturesSettings settings() throws IOException {
    Path file = formulas;
    if (file != null && !Files.isReadable(file)) {
      throw new Refusal(ExitCode.USAGE, "File " + file + " cannot be read");
    }
    try {
      return new FeaturesSettings(
          file == null ? Formulas.handcrafted() : Files.readString(file),
          instruments,
          sessions,
          ticks,
          repeats,
          historyInstruments,
          historySessions,
          !mainOnly,
          seed);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private void print(FeaturesResult result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(FeaturesJson.of(result));
      out.flush();
    } else {
      new FeaturesText(out).print(result);
    }
  }
}
