package tw.kuroshio.app;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.simulator.DamageCounts;
import tw.kuroshio.adapters.simulator.ScriptCounts;
import tw.kuroshio.engine.Pipeline;
import tw.kuroshio.engine.Stage;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.ConservationCheck;
import tw.kuroshio.ledger.Position;
import tw.kuroshio.ledger.ProfitAndLoss;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.risk.var.BookVar;

/**
 * The figures of a day, schema {@code kuroshio.run/1}. Money is a decimal string with four places.
 *
 * @param quarantined rows and records set aside, by reason
 */
record Report(
    RunHeader header,
    String modelWord,
    String modelSentence,
    Instruments instruments,
    Pipeline pipeline,
    LatencyRecorder latency,
    ParityWatch.Outcome parity,
    Map<Stage, String> digests,
    OrderTally orders,
    ConservationCheck.Result conservation,
    LockedLimitWatch lockedLimits,
    ScriptCounts script,
    DamageCounts damage,
    FeedReport feed,
    Map<String, Long> quarantined,
    List<String> warnings) {

  private static final String SCHEMA = "kuroshio.run/1";

  String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("date", header.date().toString());
    json.put("data", header.data()).put("seed", header.seed());
    json.putObject("header")
        .put("commit", header.commit())
        .put("config", header.config())
        .put("data", header.reference())
        .put("model", header.model())
        .put("features", header.features());
    json.put("model", modelWord).put("modelNote", modelSentence);
    json.put("universe", instruments.size());
    putStages(json);
    ObjectNode ordersJson = json.putObject("orders");
    orders.put(ordersJson);
    ObjectNode clipped = ordersJson.putObject("targetsClippedByRisk");
    pipeline.clippedTargets().forEach((reason, count) -> clipped.put(reason.name(), count));
    ordersJson.put("sellFillsAtLockedLimitDown", lockedLimits.sellsAtLimitDown());
    ordersJson.put("buyFillsAtLockedLimitUp", lockedLimits.buysAtLimitUp());
    putMarket(json.putObject("market"));
    putLines(json.putObject("lines"));
    feed.put(json.putObject("feed"));
    json.putObject("parity")
        .put("compared", parity.compared())
        .put("mismatches", parity.mismatches());
    putMoney(json);
    putRisk(json.putObject("risk"));
    ObjectNode reasons = json.putObject("quarantined");
    quarantined.forEach(reasons::put);
    ArrayNode notes = json.putArray("warnings");
    warnings.forEach(notes::add);
    json.put("exit", (parity.mismatches() == 0 ? ExitCode.DONE : ExitCode.INVARIANT).code);
    return json.toPrettyString() + "\n";
  }

  private void putStages(ObjectNode json) {
    ArrayNode stages = json.putArray("stages");
    ObjectNode byName = json.putObject("digests");
    for (Stage stage : Stage.values()) {
      String digest = digests.getOrDefault(stage, "");
      stages
          .addObject()
          .put("name", stage.word())
          .put("in", pipeline.counts().in(stage))
          .put("out", pipeline.counts().out(stage))
          .put("p50Ns", latency.percentileNs(stage, 50))
          .put("p99Ns", latency.percentileNs(stage, 99))
          .put("digest", digest);
      byName.put(stage.word(), digest);
    }
  }

  private void putMoney(ObjectNode json) {
    ProfitAndLoss result = profitAndLoss();
    json.putObject("pnl")
        .put("startEquity", result.startEquity().toString())
        .put("endEquity", result.endEquity().toString())
        .put("gross", result.gross().toString())
        .put("fees", result.fees().toString())
        .put("taxes", result.taxes().toString())
        .put("net", result.net().toString());
    json.putObject("conservation")
        .put("fromFillsAndMarks", conservation.left().toString())
        .put("fromBooks", conservation.endEquity().toString())
        .put("difference", conservation.difference().toString());
    json.put("cash", pipeline.ledger().cashOf(BookId.DEFAULT.account()).total().toString());
    ArrayNode positions = json.putArray("positions");
    for (int i = 0; i < instruments.size(); i++) {
      Position position = pipeline.ledger().position(BookId.DEFAULT, i);
      if (position.shares() != 0) {
        positions
            .addObject()
            .put("symbol", instruments.get(i).id().code())
            .put("shares", position.shares())
            .put("avgCost", position.averageCost().toString())
            .put("mark", position.mark().toString());
      }
    }
  }

  /** What the simulated exchange made of the day. */
  private void putMarket(ObjectNode json) {
    json.put("instruments", script.instruments())
        .put("withoutPrints", script.withoutPrints())
        .put("inferredReferences", script.inferredReferences())
        .put("prints", script.prints())
        .put("impliedLots", script.impliedLots())
        .put("droppedShares", script.droppedShares());
  }

  /** What the two copies of the exchange's lines went through. */
  private void putLines(ObjectNode json) {
    json.put("damage", header.damage())
        .put("datagrams", damage.sent())
        .put("lost", damage.lost())
        .put("silenced", damage.silenced())
        .put("duplicated", damage.duplicated())
        .put("reordered", damage.reordered())
        .put("corrupted", damage.corrupted())
        .put("missed", damage.missed())
        .put("late", damage.late());
  }

  private void putRisk(ObjectNode json) {
    BookVar figures = pipeline.measureRisk();
    json.put("var99", figures.historicalVar().toString());
    json.put("cvar99", figures.historicalCvar().toString());
    json.put("parametricVar99", figures.parametricVar().toString());
    json.put("parametricCvar99", figures.parametricCvar().toString());
    json.put("sessions", figures.sessions());
  }

  ProfitAndLoss profitAndLoss() {
    return pipeline.ledger().profitAndLoss(BookId.DEFAULT.account());
  }
}
