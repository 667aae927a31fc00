package tw.kuroshio.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tw.kuroshio.benchmarks.features.FeaturesBenchmark;
import tw.kuroshio.benchmarks.features.FeaturesSettings;
import tw.kuroshio.benchmarks.features.HistoryBenchmark;
import tw.kuroshio.benchmarks.features.TickPass;
import tw.kuroshio.benchmarks.features.TickResult;

/** What {@code bench features} found, its ratios and its goals. */
record FeaturesResult(Machine machine, FeaturesSettings settings, FeaturesBenchmark.Found found) {

  static final double TICK_NS = 2_000;
  static final double TA4J_RATIO = 100;
  static final double UNIVERSE_NS = 25;
  static final double DUCK_RATIO = 10;

  /**
   * KunQuant's figure for a factor value in its stream mode, as its authors publish it; not
   * measured here.
   */
  static final double KUNQUANT_PUBLISHED_NS = 199;

  private static final int FACTORS = 0;
  private static final int SAME = 2;

  /** A goal, what was measured, and whether that is enough. */
  record Outcome(String goal, String measured, boolean met) {}

  TickResult factors() {
    return found.tick().sides().get(FACTORS);
  }

  /** TA-Lib and ta4j. */
  List<TickResult> tickPeers() {
    return found.tick().sides().subList(SAME + 1, found.tick().sides().size());
  }

  static Spread of(TickResult side, ToDoubleFunction<TickPass> figure) {
    return Spread.of(side.passes().stream().mapToDouble(figure).toArray());
  }

  /** The peer's time over that of the same values as formulas, pass by pass, by wall time. */
  Spread faster(TickResult peer) {
    TickResult ours = found.tick().sides().get(SAME);
    return Spread.of(
        IntStream.range(0, peer.passes().size())
            .mapToDouble(k -> peer.passes().get(k).meanNs() / ours.passes().get(k).meanNs())
            .toArray());
  }

  Spread universeNsAValue() {
    return Spread.of(found.universe().nsAValue());
  }

  static Spread nsAValue(HistoryBenchmark.Side side) {
    return Spread.of(Arrays.stream(side.seconds()).map(s -> s * 1e9 / side.values()).toArray());
  }

  /** The same of the process's CPU time. */
  static Spread cpuNsAValue(HistoryBenchmark.Side side) {
    return Spread.of(Arrays.stream(side.cpuSeconds()).map(s -> s * 1e9 / side.values()).toArray());
  }

  /** DuckDB on one thread and on its own number. */
  List<HistoryBenchmark.Side> duck() {
    return found.history().sides().subList(2, 4);
  }

  /** DuckDB's time over ours, pass by pass, by wall time. */
  Spread faster(HistoryBenchmark.Side duck) {
    double[] ours = found.history().sides().get(1).seconds();
    double[] theirs = duck.seconds();
    return Spread.of(
        IntStream.range(0, ours.length).mapToDouble(k -> theirs[k] / ours[k]).toArray());
  }

  List<Outcome> goals() {
    double tick = factors().tickNs().p50();
    double ta4j = faster(tickPeers().getLast()).median();
    double universe = universeNsAValue().median();
    double duck = faster(duck().getFirst()).median();
    return List.of(
        outcome(
            "a tick of all factors within 2 µs at the median", tick, "%,.0f ns", tick <= TICK_NS),
        outcome("100 times as fast as ta4j", ta4j, "%.1f", ta4j >= TA4J_RATIO),
        outcome("universe with ranks: 25 ns a value", universe, "%.1f ns", universe <= UNIVERSE_NS),
        outcome("10 times as fast as DuckDB a value", duck, "%.1f", duck >= DUCK_RATIO));
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
  private static Outcome outcome(String goal, double value, String format, boolean met) {
    return new Outcome(goal, String.format(Locale.ROOT, format, value), met);
  }
}
