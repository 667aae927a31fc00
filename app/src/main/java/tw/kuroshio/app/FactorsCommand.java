package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.evaluation.LabelStatus;
import tw.kuroshio.features.fields.StoreFields;
import tw.kuroshio.market.MarketRules;

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
      names = "--labels",
      paramLabel = "N,…",
      split = ",",
      description =
          "Make it a training set: add what each row earned from the next session's open over so"
              + " many sessions, as columns fwd_ret_N. Empty where it is not known yet, or where"
              + " nobody could be sure to trade.")
  private int[] labels = {};

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
    List<Integer> horizons = ForwardColumns.horizons(labels);
    CompiledFormulas formulas = options.formulas();
    try (FactSource source = options.source(spec.commandLine().getErr())) {
      FactorRows rows = rows(source, formulas, horizons);
      if (form == FactorForm.RANK) {
        rows.values().rank();
      }
      output.write(rows);
      PrintWriter print = spec.commandLine().getOut();
      FactorCoverage.print(
          rows.values(), "from " + source.name() + " to " + out, at.equals(CLOSE), print);
      printLabels(rows);
      return ExitCode.DONE.code;
    } catch (FileRefused e) {
      throw Refusals.of(e);
    }
  }

  private FactorRows rows(FactSource source, CompiledFormulas formulas, List<Integer> horizons) {
    boolean closed = at.equals(CLOSE);
    long nsOfDay = closed ? StoreFields.BEFORE_OPEN : moment().toNanoOfDay();
    FactorInputs wider =
        options.inputs(source, formulas, nsOfDay, ForwardColumns.sessionsAfter(horizons));
    FactorInputs inputs = wider.until(options.to());
    FactorValues values =
        closed
            ? FactorValues.atClose(inputs, formulas)
            : FactorValues.during(
                inputs, formulas, ProvisionalBar.read(source.facts(), inputs, nsOfDay));
    return new FactorRows(
        values, horizons.isEmpty() ? ForwardColumns.NONE : labels(wider, horizons));
  }

  private ForwardColumns labels(FactorInputs wider, List<Integer> horizons) {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    FactorInputs known = wider.until(wider.lastTraded());
    return ForwardColumns.of(
        horizons, TradedOpens.of(known, new DatedLimits(rules, i -> options.kind())));
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

  private void printLabels(FactorRows rows) {
    PrintWriter print = spec.commandLine().getOut();
    for (int l = 0; l < rows.labels().names().size(); l++) {
      StringJoiner counts = new StringJoiner(", ");
      rows.labels()
          .statuses(l, rows.values())
          .forEach((status, n) -> counts.add("%,d ".formatted(n) + words(status)));
      print.println(rows.labels().names().get(l) + "  " + counts);
    }
    print.flush();
  }

  private static String words(LabelStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
