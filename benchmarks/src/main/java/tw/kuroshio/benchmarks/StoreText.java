package tw.kuroshio.benchmarks;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.benchmarks.ingest.Percentiles;
import tw.kuroshio.benchmarks.store.StoreResult;
import tw.kuroshio.benchmarks.store.StoreResult.SideResult;

/** A store's figures for people and, schema {@code kuroshio.bench-store/1}, for programs. */
record StoreText(Machine machine, StoreResult result) {

  private static final String SCHEMA = "kuroshio.bench-store/1";
  private static final double SECOND_NS = TimeUnit.SECONDS.toNanos(1);

  void print(PrintWriter out) {
    out.println(machine.sentence());
    out.printf("%s, commit %s, %s%n%n", machine.jdk(), machine.commit(), machine.jvmFlags());
    out.printf(
        Locale.ROOT,
        "%,d ticks of %,d instruments in loads of %,d; %,d points answered alike by all%n%n",
        result.ticks(),
        result.instruments(),
        result.stretch(),
        result.answers());
    out.printf(
        "%-20s %12s %24s %26s %26s%n",
        "", "rows/s", "lowest, highest", "last point p50, p99 µs", "as-of point p50, p99 µs");
    for (SideResult side : result.sides()) {
      Spread rate = rate(side);
      out.printf(
          Locale.ROOT,
          "%-20s %,12.0f %,12.0f,%,11.0f %15.1f,%10.1f %15.1f,%10.1f%n",
          side.name(),
          rate.median(),
          rate.min(),
          rate.max(),
          us(side.last().p50()),
          us(side.last().p99()),
          us(side.asOf().p50()),
          us(side.asOf().p99()));
    }
    out.printf(
        Locale.ROOT,
        "%-20s %12s %24s %15.2f,%10.2f %15.2f,%10.2f%n",
        "index",
        "",
        "",
        us(result.indexLast().p50()),
        us(result.indexLast().p99()),
        us(result.indexAsOf().p50()),
        us(result.indexAsOf().p99()));
    out.printf(
        Locale.ROOT,
        "%nindex of %,d ticks read and built in %.1f s%n",
        result.indexTicks(),
        result.indexBuildNs() / SECOND_NS);
    universe(out, "database", result.universeDatabase());
    universe(out, "index", result.universeIndex());
    SideResult ours = result.sides().getFirst();
    for (SideResult peer : result.sides().subList(1, result.sides().size())) {
      out.printf(
          Locale.ROOT,
          "kuroshio / %s: rows/s %.2f, last point p99 %.2f, as-of point p99 %.2f%n",
          peer.name(),
          rate(ours).median() / rate(peer).median(),
          (double) ours.last().p99() / peer.last().p99(),
          (double) ours.asOf().p99() / peer.asOf().p99());
    }
    out.flush();
  }

  private void universe(PrintWriter out, String from, Percentiles times) {
    out.printf(
        Locale.ROOT,
        "universe of %,d × %d from the %s: p50 %.3f ms, p99 %.3f ms%n",
        result.instruments(),
        result.universeColumns(),
        from,
        us(times.p50()) / 1_000,
        us(times.p99()) / 1_000);
  }

  /** Rows a second, load by load; the last may be a short one. */
  private Spread rate(SideResult side) {
    int whole = Math.max(1, Math.toIntExact(result.ticks() / result.stretch()));
    double rows = Math.min(result.ticks(), result.stretch());
    return Spread.of(
        Arrays.stream(side.stretchNs())
            .limit(whole)
            .mapToDouble(ns -> rows * SECOND_NS / ns)
            .toArray());
  }

  private static double us(long ns) {
    return ns / 1e3;
  }

  String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("machine", machine.sentence()).put("jdk", machine.jdk());
    json.put("commit", machine.commit()).put("ticks", result.ticks());
    json.put("instruments", result.instruments()).put("stretch", result.stretch());
    json.put("answers", result.answers());
    ArrayNode sides = json.putArray("sides");
    for (SideResult side : result.sides()) {
      ObjectNode node = sides.addObject().put("name", side.name());
      Spread rate = rate(side);
      node.put("rowsPerSecond", rate.median());
      node.put("rowsPerSecondLowest", rate.min()).put("rowsPerSecondHighest", rate.max());
      put(node, "lastPoint", side.last());
      put(node, "asOfPoint", side.asOf());
    }
    ObjectNode index = json.putObject("index").put("ticks", result.indexTicks());
    index.put("buildSeconds", result.indexBuildNs() / SECOND_NS);
    put(index, "lastPoint", result.indexLast());
    put(index, "asOfPoint", result.indexAsOf());
    ObjectNode universe = json.putObject("universe").put("columns", result.universeColumns());
    put(universe, "database", result.universeDatabase());
    put(universe, "index", result.universeIndex());
    return json.toString();
  }

  private static void put(ObjectNode json, String name, Percentiles times) {
    json.putObject(name)
        .put("count", times.count())
        .put("p50Ns", times.p50())
        .put("p90Ns", times.p90())
        .put("p99Ns", times.p99())
        .put("p999Ns", times.p999())
        .put("maxNs", times.max());
  }
}
