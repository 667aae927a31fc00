package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.OptionTradesFile;
import tw.kuroshio.adapters.files.VolatilityFile;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TradingCalendar;
import tw.kuroshio.market.volatility.RiskFreeRates;
import tw.kuroshio.market.volatility.VolatilitySettings;

/** {@code kuroshio vix}: the volatility index through a day of option trades. */
@Command(
    name = "vix",
    mixinStandardHelpOptions = true,
    description = {
      "Computes Taiwan's volatility index through a day from the trades of TAIEX options, by the"
          + " published method with a stand-in for quotes: of each series, the lowest and highest"
          + " of its newest trades are bid and ask.",
      "The official index is computed from quotes; this one is near it, not equal."
    },
    footer = {
      "",
      "Example: ./kuroshio vix --trades txo_ticks_20210726.csv.gz --date 2021-07-26"
          + " --compare vix_txo_daily_2020_2023.csv.gz"
    })
final class VixCommand implements Callable<Integer> {

  private static final long NS_PER_MINUTE = 60_000_000_000L;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--trades",
      paramLabel = "FILE",
      required = true,
      description = "TAIFEX's trades of options as CSV, gzipped or not.")
  private Path trades = Path.of("");

  @Option(
      names = "--date",
      paramLabel = "D",
      required = true,
      converter = DateOption.class,
      description = "Trading day, YYYY-MM-DD or YYYYMMDD.")
  private LocalDate date = LocalDate.EPOCH;

  @Option(
      names = "--step",
      paramLabel = "S",
      defaultValue = "60",
      description = "Seconds between two values (default: ${DEFAULT-VALUE}).")
  private int step;

  @Option(
      names = "--quote-trades",
      paramLabel = "N",
      defaultValue = "1",
      description = "Newest trades that stand for a quote (default: ${DEFAULT-VALUE}).")
  private int quoteTrades;

  @Option(
      names = "--window",
      paramLabel = "MIN",
      defaultValue = "1440",
      description = "Minutes for which a trade counts (default: ${DEFAULT-VALUE}, the day).")
  private int window;

  @Option(
      names = "--rates",
      paramLabel = "NEAR,NEXT",
      defaultValue = "0,0",
      description =
          "Risk-free rates to both expiries, fractions a year such as 0.008 (default:"
              + " ${DEFAULT-VALUE}).")
  private String rates = "";

  @Option(
      names = "--roll-days",
      paramLabel = "N",
      defaultValue = "8",
      description = "Expiries with fewer days left are not used (default: ${DEFAULT-VALUE}).")
  private int rollDays;

  @Option(names = "--weeklies", description = "Use weekly expiries, too.")
  private boolean weeklies;

  @Option(names = "--days", description = "Count time in whole days instead of minutes.")
  private boolean days;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "A table vix_txo_daily_* to compare the last value with.")
  private @Nullable Path compare;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    TradingCalendar calendar = MarketRules.parse(RuleFiles.marketRules()).calendar();
    VolatilityDay.Choices choices = choices();
    TradingDays.require(date, calendar);
    try {
      OptionTradesFile file = OptionTradesFile.read(trades, date);
      if (file.trades().isEmpty()) {
        throw new Refusal(
            ExitCode.INPUT_REFUSED, "Option trades " + trades + " hold no trade of TXO on " + date);
      }
      OptionalDouble published =
          compare == null ? OptionalDouble.empty() : VolatilityFile.vix30(compare, date);
      VolatilityDay day = VolatilityDay.compute(date, file.trades(), calendar, choices);
      VixReport report = new VixReport(date, file, choices, day, published);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(report.toJson());
      } else {
        report.print(out);
      }
      out.flush();
      return ExitCode.DONE.code;
    } catch (FileRefused e) {
      throw Refusals.of(e);
    }
  }

  private VolatilityDay.Choices choices() {
    VolatilitySettings.TimeCount count =
        days ? VolatilitySettings.TimeCount.DAYS : VolatilitySettings.TimeCount.MINUTES;
    if (step < 1 || step > 3_600 || window < 1) {
      throw new Refusal(
          ExitCode.USAGE,
          "--step must be 1 to 3600 seconds and --window at least 1 minute, were "
              + step
              + " and "
              + window);
    }
    if (quoteTrades < 1 || quoteTrades > 1_000) {
      throw new Refusal(ExitCode.USAGE, "--quote-trades must be 1 to 1000, was " + quoteTrades);
    }
    try {
      return new VolatilityDay.Choices(
          VolatilitySettings.defaults()
              .withRollDays(rollDays)
              .withWeeklies(weeklies)
              .withTimeCount(count)
              .withStaleAfterNs(15 * NS_PER_MINUTE),
          riskFree(),
          quoteTrades,
          window * NS_PER_MINUTE,
          step);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private RiskFreeRates riskFree() {
    String[] parts = rates.split(",", -1);
    try {
      if (parts.length == 2) {
        return new RiskFreeRates(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
      }
    } catch (NumberFormatException e) {
      throw wrongRates(e);
    }
    throw wrongRates(null);
  }

  private Refusal wrongRates(@Nullable Throwable cause) {
    String sentence =
        "--rates must be two fractions a year such as 0.008,0.009, was '" + rates + "'";
    return cause == null
        ? new Refusal(ExitCode.USAGE, sentence)
        : new Refusal(ExitCode.USAGE, sentence, cause);
  }
}
