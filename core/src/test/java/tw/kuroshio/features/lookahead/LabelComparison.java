package tw.kuroshio.features.lookahead;

import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.evaluation.ForwardReturns;
import tw.kuroshio.features.evaluation.LabelStatus;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.prediction.training.WalkForward;

/**
 * What decisions earn, seen the other way round: the return of a decision must hold nothing that
 * had happened when it was taken, must not be known before it ends, and what a fold trains on must
 * hold nothing of the time it is validated on.
 */
final class LabelComparison {

  private static final int FOLDS = 3;

  private final List<String> codes;
  private final int[] days;
  private final double[][] open;
  private final boolean[][] locked;
  private final Leaks leaks;

  /**
   * @param days the market's sessions
   */
  LabelComparison(FactHistory history, int[] days, Leaks leaks) {
    this.codes = history.codes();
    this.days = days;
    this.leaks = leaks;
    open = new double[days.length][codes.size()];
    locked = new boolean[days.length][codes.size()];
    for (int i = 0; i < codes.size(); i++) {
      int[] own = history.panel().bars(i).epochDay();
      double[] adjusted = history.panel().column(i, BarField.ADJ_OPEN);
      for (int session = 0; session < days.length; session++) {
        int row = Arrays.binarySearch(own, days[session]);
        open[session][i] = row < 0 ? Double.NaN : adjusted[row];
        locked[session][i] = row % 17 == 16;
      }
    }
  }

  void run(int horizon) {
    String name = "forward return of " + horizon + " sessions";
    ForwardReturns all = new ForwardReturns(open, locked, horizon);
    for (int session = 0; session < days.length; session += 5) {
      ForwardReturns otherwise = changed(0, session + 1, horizon);
      compare(name, session, all, otherwise, "what happened before the decision is otherwise");
    }
    for (int known = horizon; known < days.length; known += 9) {
      compareKnown(name, known, all, horizon);
    }
    for (WalkForward.Fold fold : WalkForward.folds(all.knownSessions(), FOLDS, horizon)) {
      ForwardReturns otherwise = changed(fold.validationStart(), days.length, horizon);
      for (int session = 0; session < fold.trainEnd(); session++) {
        compare(name, session, all, otherwise, "trained on, what is validated on is otherwise");
      }
    }
  }

  /** A return is said to be known when it is, and then it is what it will always be. */
  private void compareKnown(String name, int sessions, ForwardReturns all, int horizon) {
    ForwardReturns now =
        new ForwardReturns(Arrays.copyOf(open, sessions), Arrays.copyOf(locked, sessions), horizon);
    for (int session = 0; session < sessions; session++) {
      if (session < now.knownSessions()) {
        compare(name, session, all, now, "what is not known yet is not there");
      } else {
        for (int i = 0; i < codes.size(); i++) {
          boolean open = now.status(session, i) == LabelStatus.NOT_YET_KNOWN;
          String because = "said to be known before it ends";
          double is = open ? Double.NaN : now.value(session, i);
          leaks.compare(name, codes.get(i), days[session], Double.NaN, is, because);
        }
      }
    }
  }

  private void compare(
      String name, int session, ForwardReturns was, ForwardReturns is, String because) {
    for (int i = 0; i < codes.size(); i++) {
      double before = was.value(session, i);
      double after = is.value(session, i);
      leaks.compare(name, codes.get(i), days[session], before, after, because);
    }
  }

  /** Other opens and locks in some sessions. */
  private ForwardReturns changed(int from, int to, int horizon) {
    double[][] opens = open.clone();
    boolean[][] locks = locked.clone();
    for (int session = from; session < to; session++) {
      opens[session] = new double[codes.size()];
      locks[session] = new boolean[codes.size()];
      for (int i = 0; i < codes.size(); i++) {
        opens[session][i] = 1.0 + session % 7 + i;
        locks[session][i] = !locked[session][i];
      }
    }
    return new ForwardReturns(opens, locks, horizon);
  }
}
