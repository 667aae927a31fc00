package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.features.CompiledFormulas;

/** {@code kuroshio factors}: point-in-time factor values as a table. */
@Command(
    name = "factors",
    mixinStandardHelpOptions = true,
    subcommands = {FactorsReportCommand.class, FactorsParityCommand.class},
    description = {
      "Computes factors as they were known in each session: a row a session and instrument that"
          + " belonged to the universe and traded, empty where a value is missing. Prints the"
          + " coverage: values that are there over instruments that were listed."
    },
    footer = {
      "",
      "Example: ./kuroshio factors --from 2020-01-02 --to 2020-03-31 --data ../shared/data --out"
          + " factors.csv"
    })
final class FactorsCommand implements Callable<Integer> {

  private static final String CLOSE = "close";
  private static final LocalTime OPENING = LocalTime.of(9, 0);
  private static final LocalTime CLOSING = LocalTime.of(13, 30);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private FactorOptions options = new FactorOptions();

  @Option(
      names = "--at",
      paramLabel = "WHEN",
      defaultValue = CLOSE,
      description =
          "close, or HH:MM: with the session's bar until then, from bars of five minutes, and only"
              + " what was known then (default: ${DEFAULT-VALUE}).")
  private String at = CLOSE;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "raw",
      description = "raw, or rank in the session's universe (default: ${DEFAULT-VALUE}).")
  private FactorForm form = FactorForm.RAW;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write: .csv, .csv.gz or .parquet.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    if (out == null) {
      throw new Refusal(ExitCode.USAGE, "Missing required option: '--out=FILE'");
    }
    FactorOutput output = new FactorOutput(out);
    CompiledFormulas formulas = options.formulas();
    try (FactSource source = options.source(spec.commandLine().getErr())) {
      FactorValues values = values(source, formulas);
      if (form == FactorForm.RANK) {
        values.rank();
      }
      output.write(values);
      print(values, source.name());
      return ExitCode.DONE.code;
    } catch (FileRefused e) {
      throw Refusals.of(e);
    }
  }

  private FactorValues values(FactSource source, CompiledFormulas formulas) {
    if (at.equals(CLOSE)) {
      return FactorValues.atClose(options.atClose(source, formulas), formulas);
    }
    long nsOfDay = moment().toNanoOfDay();
    FactorInputs inputs = options.inputs(source, formulas, nsOfDay);
    return FactorValues.during(
        inputs, formulas, ProvisionalBar.read(source.facts(), inputs, nsOfDay));
  }

  private LocalTime moment() {
    LocalTime time = null;
    try {
      time = LocalTime.parse(at, DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    } catch (DateTimeParseException e) {
      throw new Refusal(ExitCode.USAGE, "--at must be close or HH:MM, was " + at, e);
    }
    if (time.isBefore(OPENING) || time.isAfter(CLOSING)) {
      throw new Refusal(
          ExitCode.USAGE,
          "--at must be from " + OPENING + " to " + CLOSING + ", the regular session, was " + at);
    }
    return time;
  }

  private void print(FactorValues values, String source) {
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        Locale.ROOT,
        "%,d rows of %,d sessions and %,d instruments from %s to %s%n",
        values.rows(),
        values.sessions(),
        values.codes().size(),
        source,
        out);
    print.printf(Locale.ROOT, "%-24s %12s %9s%n", "factor", "values", "coverage");
    for (int f = 0; f < values.names().size(); f++) {
      long finite = values.finite(f);
      print.printf(
          Locale.ROOT,
          "%-24s %,12d %8.1f%%%n",
          values.names().get(f),
          finite,
          100.0 * finite / Math.max(1, values.requested()));
    }
    print.flush();
  }
}
