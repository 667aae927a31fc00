package tw.kuroshio.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.HeldPosition;
import tw.kuroshio.adapters.files.MarketData;
import tw.kuroshio.adapters.files.MarketDataFolder;
import tw.kuroshio.adapters.files.PositionsFile;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Price;

/** Reads what a run begins with: the market's day, opening cash and positions. */
final class DayInputs {

  private final RunOptions options;
  private final LocalDate date;
  private final MarketRules rules;
  private final List<HeldPosition> held = new ArrayList<>();
  private Money cash;

  DayInputs(RunOptions options, LocalDate date, MarketRules rules) {
    this.options = options;
    this.date = date;
    this.rules = rules;
    this.cash = options.cash();
  }

  MarketDay read() throws FileRefused {
    Path report = options.report();
    if (report != null) {
      ReportFile.requireWritable(report);
    }
    readHoldings();
    if (options.isSimulated()) {
      return SimulatedDay.generate(options, date, rules);
    }
    MarketData data = MarketDataFolder.open(Path.of(options.data())).read(rules, date);
    data.requirePlayable(date);
    TreeSet<String> codes = new TreeSet<>();
    held.forEach(position -> codes.add(position.symbol()));
    return RecordedDay.prepare(data, date, rules, options.universe(), codes, options.data());
  }

  private void readHoldings() throws FileRefused {
    Path positions = options.positions();
    if (positions != null) {
      held.addAll(PositionsFile.read(positions));
    } else if (options.continueLast()) {
      continueLastRun();
    }
  }

  private void continueLastRun() throws FileRefused {
    Optional<RunFolder> last = RunFolder.newest(options.home());
    Optional<String> report = last.isEmpty() ? Optional.empty() : last.get().report();
    if (report.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "--continue needs a finished run in " + options.home() + " and there is none");
    }
    JsonNode json = new ObjectMapper().readTree(report.get());
    cash = Money.parse(json.get("cash").asString());
    for (JsonNode position : json.get("positions")) {
      held.add(
          new HeldPosition(
              position.get("symbol").asString(),
              position.get("shares").asLong(),
              Price.parse(position.get("avgCost").asString())));
    }
  }

  Money openingCash() {
    return cash;
  }

  /** Opening positions by dense index; a symbol the day does not have is refused. */
  List<DayReference.Holding> holdings(MarketDay day) {
    List<DayReference.Holding> holdings = new ArrayList<>();
    for (HeldPosition position : held) {
      int instrument = indexOf(day.instruments(), position.symbol());
      if (instrument < 0) {
        throw new Refusal(
            ExitCode.INPUT_REFUSED,
            "Position "
                + position.symbol()
                + " has no market data on "
                + date
                + ": remove it from the positions, or add the data");
      }
      if (position.shares() < 0) {
        throw new Refusal(
            ExitCode.INPUT_REFUSED,
            "Position "
                + position.symbol()
                + " must not be short, was "
                + position.shares()
                + " shares: the strategy is long only");
      }
      Money cost = new Money(Math.multiplyExact(position.cost().e4(), position.shares()));
      holdings.add(new DayReference.Holding(instrument, position.shares(), cost));
    }
    return holdings;
  }

  private static int indexOf(Instruments instruments, String symbol) {
    int onTwse = instruments.indexOf(new InstrumentId(symbol, Market.TWSE));
    return onTwse >= 0 ? onTwse : instruments.indexOf(new InstrumentId(symbol, Market.TPEX));
  }
}
