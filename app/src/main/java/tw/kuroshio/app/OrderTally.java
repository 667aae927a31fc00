package tw.kuroshio.app;

import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.engine.Pipeline;
import tw.kuroshio.execution.ExecutionCounts;
import tw.kuroshio.execution.OrderStatus;
import tw.kuroshio.model.Side;
import tw.kuroshio.risk.DenyReason;

/**
 * The day's orders, counted.
 *
 * @param rejected by reason: ours as they are, the venue's with VENUE_ before them
 * @param sellsSent sell orders handed to the venue
 * @param sellsFilled those of them with at least one execution
 */
record OrderTally(
    long created,
    long accepted,
    TreeMap<String, Long> rejected,
    long fills,
    long canceled,
    long expired,
    long sellsSent,
    long sellsFilled) {

  static OrderTally of(Pipeline pipeline) {
    ExecutionCounts counts = pipeline.execution().counts();
    TreeMap<String, Long> rejected = new TreeMap<>();
    for (DenyReason reason : DenyReason.values()) {
      long denied = pipeline.risk().denied(reason);
      if (denied > 0) {
        rejected.put(reason.name(), denied);
      }
    }
    counts.rejectedByReason().forEach((reason, count) -> rejected.put("VENUE_" + reason, count));
    long sells = 0;
    long filled = 0;
    for (OrderStatus order : pipeline.execution().orders()) {
      if (order.order().side() == Side.SELL) {
        sells++;
        filled += order.cumShares() > 0 ? 1 : 0;
      }
    }
    return new OrderTally(
        counts.proposed(),
        counts.accepted(),
        rejected,
        counts.fills(),
        counts.canceled(),
        counts.expired(),
        sells,
        filled);
  }

  void put(ObjectNode json) {
    json.put("created", created).put("accepted", accepted);
    ObjectNode reasons = json.putObject("rejected");
    rejected.forEach(reasons::put);
    json.put("fills", fills).put("canceled", canceled).put("expired", expired);
    json.put("sellsSent", sellsSent).put("sellsFilled", sellsFilled);
  }
}
