package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import tw.kuroshio.adapters.simulator.SyntheticMarket;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.Instruments;

/** A day of a market that exists only by its seed. */
final class SimulatedDay {

  static final LocalDate DEFAULT_DATE = LocalDate.of(2026, 3, 2);
  private static final int DEFAULT_INSTRUMENTS = 200;
  private static final int SESSIONS = 300;

  private SimulatedDay() {}

  static MarketDay generate(RunOptions options, LocalDate date, MarketRules rules) {
    Integer universe = options.universe();
    SyntheticMarket market =
        SyntheticMarket.generate(
            options.seed(),
            date,
            universe == null ? DEFAULT_INSTRUMENTS : universe,
            SESSIONS,
            rules);
    Instruments instruments = market.instruments();
    int n = instruments.size();
    double[] noExDate = new double[n];
    Arrays.fill(noExDate, 1.0);
    long[] referenceE4 = new long[n];
    market
        .script()
        .instruments()
        .forEach(
            scripted ->
                referenceE4[instruments.indexOf(scripted.instrument().id())] =
                    scripted.reference().referenceE4());
    return new MarketDay(
        RunCommand.SIMULATED,
        instruments,
        new BarPanel(market.history(), Collections.nCopies(n, ExDateRatios.NONE)),
        noExDate,
        referenceE4,
        market.script(),
        SESSIONS,
        Collections.nCopies(n, Collections.emptySortedMap()),
        new TreeMap<>(),
        List.of());
  }
}
