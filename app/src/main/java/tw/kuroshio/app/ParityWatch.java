package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.Locale;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.ParityCheck;

/**
 * Compares live factor values with a recomputation from history while a day goes on: a few
 * instruments a minute in turn, everybody after the close. Nothing comes back into the run.
 */
final class ParityWatch {

  private static final long EVERY_NS = 60_000_000_000L;
  private static final int INSTRUMENTS_A_TIME = 4;

  private final ParityCheck check;
  private final IncrementalFeatures features;
  private long nextNs = Long.MIN_VALUE;
  private int next;

  ParityWatch(DayReference reference, IncrementalFeatures features) {
    this.features = features;
    this.check =
        new ParityCheck(
            features.formulas(), reference.history(), reference.exDateRatio(), reference.date());
  }

  /** Tells both the other one and this. */
  DayRunner.Progress beside(DayRunner.Progress other) {
    return new DayRunner.Progress() {
      @Override
      public void at(long virtualNs) {
        other.at(virtualNs);
        if (virtualNs >= nextNs) {
          nextNs = virtualNs + EVERY_NS;
          compareSome();
        }
      }

      @Override
      public void checkpoint(long seq) {
        other.checkpoint(seq);
      }
    };
  }

  private void compareSome() {
    for (int k = 0; k < Math.min(INSTRUMENTS_A_TIME, features.size()); k++) {
      check.compare(features, next);
      next = (next + 1) % features.size();
    }
  }

  /** Compares all that traded; the session is over. */
  Outcome finish() {
    check.compareAll(features);
    return soFar();
  }

  Outcome soFar() {
    return new Outcome(check.compared(), check.mismatches());
  }

  /** One line, and one a difference. */
  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "parity   %,d live factor values recomputed from history, %,d differ%n",
        check.compared(),
        check.mismatches());
    check.differences().forEach(difference -> out.println("         " + difference));
  }

  /**
   * What a day's comparison came to.
   *
   * @param compared values
   * @param mismatches values not the same to the last bit
   */
  record Outcome(long compared, long mismatches) {}
}
