package tw.kuroshio.benchmarks;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.benchmarks.features.FeaturesBenchmark;
import tw.kuroshio.benchmarks.features.HistoryBenchmark;
import tw.kuroshio.benchmarks.features.TickPass;
import tw.kuroshio.benchmarks.features.TickResult;

/** The result for programs, schema {@code kuroshio.bench-features/1}. */
final class FeaturesJson {

  static final String SCHEMA = "kuroshio.bench-features/1";

  private FeaturesJson() {}

  static String of(FeaturesResult result) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("schema", SCHEMA).put("commit", result.machine().commit());
    FeedJson.machine(json.putObject("machine"), result.machine());
    json.put("peers", FeaturesBenchmark.peers(result.found()));
    json.put("kunQuantPublishedNs", FeaturesResult.KUNQUANT_PUBLISHED_NS);
    ObjectNode settings = mapper.valueToTree(result.settings());
    settings.remove("formulas");
    json.set("settings", settings);
    ArrayNode ticks = json.putArray("ticks");
    for (TickResult side : result.found().tick().sides()) {
      ObjectNode node = ticks.addObject().put("side", side.side()).put("values", side.values());
      FeedJson.spread(node.putObject("meanNs"), FeaturesResult.of(side, TickPass::meanNs));
      FeedJson.spread(node.putObject("meanCpuNs"), FeaturesResult.of(side, TickPass::meanCpuNs));
      FeedJson.spread(node.putObject("bytes"), FeaturesResult.of(side, TickPass::bytes));
    }
    ObjectNode faster = json.putObject("timesAsFast");
    for (TickResult peer : result.tickPeers()) {
      FeedJson.spread(faster.putObject(peer.side()), result.faster(peer));
    }
    FeedJson.spread(json.putObject("universeNsAValue"), result.universeNsAValue());
    ObjectNode history = json.putObject("historyNsAValue");
    for (HistoryBenchmark.Side side : result.found().history().sides()) {
      FeedJson.spread(history.putObject(side.name()), FeaturesResult.nsAValue(side));
    }
    for (HistoryBenchmark.Side side : result.duck()) {
      FeedJson.spread(faster.putObject(side.name()), result.faster(side));
    }
    json.set("goals", mapper.valueToTree(result.goals()));
    json.set("found", mapper.valueToTree(result.found()));
    return json.toPrettyString() + "\n";
  }
}
