package tw.kuroshio.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import tw.kuroshio.benchmarks.ingest.IngestBenchmark;
import tw.kuroshio.benchmarks.ingest.Percentiles;
import tw.kuroshio.benchmarks.ingest.RateSchedule;
import tw.kuroshio.benchmarks.ingest.SendReport;
import tw.kuroshio.benchmarks.ingest.StepResult;

/** The result for people: conditions, what went through, how late, on which thread's time. */
final class IngestText {

  private static final double MS = 1e-6;

  private final PrintWriter out;

  /** A step and what its lines begin with. */
  private record Row(String name, StepResult step) {}

  IngestText(PrintWriter out) {
    this.out = out;
  }

  void print(IngestResult result) {
    conditions(result);
    flow(result);
    latency(result, "due → applied, ms", StepResult::applied);
    latency(result, "due → durable, ms", StepResult::durable);
    latency(result, "commits, ms", StepResult::commits);
    latency(result, "engine's round, ms", StepResult::rounds);
    if (result.steps().stream().anyMatch(step -> step.orders().count() > 0)) {
      latency(result, "input → order handed over, ms", StepResult::orders);
    }
    load(result);
    proof(result);
    out.flush();
  }

  private void conditions(IngestResult result) {
    StepResult cold = result.cold();
    SendReport sent = cold.sent();
    line("commit", result.machine().commit());
    line("machine", result.machine().sentence() + " at the start");
    line("JVM", result.machine().jdk() + " " + String.join(" ", result.machine().jvmFlags()));
    line(
        "workload",
        ("%,d instruments, seed %d; format 6 on line 1 of both markets, %.1f records a datagram at"
                + " the lowest rate, each sent on copies A and B")
            .formatted(
                cold.spec().instruments(),
                cold.spec().seed(),
                sent.records() / (double) sent.datagrams()));
    line(
        "receiver",
        "twenty sockets → ring → feed handler → engine → event log forced to the disk; books,"
            + " bars, the run's ten factors, rank blend (the baseline, no trained model); conflation on");
    line(
        "sender",
        (result.sender() == IngestBenchmark.SenderPlace.PROCESS
                ? "a Java process of its own"
                : "a thread of the receiver's process")
            + ", absolute schedule, both copies; latency counts from the moment a record was due");
  }

  private void flow(IngestResult result) {
    out.println();
    out.printf(
        "%-22s %11s %11s %11s %10s %8s %8s %9s %9s %s%n",
        "records/s, each once",
        "sent",
        "received",
        "applied",
        "applied/s",
        "kernel−",
        "ring−",
        "backlog",
        "behind ms",
        "");
    for (Row row : rows(result)) {
      StepResult step = row.step();
      double seconds = (step.spec().schedule().durationMs() + behindMs(step)) / 1e3;
      out.printf(
          "%-22s %,11d %,11d %,11d %,10.0f %8s %,8d %,9d %9.0f %s%n",
          row.name(),
          step.sent().records(),
          step.accounts().records(),
          step.accounts().feedStage(),
          step.accounts().feedStage() / seconds,
          drops(step.droppedByKernel()),
          step.droppedByRing(),
          step.backlogPeak(),
          behindMs(step),
          step.isSustained() ? "sustained" : step.fault());
    }
  }

  private static double behindMs(StepResult step) {
    return Math.max(0, step.behindNs()) * MS;
  }

  private static String drops(OptionalLong drops) {
    return drops.isPresent() ? "%,d".formatted(drops.getAsLong()) : "unknown";
  }

  private static List<Row> rows(IngestResult result) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(name(result.cold()) + " (cold)", result.cold()));
    result.warm().forEach(step -> rows.add(new Row(name(step), step)));
    return rows;
  }

  private static String name(StepResult step) {
    RateSchedule schedule = step.spec().schedule();
    String rate = "%,d".formatted(schedule.stretches().getFirst().rate());
    if (schedule.stretches().size() > 1) {
      rate += "/%,d".formatted(schedule.peakRate());
    }
    return rate;
  }

  private void latency(
      IngestResult result, String title, Function<StepResult, Percentiles> distribution) {
    out.println();
    out.printf(
        "%-30s %11s %9s %9s %9s %9s %9s %9s%n",
        title, "count", "p50", "p90", "p99", "p99.9", "p99.99", "max");
    for (Row row : rows(result)) {
      StepResult step = row.step();
      Percentiles p = distribution.apply(step);
      out.printf(
          "%-30s %,11d %9.3f %9.3f %9.3f %9.3f %9.3f %9.3f%n",
          row.name(),
          p.count(),
          p.p50() * MS,
          p.p90() * MS,
          p.p99() * MS,
          p.p999() * MS,
          p.p9999() * MS,
          p.max() * MS);
    }
  }

  private void load(IngestResult result) {
    List<String> threads = List.copyOf(result.cold().cpu().keySet());
    out.println();
    out.printf("%-22s", "CPU, cores | ns a record");
    threads.forEach(thread -> out.printf(" %21s", thread));
    out.println();
    for (Row row : rows(result)) {
      StepResult step = row.step();
      out.printf("%-22s", row.name());
      double nsOfRecord = step.spec().schedule().durationMs() * 1e6 / step.unique();
      for (String thread : threads) {
        double cores = step.cpu().getOrDefault(thread, 0.0);
        out.printf(" %21s", "%.2f | %,.0f".formatted(cores, cores * nsOfRecord));
      }
      out.println();
    }
    out.println();
    out.printf(
        "%-22s %16s %9s %15s %15s %11s %10s%n",
        "",
        "trades conflated",
        "backlogs",
        "sender late p99",
        "sender late max",
        "over 1 ms",
        "heap MiB");
    for (Row row : rows(result)) {
      StepResult step = row.step();
      out.printf(
          "%-22s %,16d %,9d %12.2f ms %12.2f ms %,11d %,10d%n",
          row.name(),
          step.conflatedTrades(),
          step.backlogs(),
          step.sent().lateP99Ns() * MS,
          step.sent().lateMaxNs() * MS,
          step.sent().lateOver1Ms(),
          step.heapPeakBytes() >> 20);
    }
  }

  private void proof(IngestResult result) {
    out.println();
    for (Row row : rows(result)) {
      StepResult step = row.step();
      StepResult.Accounts accounts = step.accounts();
      line(
          "accounts",
          ("%s: %,d received = %,d accepted + %,d duplicates + %,d late + %,d conflicts + %,d too"
                  + " old + quarantined %s + %,d held; %,d unaccounted; gaps %,d, missing %,d; refused"
                  + " by a rule %s")
              .formatted(
                  row.name(),
                  accounts.records(),
                  accounts.accepted(),
                  accounts.duplicates(),
                  accounts.late(),
                  accounts.conflicts(),
                  accounts.tooOld(),
                  accounts.quarantined(),
                  accounts.held(),
                  accounts.unaccounted(),
                  accounts.gaps(),
                  accounts.missing(),
                  accounts.refused()));
    }
    if (result.burst() == null) {
      line(
          "goal",
          "at least %,d records/s sustained: %,d, %s"
              .formatted(
                  IngestResult.GOAL,
                  result.sustained(),
                  result.sustained() >= IngestResult.GOAL ? "met" : "missed"));
    }
  }

  private void line(String name, String text) {
    out.printf("%-10s %s%n", name, text);
  }
}
