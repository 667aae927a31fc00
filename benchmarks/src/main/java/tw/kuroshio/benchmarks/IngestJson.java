package tw.kuroshio.benchmarks;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.benchmarks.ingest.Percentiles;
import tw.kuroshio.benchmarks.ingest.SendReport;
import tw.kuroshio.benchmarks.ingest.StepResult;

/** The result for programs, schema {@code kuroshio.bench/1}. */
final class IngestJson {

  private IngestJson() {}

  static String of(IngestResult result) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", FeedJson.SCHEMA).put("stage", "ingest");
    json.put("commit", result.machine().commit());
    FeedJson.machine(json.putObject("machine"), result.machine());
    json.put("sender", result.sender().name()).put("model", "rank blend");
    if (result.burst() == null) {
      json.put("goalRecordsPerSecond", IngestResult.GOAL);
      json.put("sustainedRecordsPerSecond", result.sustained());
    } else {
      json.put("burstFactor", result.burst());
    }
    step(json.putObject("cold"), result.cold());
    ArrayNode steps = json.putArray("steps");
    result.warm().forEach(step -> step(steps.addObject(), step));
    return json.toPrettyString() + "\n";
  }

  private static void step(ObjectNode json, StepResult step) {
    ArrayNode schedule = json.putArray("schedule");
    step.spec()
        .schedule()
        .stretches()
        .forEach(
            stretch ->
                schedule
                    .addObject()
                    .put("recordsPerSecond", stretch.rate())
                    .put("seconds", stretch.seconds()));
    json.put("instruments", step.spec().instruments()).put("seed", step.spec().seed());
    json.put("sustained", step.isSustained()).put("fault", step.fault());
    sent(json.putObject("sent"), step.sent());
    ObjectNode received = json.putObject("received").put("datagrams", step.received());
    step.droppedByKernel().ifPresent(drops -> received.put("droppedByKernel", drops));
    received.put("droppedByRing", step.droppedByRing());
    accounts(json.putObject("records"), step.accounts());
    json.put("behindNs", step.behindNs()).put("backlogPeakDatagrams", step.backlogPeak());
    json.put("backlogs", step.backlogs()).put("conflatedTrades", step.conflatedTrades());
    json.put("engineBytesAllocated", step.engineBytesAllocated());
    json.put("heapPeakBytes", step.heapPeakBytes());
    percentiles(json.putObject("dueToAppliedNs"), step.applied());
    percentiles(json.putObject("dueToDurableNs"), step.durable());
    percentiles(json.putObject("commitNs"), step.commits());
    percentiles(json.putObject("inputToOrderNs"), step.orders());
    percentiles(json.putObject("engineRoundNs"), step.rounds());
    ObjectNode cpu = json.putObject("coresUsed");
    step.cpu().forEach(cpu::put);
  }

  private static void sent(ObjectNode json, SendReport sent) {
    json.put("datagrams", sent.datagrams())
        .put("records", sent.records())
        .put("lateP50Ns", sent.lateP50Ns())
        .put("lateP99Ns", sent.lateP99Ns())
        .put("lateMaxNs", sent.lateMaxNs())
        .put("lateOver1Ms", sent.lateOver1Ms());
  }

  private static void accounts(ObjectNode json, StepResult.Accounts accounts) {
    json.put("received", accounts.records())
        .put("accepted", accounts.accepted())
        .put("duplicates", accounts.duplicates())
        .put("late", accounts.late())
        .put("conflicts", accounts.conflicts())
        .put("tooOld", accounts.tooOld())
        .put("held", accounts.held())
        .put("unaccounted", accounts.unaccounted())
        .put("gaps", accounts.gaps())
        .put("missing", accounts.missing())
        .put("applied", accounts.feedStage());
    ObjectNode quarantined = json.putObject("quarantined");
    accounts.quarantined().forEach(quarantined::put);
    ObjectNode refused = json.putObject("refused");
    accounts.refused().forEach(refused::put);
  }

  static void percentiles(ObjectNode json, Percentiles p) {
    json.put("count", p.count())
        .put("p50", p.p50())
        .put("p90", p.p90())
        .put("p99", p.p99())
        .put("p99_9", p.p999())
        .put("p99_99", p.p9999())
        .put("max", p.max());
  }
}
