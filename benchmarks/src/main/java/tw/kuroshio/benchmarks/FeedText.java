package tw.kuroshio.benchmarks;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tw.kuroshio.benchmarks.feed.BookProof;
import tw.kuroshio.benchmarks.feed.DamageCounts;
import tw.kuroshio.benchmarks.feed.FeedPass;
import tw.kuroshio.benchmarks.feed.FeedWorkload;
import tw.kuroshio.benchmarks.feed.SideCounts;
import tw.kuroshio.benchmarks.feed.SidePass;

/** The result for people: conditions first, then figures, proof and growth. */
final class FeedText {

  private final PrintWriter out;

  FeedText(PrintWriter out) {
    this.out = out;
  }

  void print(FeedResult result) {
    conditions(result);
    figures(result.main());
    proof(result.main());
    goals(result.main());
    variations(result.variations());
    out.flush();
  }

  private void conditions(FeedResult result) {
    FeedWorkload workload = result.main().workload();
    FeedPass pass = result.main().cold();
    DamageCounts damage = pass.damage();
    line("commit", result.machine().commit());
    line("machine", result.machine().sentence() + " at the start, one thread measured");
    line("JVM", result.machine().jdk() + " " + String.join(" ", result.machine().jvmFlags()));
    line("peer", result.peer());
    line(
        "workload",
        "%,d records of %,d instruments, up to %d levels, seed %d",
        workload.records(),
        workload.instruments(),
        workload.levels(),
        workload.seed());
    line(
        "",
        "copies A and B: %,d records in %,d datagrams; bytes a record: ours %.1f, peer %.1f",
        pass.received(),
        pass.datagrams(),
        pass.oursBytes() / (double) pass.received(),
        pass.peerBytes() / (double) pass.received());
    line(
        "damage",
        "records lost %,d, repeated %,d, overtaken %,d, corrupted %,d",
        damage.lost(),
        damage.repeated(),
        damage.reordered(),
        damage.corrupted());
    line(
        "cold pass",
        "ours %.2f M/s, peer %.2f M/s CPU; the first stretch took %.0f and %.0f ms wall",
        pass.ours().acceptedPerCpuSecond() / 1e6,
        pass.peer().acceptedPerCpuSecond() / 1e6,
        pass.ours().firstChunkNs() / 1e6,
        pass.peer().firstChunkNs() / 1e6);
  }

  private void figures(FeedSeries series) {
    out.println();
    out.printf(
        "%-36s %8s %8s %8s %8s %8s   (%d passes in turn)%n",
        "million records/s, one core",
        "median",
        "lowest",
        "quartile",
        "quartile",
        "highest",
        series.passes().size());
    spread("ours, accepted, CPU time", series.ours(SidePass::acceptedPerCpuSecond), 1e-6);
    spread("ours, accepted, wall time", series.ours(SidePass::acceptedPerSecond), 1e-6);
    spread("peer, accepted, CPU time", series.peer(SidePass::acceptedPerCpuSecond), 1e-6);
    spread("peer, accepted, wall time", series.peer(SidePass::acceptedPerSecond), 1e-6);
    spread("ours, received, CPU time", receivedRate(series), 1e-6);
    spread("ours / peer, CPU time", series.ratio(SidePass::acceptedPerCpuSecond), 1);
    spread("ours / peer, wall time", series.ratio(SidePass::acceptedPerSecond), 1);
    out.printf(
        "%-36s ours %.6f, peer %.6f, after each pass's first stretch%n",
        "bytes allocated a record", series.oursBytesARecord(), series.peerBytesARecord());
  }

  private static Spread receivedRate(FeedSeries series) {
    return Spread.of(
        series.passes().stream()
            .mapToDouble(pass -> pass.received() * 1e9 / pass.ours().cpuNs())
            .toArray());
  }

  private void spread(String name, Spread spread, double scale) {
    out.printf(
        "%-36s %8.3f %8.3f %8.3f %8.3f %8.3f%n",
        name,
        spread.median() * scale,
        spread.min() * scale,
        spread.lowerQuartile() * scale,
        spread.upperQuartile() * scale,
        spread.max() * scale);
  }

  private void proof(FeedSeries series) {
    FeedPass pass = series.cold();
    SideCounts counts = pass.ours().counts();
    BookProof books = pass.books();
    out.println();
    line(
        "proof",
        "in every pass %,d received = %,d accepted + %,d duplicates + %,d late + %,d quarantined %s",
        pass.received(),
        counts.accepted(),
        counts.duplicates(),
        counts.late(),
        counts.quarantinedInAll(),
        counts.quarantined());
    line("", "%,d sent = accepted + %,d missing", pass.sent(), counts.missing());
    line(
        "",
        "books of both sides equal (%s…); against the undamaged day %,d instruments equal,"
            + " %,d healed, %,d behind",
        pass.ours().booksDigest().substring(0, 16),
        books.equal(),
        books.healed(),
        books.behind());
  }

  private void goals(FeedSeries series) {
    for (FeedGoals.Outcome outcome : FeedGoals.of(series)) {
      line(
          "goal",
          "%s: %s, %s",
          outcome.goal(),
          outcome.measured(),
          outcome.met() ? "met" : "missed");
    }
  }

  private void variations(List<FeedSeries> variations) {
    if (variations.isEmpty()) {
      return;
    }
    out.println();
    out.printf(
        "%11s %6s %9s %15s %15s %7s   medians of %d passes, CPU time%n",
        "instruments",
        "levels",
        "records",
        "ours ns/record",
        "peer ns/record",
        "ratio",
        variations.getFirst().passes().size());
    ToDoubleFunction<SidePass> rate = SidePass::acceptedPerCpuSecond;
    for (FeedSeries series : variations) {
      out.printf(
          "%,11d %6d %,9d %15.1f %15.1f %7.3f   %s%n",
          series.workload().instruments(),
          series.workload().levels(),
          series.workload().records(),
          1e9 / series.ours(rate).median(),
          1e9 / series.peer(rate).median(),
          series.ratio(rate).median(),
          series.wholeStage() ? "ours: the whole stage, with rules, bars, halts, book states" : "");
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
  private void line(String name, String format, Object... values) {
    out.printf(
        "%-10s %s%n",
        name, values.length == 0 ? format : String.format(Locale.ROOT, format, values));
  }
}
