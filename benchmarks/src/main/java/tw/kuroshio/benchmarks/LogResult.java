package tw.kuroshio.benchmarks;

import java.util.Arrays;
import tw.kuroshio.benchmarks.eventlog.LogBenchmark;

/** What {@code bench log} found, and on what. */
record LogResult(Machine machine, LogBenchmark.Settings settings, LogBenchmark.Found found) {

  /** Records a second through one broker. */
  static final int GOAL = 100_000;

  Spread ours() {
    return Spread.of(warm(found.ours()));
  }

  Spread peer() {
    return Spread.of(warm(found.peer()));
  }

  /** Ours as a share of the peer's, pass by pass. */
  Spread ratio() {
    double[] ours = warm(found.ours());
    double[] peer = warm(found.peer());
    double[] ratio = new double[ours.length];
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = ours[i] / peer[i];
    }
    return Spread.of(ratio);
  }

  private static double[] warm(double[] passes) {
    return Arrays.copyOfRange(passes, 1, passes.length);
  }

  boolean isGoalMet() {
    return ours().median() >= GOAL;
  }
}
