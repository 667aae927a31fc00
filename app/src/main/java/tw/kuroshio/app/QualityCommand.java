package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.files.CodeRule;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.history.quality.QualityReport;
import tw.kuroshio.history.quality.QualityScan;
import tw.kuroshio.history.quality.QualitySettings;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TradingCalendar;

/** {@code kuroshio quality}: the tables of a store, or of a data folder, against the rules. */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description = {
      "Holds the tables of the store, or of a data folder, against the data-quality rules: rows,"
          + " findings by rule, coverage by session, worst instruments.",
      "Ends with 0 when there are findings, with 5 when one of them halts its source."
    },
    footer = {
      "",
      "Example: ./kuroshio quality --data ../shared/data --from 2018-07-01 --to 2020-06-30 --html"
          + " quality.html"
    })
final class QualityCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "D",
      converter = DateOption.class,
      description = "First day, YYYY-MM-DD or YYYYMMDD (default: the calendar's first).")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "D",
      converter = DateOption.class,
      description = "Last day (default: the calendar's last).")
  private @Nullable LocalDate to;

  @Option(
      names = "--as-of",
      paramLabel = "D",
      converter = DateOption.class,
      description = "Only what was known at the end of this day in Taipei (default: now).")
  private @Nullable LocalDate asOf;

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder of market data tables instead of the store.")
  private @Nullable Path data;

  @Option(names = "--json", description = "One JSON document on the standard output.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report with plots as one HTML file, too.")
  private @Nullable Path html;

  @Override
  public Integer call() {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    TradingCalendar calendar = rules.calendar();
    LocalDate first = from == null ? calendar.first() : from;
    LocalDate last = to == null ? calendar.last() : to;
    if (first.isAfter(last)) {
      throw new Refusal(
          ExitCode.USAGE, "--from must not be after --to, were " + first + " and " + last);
    }
    if (html != null) {
      ReportFile.requireWritable(html);
    }
    try {
      return report(rules, first, last).code;
    } catch (FileRefused e) {
      throw Refusals.of(e);
    }
  }

  private ExitCode report(MarketRules rules, LocalDate first, LocalDate last) throws FileRefused {
    try (FactSource source = FactSource.open(store, data, spec.commandLine().getErr())) {
      return print(rules, source, first, last);
    }
  }

  private ExitCode print(MarketRules rules, FactSource source, LocalDate first, LocalDate last) {
    long knownAtNs = asOf == null ? source.nowNs() : TaipeiTime.utcNs(asOf.toEpochDay() + 1, 0) - 1;
    QualityReport report =
        new QualityScan(rules, QualitySettings.DEFAULT, CodeRule::kindOf)
            .run(source.facts(), knownAtNs, first, last);
    QualityFacts found = new QualityFacts(report, source.name(), source.setAside());
    if (report.tables().isEmpty()) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED,
          source.name()
              + " holds no row from "
              + first
              + " to "
              + last
              + " that was known: import tables or"
              + " choose other days");
    }
    ExitCode exit = report.halts() ? ExitCode.INPUT_REFUSED : ExitCode.DONE;
    if (html != null) {
      ReportFile.write(html, QualityHtml.of(found));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(QualityJson.of(found, exit));
      out.flush();
    } else {
      QualitySummary.print(found, out);
    }
    if (report.halts()) {
      err("HALT: " + found.halts().size() + " findings, see the report; exit 5");
    }
    return exit;
  }

  private void err(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("kuroshio: " + line);
    err.flush();
  }
}
