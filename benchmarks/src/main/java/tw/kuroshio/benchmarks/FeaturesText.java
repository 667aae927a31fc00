package tw.kuroshio.benchmarks;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.benchmarks.features.FeaturesBenchmark;
import tw.kuroshio.benchmarks.features.FeaturesSettings;
import tw.kuroshio.benchmarks.features.GrowthBenchmark;
import tw.kuroshio.benchmarks.features.HistoryBenchmark;
import tw.kuroshio.benchmarks.features.TickBenchmark;
import tw.kuroshio.benchmarks.features.TickPass;
import tw.kuroshio.benchmarks.features.TickResult;
import tw.kuroshio.benchmarks.features.UniverseBenchmark;
import tw.kuroshio.features.InstrumentMemory;

/** The result for people: conditions, ticks, universe, history, growth, proof, goals. */
@SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
final class FeaturesText {

  private final PrintWriter out;

  FeaturesText(PrintWriter out) {
    this.out = out;
  }

  void print(FeaturesResult result) {
    conditions(result);
    ticks(result);
    alone(result.found().tick());
    universe(result);
    memory(result.found().universe().memory());
    history(result);
    growth(result.found().growth());
    proof(result);
    for (FeaturesResult.Outcome outcome : result.goals()) {
      line(
          "goal",
          "%s: %s, %s",
          outcome.goal(),
          outcome.measured(),
          outcome.met() ? "met" : "missed");
    }
    out.flush();
  }

  private void conditions(FeaturesResult result) {
    FeaturesSettings settings = result.settings();
    TickBenchmark.Found tick = result.found().tick();
    line("commit", "%s", result.machine().commit());
    line("machine", "%s at the start, one thread measured", result.machine().sentence());
    line("JVM", "%s %s", result.machine().jdk(), String.join(" ", result.machine().jvmFlags()));
    line("peers", "%s", FeaturesBenchmark.peers(result.found()));
    line(
        "workload",
        "%,d instruments, %,d sessions before the live one, seed %d; history of %,d x %,d,"
            + " compared over %,d x %,d",
        settings.instruments(),
        settings.sessions(),
        settings.seed(),
        settings.historyInstruments(),
        settings.historySessions(),
        result.found().history().instruments(),
        result.found().history().sessions());
    line(
        "factors",
        "%d, of which %d have a value; with live ones %d formulas and %d live fields",
        result.factors().values(),
        tick.covered(),
        tick.sides().get(1).values(),
        tick.liveFields());
  }

  private void ticks(FeaturesResult result) {
    List<TickResult> sides = result.found().tick().sides();
    row(
        "%n%-18s %6s %9s %9s %9s %10s %10s %9s %9s   (%d passes of %,d ticks in turn)",
        "one tick, ns",
        "values",
        "p50",
        "p99",
        "p99.9",
        "mean",
        "lowest",
        "highest",
        "bytes",
        sides.getFirst().passes().size(),
        result.settings().ticks());
    for (TickResult side : sides) {
      Spread mean = FeaturesResult.of(side, TickPass::meanNs);
      row(
          "%-18s %6d %,9d %,9d %,9d %,10.0f %,10.0f %,9.0f %,9.2f",
          side.side(),
          side.values(),
          side.tickNs().p50(),
          side.tickNs().p99(),
          side.tickNs().p999(),
          mean.median(),
          mean.min(),
          mean.max(),
          FeaturesResult.of(side, TickPass::bytes).median());
    }
    for (TickResult side : sides) {
      row(
          "%-18s %9.1f ns a value; CPU time %,.0f ns a tick; cold pass %,.0f ns a tick",
          side.side(),
          FeaturesResult.of(side, TickPass::meanNs).median() / side.values(),
          FeaturesResult.of(side, TickPass::meanCpuNs).median(),
          side.cold().meanNs());
    }
    row(
        "p50 to p99.9 hold %d ns for the clock itself; means are of stretches without it",
        result.found().tick().clockNs());
    for (TickResult peer : result.tickPeers()) {
      spread("indicators, times as fast as " + peer.side(), result.faster(peer));
    }
  }

  private void alone(TickBenchmark.Found tick) {
    row("%n%-24s %10s %12s", "a factor by itself", "ns a tick", "state bytes");
    for (TickBenchmark.Alone one : tick.alone()) {
      row("%-24s %,10.0f %,12d", one.factor(), one.meanNs(), one.stateBytes());
    }
  }

