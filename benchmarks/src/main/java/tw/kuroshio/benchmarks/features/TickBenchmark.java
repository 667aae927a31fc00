package tw.kuroshio.benchmarks.features;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.features.CompiledFormulas;

/** One tick: the factors that come with the system, and what peers can say as well, in turn. */
public final class TickBenchmark {

  private static final double TOLERANCE = 1e-9;

  private final FeaturesSettings settings;
  private final PrintWriter progress;

  /**
   * What was found; sides are the factors, the factors and live ones, then the three that give the
   * same values: formulas, TA-Lib, ta4j.
   *
   * @param clockNs what a reading of the clock costs each tick of {@link TickPass#tickNs()}
   * @param covered factors that some instrument has a value of
   * @param equalToBatch values that were those of the batch, bit for bit
   * @param equalToPeers values that TA-Lib and ta4j gave alike to 1e-9
   * @param alone by factor: a tick of it alone
   */
  public record Found(
      List<TickResult> sides,
      long clockNs,
      int covered,
      int liveFields,
      long equalToBatch,
      long equalToPeers,
      List<Alone> alone) {}

  /** A factor compiled by itself. */
  public record Alone(String factor, double meanNs, long stateBytes) {}

  TickBenchmark(FeaturesSettings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  Found run() {
    SyntheticMarket market = settings.market(settings.sessions());
    SyntheticMarket longer =
        settings.market(Math.max(settings.sessions(), Indicators.LEAST_SESSIONS));
    KuroshioSide factors =
        new KuroshioSide("factors", Formulas.compile(settings.formulas()), market);
    KuroshioSide live =
        new KuroshioSide("factors and live", Formulas.compile(settings.withLive()), market);
    KuroshioSide same = new KuroshioSide("indicators", Indicators.compile(), longer);
    TaLibSide taLib = new TaLibSide(longer);
    Ta4jSide ta4j = new Ta4jSide(longer);
    TickStream shorterTicks = new TickStream(market, settings.ticks(), settings.seed());
    TickStream longerTicks = new TickStream(longer, settings.ticks(), settings.seed());
    List<TickClock> first = List.of(new TickClock(factors), new TickClock(live));
    List<TickClock> second =
        List.of(new TickClock(same), new TickClock(taLib), new TickClock(ta4j));
    open(shorterTicks, List.of(factors, live));
    open(longerTicks, List.of(same, taLib, ta4j));
    long equal = 0;
    for (int pass = 0; pass <= settings.repeats(); pass++) {
      pass(shorterTicks, first, pass);
      pass(longerTicks, second, pass);
      equal += proveAlike(longer, same, List.of(taLib, ta4j));
      progress.printf("ticks, pass %d of %d%n", pass, settings.repeats());
      progress.flush();
    }
    List<TickResult> results = new ArrayList<>();
    first.forEach(clock -> results.add(clock.result()));
    second.forEach(clock -> results.add(clock.result()));
    int covered = factors.covered();
    long batch =
        factors.proveAgainstBatch(shorterTicks.today())
            + live.proveAgainstBatch(shorterTicks.today())
            + same.proveAgainstBatch(longerTicks.today());
    return new Found(
        results, TickClock.clockNs(), covered, live.liveFields(), batch, equal, alone(market));
  }

  private static void open(TickStream ticks, List<? extends TickSide> sides) {
    ticks.everyInstrument();
    for (TickSide side : sides) {
      for (int k = 0; k < ticks.size; k++) {
        side.tick(ticks, k);
      }
    }
  }

  /** Both kinds of stretch, every side on the same ticks; who is first changes. */
  private void pass(TickStream ticks, List<TickClock> clocks, int pass) {
    ticks.randomInstruments(settings.ticks());
    for (int k = 0; k < clocks.size(); k++) {
      clocks.get((pass + k) % clocks.size()).eachTick(ticks);
    }
    ticks.randomInstruments(settings.ticks());
    for (int k = 0; k < clocks.size(); k++) {
      clocks.get((pass + k) % clocks.size()).wholeStretch(ticks);
    }
  }

  /** Differences count against the value, one at the least; those of MACD against the price. */
  private static long proveAlike(SyntheticMarket market, TickSide ours, List<TickSide> peers) {
    double[] mine = new double[Indicators.COUNT];
    double[] theirs = new double[Indicators.COUNT];
    long compared = 0;
    for (TickSide peer : peers) {
      for (int i = 0; i < market.instruments(); i++) {
        ours.copy(i, mine);
        peer.copy(i, theirs);
        double price = mine[2];
        for (int n = 0; n < mine.length; n++) {
          double scale = Math.max(n == 1 ? price : Math.abs(theirs[n]), 1.0);
          if (!(Math.abs(mine[n] - theirs[n]) <= TOLERANCE * scale)) {
            throw new FeaturesMismatch(
                "Indicator %d of instrument %d is %s, by %s %s"
                    .formatted(n, i, mine[n], peer.name(), theirs[n]));
          }
          compared++;
        }
      }
    }
    return compared;
  }

  private List<Alone> alone(SyntheticMarket market) {
    List<Alone> alone = new ArrayList<>();
    for (String name : Formulas.compile(settings.formulas()).names()) {
      CompiledFormulas one = Formulas.compile(Formulas.alone(settings.formulas(), name));
      TickResult result = settings.measure(one, market, 3);
      alone.add(
          new Alone(name, FeaturesSettings.median(result), one.bytesPerInstrument().stateBytes()));
    }
    return alone;
  }
}
