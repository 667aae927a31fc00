package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import tw.kuroshio.adapters.simulator.DamageCounts;
import tw.kuroshio.engine.Stage;
import tw.kuroshio.ledger.ProfitAndLoss;
import tw.kuroshio.risk.var.BookVar;

/** What a run prints at its end. */
final class Summary {

  private Summary() {}

  static void print(PrintWriter out, Report report, Path folder) {
    out.println("day over");
    for (Stage stage : Stage.values()) {
      out.println(StageTable.line(stage, report.pipeline(), report.latency()));
    }
    OrderTally orders = report.orders();
    out.printf(
        "orders   %,d created, %,d accepted, %,d fills, %,d canceled, %,d expired; sells %,d sent,"
            + " %,d filled%n",
        orders.created(),
        orders.accepted(),
        orders.fills(),
        orders.canceled(),
        orders.expired(),
        orders.sellsSent(),
        orders.sellsFilled());
    out.println(
        "refused  orders "
            + (orders.rejected().isEmpty() ? "none" : orders.rejected())
            + "; targets clipped by risk "
            + (report.pipeline().clippedTargets().isEmpty()
                ? "none"
                : report.pipeline().clippedTargets()));
    out.printf(
        "locks    %d sells filled at a locked limit-down, %d buys at a locked limit-up%n",
        report.lockedLimits().sellsAtLimitDown(), report.lockedLimits().buysAtLimitUp());
    out.printf(
        "market   %,d prints; %,d instruments without a print, %,d with an INFERRED reference%n",
        report.script().prints(),
        report.script().withoutPrints(),
        report.script().inferredReferences());
    printLines(out, report);
    ProfitAndLoss result = report.profitAndLoss();
    out.printf(
        "equity   %s → %s TWD%npnl      gross %s  fees %s  taxes %s  net %s TWD%n",
        result.startEquity(),
        result.endEquity(),
        result.gross(),
        result.fees(),
        result.taxes(),
        result.net());
    out.printf(
        "money    fills and marks give %s, the books %s: difference %s TWD%n",
        report.conservation().left(),
        report.conservation().endEquity(),
        report.conservation().difference());
    BookVar risk = report.pipeline().measureRisk();
    out.printf(
        "risk     VaR99 %s  CVaR99 %s TWD a session (historical, %d sessions); normal %s  %s%n",
        risk.historicalVar(),
        risk.historicalCvar(),
        risk.sessions(),
        risk.parametricVar(),
        risk.parametricCvar());
    if (!report.quarantined().isEmpty()) {
      out.println("set aside " + report.quarantined());
    }
    report.digests().forEach((stage, hex) -> out.printf("digest   %-10s %s%n", stage.word(), hex));
    out.println("run      " + folder);
    out.flush();
  }

  private static void printLines(PrintWriter out, Report report) {
    DamageCounts lines = report.damage();
    out.printf("lines    %,d datagrams in two copies", lines.sent());
    if (!report.header().damage().equals("none")) {
      out.printf(
          "; damage %s: %,d copies lost, %,d silenced, %,d twice, %,d overtaken, %,d corrupt; %,d"
              + " datagrams without a whole copy, %,d late",
          report.header().damage(),
          lines.lost(),
          lines.silenced(),
          lines.duplicated(),
          lines.reordered(),
          lines.corrupted(),
          lines.missed(),
          lines.late());
    }
    out.println();
    report.feed().print(out);
  }
}
