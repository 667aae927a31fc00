package tw.kuroshio.benchmarks;

import java.io.PrintWriter;
import tw.kuroshio.benchmarks.eventlog.GroupStep;
import tw.kuroshio.benchmarks.eventlog.LogBenchmark;
import tw.kuroshio.benchmarks.ingest.Percentiles;

/** The result for people: conditions, groups, rates beside the peer's, latencies. */
final class LogText {

  private static final double MS = 1e-6;

  private final PrintWriter out;

  LogText(PrintWriter out) {
    this.out = out;
  }

  void print(LogResult result) {
    LogBenchmark.Settings settings = result.settings();
    line("commit", result.machine().commit());
    line("machine", result.machine().sentence() + " at the start");
    line("JVM", result.machine().jdk() + " " + String.join(" ", result.machine().jvmFlags()));
    line(
        "workload",
        "records of %,d bytes and 32 of header, a link record of 64 bytes a commit"
            .formatted(settings.payloadBytes()));
    line(
        "Kafka",
        "one broker in this process, one replica, acks=all, a transaction a commit; forced: every"
            + " message is forced to the disk before it is acknowledged");
    line("peer", result.found().peerSentence() + ", the same payload without framing");
    groups(result);
    rates(result);
    latencies(result);
    line(
        "goal",
        "at least %,d records/s through one broker: %,.0f, %s"
            .formatted(
                LogResult.GOAL, result.ours().median(), result.isGoalMet() ? "met" : "missed"));
    out.flush();
  }

  private void groups(LogResult result) {
    out.println();
    out.printf(
        "%-16s %8s %12s %10s %10s %10s %10s%n",
        "log", "group", "records/s", "commits", "p50 ms", "p99 ms", "max ms");
    for (GroupStep step : result.found().steps()) {
      Percentiles commit = step.commitNs();
      out.printf(
          "%-16s %,8d %,12.0f %,10d %10.3f %10.3f %10.3f%n",
          step.log(),
          step.group(),
          step.recordsPerSecond(),
          commit.count(),
          commit.p50() * MS,
          commit.p99() * MS,
          commit.max() * MS);
    }
  }

  private void rates(LogResult result) {
    out.println();
    out.printf("%-16s %12s %12s %12s%n", "records/s", "median", "lowest", "highest");
    spread("ours", result.ours(), "%,12.0f");
    spread("peer", result.peer(), "%,12.0f");
    spread("ours / peer", result.ratio(), "%12.3f");
    out.printf(
        "%-16s %,12.0f and %,.0f%n",
        "cold pass", result.found().ours()[0], result.found().peer()[0]);
  }

  private void spread(String name, Spread spread, String format) {
    String line = "%-16s " + format + " " + format + " " + format + "%n";
    out.printf(line, name, spread.median(), spread.min(), spread.max());
  }

  private void latencies(LogResult result) {
    out.println();
    out.printf(
        "%-24s %-6s %10s %9s %9s %9s %9s%n",
        "due → read elsewhere, ms", "", "count", "p50", "p99", "p99.9", "max");
    for (LogBenchmark.Latency latency : result.found().latencies()) {
      String rate = "%,d records/s".formatted(latency.rate());
      latency(rate, "ours", latency.ours());
      latency(rate, "peer", latency.peer());
    }
    out.println();
  }

  private void latency(String rate, String side, Percentiles p) {
    out.printf(
        "%-24s %-6s %,10d %9.3f %9.3f %9.3f %9.3f%n",
        rate, side, p.count(), p.p50() * MS, p.p99() * MS, p.p999() * MS, p.max() * MS);
  }

  private void line(String name, String text) {
    out.printf("%-10s %s%n", name, text);
  }
}
