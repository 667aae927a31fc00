package tw.kuroshio.benchmarks;

import java.util.List;
import java.util.Locale;
import tw.kuroshio.benchmarks.feed.SidePass;

/** The feed's goals and whether a series meets them. */
final class FeedGoals {

  static final double RECORDS_A_SECOND = 5_000_000;
  static final double RATIO = 0.7;

  /**
   * Less than a byte in ten thousand records is no cost of a record: a loss is told now and then.
   */
  static final double BYTES_A_RECORD = 0.0001;

  /** A goal, what was measured, and whether that is enough. */
  record Outcome(String goal, String measured, boolean met) {}

  private FeedGoals() {}

  /** By the CPU time of the one thread that does the work: one core without what else ran. */
  static List<Outcome> of(FeedSeries series) {
    double rate = series.ours(SidePass::acceptedPerCpuSecond).median();
    double ratio = series.ratio(SidePass::acceptedPerCpuSecond).median();
    double bytes = series.oursBytesARecord();
    return List.of(
        new Outcome(
            "5,000,000 records/s on one core",
            String.format(Locale.ROOT, "%,.0f", rate),
            rate >= RECORDS_A_SECOND),
        new Outcome("0.7 of the peer", String.format(Locale.ROOT, "%.3f", ratio), ratio >= RATIO),
        new Outcome(
            "0 bytes allocated a record",
            String.format(Locale.ROOT, "%.6f", bytes),
            bytes < BYTES_A_RECORD));
  }
}
