package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.intraday.BarFields;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.Money;

/** Makes of a market's day all that a run begins with, the day's model included. */
final class DayStart {

  private final RunOptions options;
  private final MarketDay day;
  private final LocalDate date;
  private final PrintWriter out;
  private final CompiledFormulas formulas;

  /**
   * @param out told of the day, its warnings and the model
   * @throws Refusal when a formula is wrong
   */
  DayStart(RunOptions options, MarketDay day, LocalDate date, PrintWriter out) {
    this.options = options;
    this.day = day;
    this.date = date;
    this.out = out;
    this.formulas = options.factors().compile(options.plugins().library());
  }

  /**
   * Reads tables, trains, and puts it together.
   *
   * @param rules text of the dated market rules by file name
   */
  DayReference reference(
      SortedMap<String, String> rules, Money openingCash, List<DayReference.Holding> holdings)
      throws FileRefused {
    out.printf(
        "day      %s  %s  %,d instruments  %,d sessions of history%n",
        date, day.source(), day.instruments().size(), day.sessionsBefore());
    day.warnings().forEach(warning -> out.println("warning  " + warning));
    MarketRules dated = MarketRules.parse(rules);
    DayFacts facts = facts(dated);
    BarPanel history = facts.with(day.history(), day.instruments(), dated);
    out.flush();
    ModelArtefact model =
        new ModelTraining(formulas, day.instruments(), history, dated)
            .train(Math.toIntExact(Math.floorMod(options.seed(), 1L << 30)), options.home());
    out.println("model    " + model.sentence());
    out.flush();
    return new DayReference(
        date,
        rules,
        options.factors().text(),
        day.instruments(),
        history,
        day.exDateRatio(),
        day.referenceE4(),
        openingCash,
        holdings,
        model,
        recentBars(),
        facts);
  }

  /** What formulas read besides bars: from the store or the data folder, as it was known then. */
  private DayFacts facts(MarketRules rules) throws FileRefused {
    StoreOptions store = options.tables();
    if (!DayFacts.areRead(formulas.fields())) {
      return DayFacts.of(null, formulas.fields(), day, rules, date);
    }
    if (store == null && options.isSimulated()) {
      out.println(
          "warning  the simulated market has no tables besides bars: name a store with --tables"
              + " store, or factors miss what they read of them");
      return DayFacts.of(null, formulas.fields(), day, rules, date);
    }
    try (FactSource source =
        store == null
            ? FactSource.folder(Path.of(options.data()), formulas.fields())
            : FactSource.open(store, null, out)) {
      DayFacts facts = DayFacts.of(source.facts(), formulas.fields(), day, rules, date);
      facts.print(source.name(), out);
      return facts;
    }
  }

  /** They would triple the reference data of a day on bars of five minutes: only when asked for. */
  private List<List<IntradayBars>> recentBars() {
    return BarFields.areRead(formulas.fields())
        ? day.recentBars()
        : Collections.nCopies(day.instruments().size(), List.of());
  }
}
