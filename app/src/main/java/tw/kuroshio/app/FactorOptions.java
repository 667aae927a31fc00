package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.fields.StoreFields;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TradingCalendar;
import tw.kuroshio.model.SecurityKind;

/** Which factors of which days, and where the facts come from. */
final class FactorOptions {

  @Option(
      names = "--from",
      paramLabel = "D",
      converter = DateOption.class,
      description = "First day, YYYY-MM-DD or YYYYMMDD.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "D", converter = DateOption.class, description = "Last day.")
  private @Nullable LocalDate to;

  @Option(
      names = "--set",
      paramLabel = "SET",
      defaultValue = FactorSet.HANDCRAFTED,
      description =
          "handcrafted (the 42), technical, fundamental, microstructure, alpha101, alpha158, or"
              + " formula files; several separated by commas (default: ${DEFAULT-VALUE}).")
  private String set = FactorSet.HANDCRAFTED;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "STOCK",
      description =
          "Class of the instruments: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SecurityKind kind = SecurityKind.STOCK;

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder of market data tables instead of the store.")
  private @Nullable Path data;

  @Mixin private Plugins plugins = new Plugins();

  LocalDate from() {
    return required("--from", from);
  }

  LocalDate to() {
    return required("--to", to);
  }

  private static LocalDate required(String option, @Nullable LocalDate day) {
    if (day == null) {
      throw new Refusal(ExitCode.USAGE, "Missing required option: '" + option + "=D'");
    }
    return day;
  }

  SecurityKind kind() {
    return kind;
  }

  String set() {
    return set;
  }

  CompiledFormulas formulas() {
    if (from().isAfter(to())) {
      throw new Refusal(
          ExitCode.USAGE, "--from must not be after --to, were " + from + " and " + to);
    }
    return FactorSet.read(set).compile(plugins.load(store.home()).library());
  }

  FactSource source(PrintWriter err) throws FileRefused {
    return FactSource.open(store, data, err);
  }

  /**
   * What the formulas need.
   *
   * @param decisionNsOfDay nanoseconds since midnight in Taipei
   * @param sessionsAfter sessions after the last day asked for to be read too, as far as the
   *     calendar goes
   */
  FactorInputs inputs(
      FactSource source, CompiledFormulas formulas, long decisionNsOfDay, int sessionsAfter) {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    TradingCalendar calendar = rules.calendar();
    LocalDate last = to();
    for (int n = 0; n < sessionsAfter && last.isBefore(calendar.last()); n++) {
      last = calendar.nextTradingDay(last);
    }
    FactorInputs inputs =
        FactorInputs.read(
            source.facts(),
            rules,
            new FactorInputs.Request(from(), to(), last, kind, formulas.fields(), decisionNsOfDay));
    if (inputs.codes().isEmpty()) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED,
          source.name()
              + " has no daily bars of listed instruments of class "
              + kind
              + ": import listing and daily tables first");
    }
    requireConnected(inputs.hole());
    return inputs;
  }

  private void requireConnected(FactorInputs.@Nullable Hole hole) {
    if (hole != null && !hole.after().isBefore(from())) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED,
          "Windows cannot reach over a hole in the tables: there are no bars between "
              + hole.after()
              + " and "
              + hole.before()
              + "; ask for one side of it, --to "
              + hole.after()
              + " or --from "
              + hole.before());
    }
  }

  FactorInputs atClose(FactSource source, CompiledFormulas formulas) {
    return inputs(source, formulas, StoreFields.BEFORE_OPEN, 0);
  }
}