  private void universe(FeaturesResult result) {
    UniverseBenchmark.Found found = result.found().universe();
    row(
        "%n%-36s %10s %10s %10s   (%d rounds)",
        "universe of %,d x %d".formatted(found.instruments(), found.formulas()),
        "median",
        "lowest",
        "highest",
        found.rowsNs().length);
    spread("every row anew, ms", Spread.of(found.rowsNs()), 1e-6);
    spread("barrier: sections and ranks, ms", Spread.of(found.barrierNs()), 1e-6);
    spread("both, ns a value", result.universeNsAValue(), 1);
    row(
        "%-36s %10.0f   published by its authors, a factor value of its stream mode; not measured"
            + " here",
        "KunQuant, ns a value", FeaturesResult.KUNQUANT_PUBLISHED_NS);
  }

  private void memory(InstrumentMemory memory) {
    line(
        "memory",
        "%,d bytes an instrument: state %,d, closed values for the roll %,d, node values %,d,"
            + " inputs %,d, rows and ranks %,d, cross-sections %,d",
        memory.total(),
        memory.stateBytes(),
        memory.historyBytes(),
        memory.valueBytes(),
        memory.inputBytes(),
        memory.rowBytes(),
        memory.sectionBytes());
  }

  private void history(FeaturesResult result) {
    HistoryBenchmark.Found found = result.found().history();
    row(
        "%n%-18s %13s %9s %9s %9s %9s %9s %11s",
        "history", "values", "s", "lowest", "highest", "cold", "ns/value", "CPU ns/val");
    found.sides().forEach(this::side);
    side(found.whole());
    HistoryBenchmark.@Nullable Side garch = found.garch();
    if (garch != null) {
      side(garch);
      row("factors that fit GARCH are not with the others but by themselves in the last line");
    }
    for (HistoryBenchmark.Side duck : result.duck()) {
      spread("formulas, times as fast as " + duck.name(), result.faster(duck));
    }
  }

  private void side(HistoryBenchmark.Side side) {
    Spread seconds = Spread.of(side.seconds());
    row(
        "%-18s %,13d %9.3f %9.3f %9.3f %9s %9.2f %11.2f",
        side.name(),
        side.values(),
        seconds.median(),
        seconds.min(),
        seconds.max(),
        side.coldSeconds() > 0 ? "%.3f".formatted(side.coldSeconds()) : "",
        FeaturesResult.nsAValue(side).median(),
        FeaturesResult.cpuNsAValue(side).median());
  }

  private void growth(GrowthBenchmark.@Nullable Found found) {
    if (found == null) {
      return;
    }
    row(
        "%n%-12s %10s %14s %18s",
        "instruments", "ns a tick", "universe, ms", "bytes an instrument");
    for (GrowthBenchmark.Instruments point : found.instruments()) {
      row(
          "%,12d %,10.0f %,14.3f %,18d",
          point.instruments(),
          point.tickNs(),
          point.universeNs() / 1e6,
          point.bytesPerInstrument());
    }
    row("%n%-12s %10s %14s %18s", "formulas", "ns a tick", "universe, ms", "bytes an instrument");
    for (GrowthBenchmark.FormulaCount point : found.formulas()) {
      row(
          "%,12d %,10.0f %,14.3f %,18d",
          point.formulas(), point.tickNs(), point.universeNs() / 1e6, point.bytesPerInstrument());
    }
    row("%n%-14s %8s %14s %18s", "operator", "window", "ns a tick", "ns in history");
    for (GrowthBenchmark.Window point : found.windows()) {
      row(
          "%-14s %,8d %,14.1f %,18.1f",
          point.operator(), point.window(), point.tickNs(), point.historyNs());
    }
  }

  private void proof(FeaturesResult result) {
    TickBenchmark.Found tick = result.found().tick();
    out.println();
    line(
        "proof",
        "%,d values at ticks and %,d at barriers are the batch's, bit for bit; each rank is its"
            + " value's place",
        tick.equalToBatch(),
        result.found().universe().equalToBatch());
    line(
        "",
        "%,d values alike by TA-Lib and ta4j, %,d alike by DuckDB, all within 1e-9",
        tick.equalToPeers(),
        result.found().history().equalToDuck());
  }

  private void spread(String name, Spread spread) {
    row(
        "%-36s %10s %10s %10s %10s %10s",
        name, "median", "lowest", "quartile", "quartile", "highest");
    row(
        "%-36s %10.2f %10.2f %10.2f %10.2f %10.2f",
        "",
        spread.median(),
        spread.min(),
        spread.lowerQuartile(),
        spread.upperQuartile(),
        spread.max());
  }

  private void spread(String name, Spread spread, double scale) {
    row(
        "%-36s %10.3f %10.3f %10.3f",
        name, spread.median() * scale, spread.min() * scale, spread.max() * scale);
  }

  private void row(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  private void line(String name, String format, Object... values) {
    out.printf("%-10s %s%n", name, String.format(Locale.ROOT, format, values));
  }
}
