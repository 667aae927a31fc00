package tw.kuroshio.benchmarks;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.benchmarks.feed.BookProof;
import tw.kuroshio.benchmarks.feed.DamageCounts;
import tw.kuroshio.benchmarks.feed.FeedPass;
import tw.kuroshio.benchmarks.feed.FeedWorkload;
import tw.kuroshio.benchmarks.feed.SideCounts;
import tw.kuroshio.benchmarks.feed.SidePass;

/** The result for programs, schema {@code kuroshio.bench/1}. */
final class FeedJson {

  static final String SCHEMA = "kuroshio.bench/1";

  private FeedJson() {}

  static String of(FeedResult result) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("stage", "feed").put("commit", result.machine().commit());
    machine(json.putObject("machine"), result.machine());
    json.put("peer", result.peer());
    series(json.putObject("main"), result.main());
    ArrayNode variations = json.putArray("variations");
    result.variations().forEach(variation -> series(variations.addObject(), variation));
    ArrayNode goals = json.putArray("goals");
    for (FeedGoals.Outcome outcome : FeedGoals.of(result.main())) {
      goals
          .addObject()
          .put("goal", outcome.goal())
          .put("measured", outcome.measured())
          .put("met", outcome.met());
    }
    return json.toPrettyString() + "\n";
  }

  static void machine(ObjectNode json, Machine machine) {
    json.put("processor", machine.processor())
        .put("cores", machine.cores())
        .put("memoryBytes", machine.memoryBytes())
        .put("system", machine.system())
        .put("jdk", machine.jdk())
        .put("loadAverageAtStart", machine.loadAverage());
    ArrayNode flags = json.putArray("jvmFlags");
    machine.jvmFlags().forEach(flags::add);
  }

  private static void series(ObjectNode json, FeedSeries series) {
    FeedWorkload workload = series.workload();
    json.putObject("workload")
        .put("records", workload.records())
        .put("instruments", workload.instruments())
        .put("levels", workload.levels())
        .put("seed", workload.seed());
    json.put("wholeStage", series.wholeStage());
    ObjectNode medians = json.putObject("recordsPerCpuSecond");
    spread(medians.putObject("ours"), series.ours(SidePass::acceptedPerCpuSecond));
    spread(medians.putObject("peer"), series.peer(SidePass::acceptedPerCpuSecond));
    ObjectNode wall = json.putObject("recordsPerSecond");
    spread(wall.putObject("ours"), series.ours(SidePass::acceptedPerSecond));
    spread(wall.putObject("peer"), series.peer(SidePass::acceptedPerSecond));
    ObjectNode ratio = json.putObject("ratio");
    spread(ratio.putObject("cpu"), series.ratio(SidePass::acceptedPerCpuSecond));
    spread(ratio.putObject("wall"), series.ratio(SidePass::acceptedPerSecond));
    json.putObject("bytesAllocatedPerRecord")
        .put("ours", series.oursBytesARecord())
        .put("peer", series.peerBytesARecord());
    pass(json.putObject("cold"), series.cold());
    ArrayNode passes = json.putArray("passes");
    series.passes().forEach(pass -> pass(passes.addObject(), pass));
  }

  static void spread(ObjectNode json, Spread spread) {
    json.put("median", spread.median())
        .put("min", spread.min())
        .put("lowerQuartile", spread.lowerQuartile())
        .put("upperQuartile", spread.upperQuartile())
        .put("max", spread.max());
  }

  private static void pass(ObjectNode json, FeedPass pass) {
    json.put("sent", pass.sent())
        .put("received", pass.received())
        .put("datagrams", pass.datagrams());
    DamageCounts damage = pass.damage();
    json.putObject("damage")
        .put("lost", damage.lost())
        .put("repeated", damage.repeated())
        .put("reordered", damage.reordered())
        .put("corrupted", damage.corrupted());
    side(json.putObject("ours"), pass.ours(), pass.oursBytes());
    side(json.putObject("peer"), pass.peer(), pass.peerBytes());
    BookProof books = pass.books();
    json.putObject("books")
        .put("equal", books.equal())
        .put("healed", books.healed())
        .put("behind", books.behind());
  }

  private static void side(ObjectNode json, SidePass side, long bytes) {
    SideCounts counts = side.counts();
    json.put("wallNs", side.wallNs())
        .put("cpuNs", side.cpuNs())
        .put("firstChunkNs", side.firstChunkNs())
        .put("allocatedBytes", side.allocatedBytes())
        .put("datagramBytes", bytes)
        .put("accepted", counts.accepted())
        .put("duplicates", counts.duplicates())
        .put("late", counts.late())
        .put("conflicts", counts.conflicts())
        .put("gaps", counts.gaps())
        .put("missing", counts.missing())
        .put("booksDigest", side.booksDigest());
    ObjectNode quarantined = json.putObject("quarantined");
    counts.quarantined().forEach(quarantined::put);
  }
}
