package tw.kuroshio.benchmarks;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.benchmarks.eventlog.GroupStep;
import tw.kuroshio.benchmarks.eventlog.LogBenchmark;

/** The result for programs, schema {@code kuroshio.bench/1}. */
final class LogJson {

  private LogJson() {}

  static String of(LogResult result) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", FeedJson.SCHEMA).put("stage", "log");
    json.put("commit", result.machine().commit());
    FeedJson.machine(json.putObject("machine"), result.machine());
    json.put("payloadBytes", result.settings().payloadBytes());
    json.put("peer", result.found().peerSentence());
    json.put("goalRecordsPerSecond", LogResult.GOAL).put("goalMet", result.isGoalMet());
    ArrayNode groups = json.putArray("groups");
    for (GroupStep step : result.found().steps()) {
      ObjectNode one = groups.addObject().put("log", step.log()).put("group", step.group());
      one.put("recordsPerSecond", step.recordsPerSecond());
      IngestJson.percentiles(one.putObject("commitNs"), step.commitNs());
    }
    ObjectNode rates = json.putObject("recordsPerSecond");
    FeedJson.spread(rates.putObject("ours"), result.ours());
    FeedJson.spread(rates.putObject("peer"), result.peer());
    FeedJson.spread(json.putObject("ratio"), result.ratio());
    ArrayNode latencies = json.putArray("endToEnd");
    for (LogBenchmark.Latency latency : result.found().latencies()) {
      ObjectNode one = latencies.addObject().put("recordsPerSecond", latency.rate());
      IngestJson.percentiles(one.putObject("oursNs"), latency.ours());
      IngestJson.percentiles(one.putObject("peerNs"), latency.peer());
    }
    return json.toPrettyString() + "\n";
  }
}
