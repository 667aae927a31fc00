package tw.kuroshio.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.evaluation.EvaluationSettings;
import tw.kuroshio.features.evaluation.FactorPanel;
import tw.kuroshio.market.MarketRules;

/** {@code kuroshio factors report}: what factors were worth. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Judges factors over a stretch of sessions: coverage, rank IC with its uncertainty, decay,"
          + " turnover, quintile returns after costs, clusters, and what is left of it after the"
          + " number of factors tried. One HTML page with plots."
    },
    footer = {
      "",
      "Example: ./kuroshio factors report --from 2019-01-02 --to 2020-06-30 --data ../shared/data"
          + " --out report.html"
    })
final class FactorsReportCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private FactorOptions options = new FactorOptions();

  @Option(
      names = "--tried",
      paramLabel = "N",
      description =
          "How many factors were looked at to find these (default: as many as there are): the more,"
              + " the less a good one proves.")
  private @Nullable Integer tried;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The page, one self-contained HTML file.")
  private Path out = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "The numbers as JSON, too.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    ReportFile.requireWritable(out);
    if (json != null) {
      ReportFile.requireWritable(json);
    }
    CompiledFormulas formulas = options.formulas();
    int looked = tried == null ? formulas.size() : tried;
    if (looked < formulas.size()) {
      throw new Refusal(
          ExitCode.USAGE,
          "--tried must be at least the " + formulas.size() + " factors there are, was " + looked);
    }
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    try (FactSource source = options.source(spec.commandLine().getErr())) {
      FactorInputs inputs = options.atClose(source, formulas);
      FactorPanel panel =
          FactorStudy.of(
              inputs,
              FactorValues.atClose(inputs, formulas),
              source.facts(),
              new DatedLimits(rules, i -> options.kind()));
      FactorReport report =
          FactorReport.of(
              panel, EvaluationSettings.standard(looked), source.name(), texts(formulas));
      report.write(out, json);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%d factors over %,d sessions and %,d instruments of %s: %s%n",
              formulas.size(),
              panel.sessions(),
              inputs.codes().size(),
              source.name(),
              out);
      spec.commandLine().getOut().flush();
      return ExitCode.DONE.code;
    } catch (FileRefused e) {
      throw Refusals.of(e);
    }
  }

  /** Each factor's expression as it was written. */
  private List<String> texts(CompiledFormulas formulas) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String line : FactorSet.read(options.set()).text().split("\n", -1)) {
      String code = line.contains("#") ? line.substring(0, line.indexOf('#')) : line;
      int equals = code.indexOf('=');
      if (equals > 0) {
        byName.put(code.substring(0, equals).strip(), code.substring(equals + 1).strip());
      }
    }
    List<String> texts = new ArrayList<>();
    formulas.names().forEach(name -> texts.add(byName.getOrDefault(name, "")));
    return texts;
  }
}
