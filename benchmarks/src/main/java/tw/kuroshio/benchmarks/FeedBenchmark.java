package tw.kuroshio.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.benchmarks.feed.FeedComparison;
import tw.kuroshio.benchmarks.feed.FeedPass;
import tw.kuroshio.benchmarks.feed.FeedWorkload;

/** Repeats the comparison over the main workload and over smaller ones to show how cost grows. */
final class FeedBenchmark {

  static final int[] GROWTH_INSTRUMENTS = {125, 500, 2_000, 8_000};
  static final int[] GROWTH_LEVELS = {0, 1, 2, 3, 4, 5};

  private static final long VARIATION_RECORDS = 1_000_000;
  private static final int VARIATION_REPEATS = 3;

  private final PrintWriter progress;

  FeedBenchmark(PrintWriter progress) {
    this.progress = progress;
  }

  /** The first pass is the cold one; {@code repeats} more are measured. */
  FeedSeries series(FeedWorkload workload, int repeats) {
    return series(workload, false, repeats);
  }

  private FeedSeries series(FeedWorkload workload, boolean wholeStage, int repeats) {
    FeedComparison comparison = new FeedComparison(workload, wholeStage);
    long start = System.nanoTime();
    FeedPass cold = comparison.pass();
    say(0, repeats, cold, start);
    List<FeedPass> passes = new ArrayList<>();
    for (int i = 1; i <= repeats; i++) {
      FeedPass pass = comparison.pass();
      passes.add(pass);
      say(i, repeats, pass, start);
    }
    return new FeedSeries(workload, wholeStage, cold, passes);
  }

  /**
   * The main workload, shorter: with all of the feed stage, with other numbers of instruments, with
   * other numbers of levels.
   */
  List<FeedSeries> variations(FeedWorkload main) {
    long records = Math.min(main.records(), VARIATION_RECORDS);
    List<FeedSeries> table = new ArrayList<>();
    FeedWorkload shorter =
        new FeedWorkload(records, main.instruments(), main.levels(), main.seed());
    table.add(variation(shorter, true));
    for (int instruments : GROWTH_INSTRUMENTS) {
      long enough = Math.max(records, 16L * instruments);
      table.add(
          variation(new FeedWorkload(enough, instruments, main.levels(), main.seed()), false));
    }
    for (int levels : GROWTH_LEVELS) {
      table.add(
          variation(new FeedWorkload(records, main.instruments(), levels, main.seed()), false));
    }
    return table;
  }

  private FeedSeries variation(FeedWorkload workload, boolean wholeStage) {
    progress.printf(
        "%,d instruments, %d levels%s%n",
        workload.instruments(), workload.levels(), wholeStage ? ", the whole stage" : "");
    return series(workload, wholeStage, VARIATION_REPEATS);
  }

  private void say(int pass, int repeats, FeedPass result, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.printf(
        "pass %d of %d: ours %.2f M/s, peer %.2f M/s; about %.0f s left%n",
        pass,
        repeats,
        result.ours().acceptedPerCpuSecond() / 1e6,
        result.peer().acceptedPerCpuSecond() / 1e6,
        seconds / (pass + 1) * (repeats - pass));
    progress.flush();
  }
}
