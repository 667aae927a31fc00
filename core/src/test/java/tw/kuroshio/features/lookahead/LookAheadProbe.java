package tw.kuroshio.features.lookahead;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tw.kuroshio.features.BatchEvaluator;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.history.TaipeiTime;

/**
 * Looks for values that depend on what was not known yet: changes everything that became known
 * after the decision moment of a session and tells which values up to that session moved.
 */
final class LookAheadProbe {

  private final CompiledFormulas formulas;
  private final KnownFacts facts;
  private final Map<Long, Values> untouched = new TreeMap<>();
  private final TreeSet<String> watched = new TreeSet<>();
  private final Leaks leaks = new Leaks();

  /** A history and the values of every formula in it, by instrument, formula and own session. */
  private record Values(FactHistory history, double[][][] values) {}

  LookAheadProbe(CompiledFormulas formulas, KnownFacts facts) {
    this.formulas = formulas;
    this.facts = facts;
  }

  /**
   * Values of history: those up to a session must not move with what became known later, nor be
   * others in an index to which that was appended, nor when it is not known at all.
   *
   * @param day the session, days since the epoch
   * @param decisionNsOfDay when sessions are decided, nanoseconds since midnight in Taipei
   */
  void history(int day, long decisionNsOfDay) {
    Values before = untouched(decisionNsOfDay);
    KnownFacts.Moment moment = KnownFacts.Moment.afterClose(day, decisionNsOfDay);
    for (KnownFacts.Future future : KnownFacts.Future.values()) {
      Values after = values(facts.after(moment, future), decisionNsOfDay);
      String because = "history, what became known after " + text(moment) + " is " + future.shown();
      compare(before, after, day, because);
    }
  }

  /**
   * Fields that are known before a session opens, and the volume that the session's is measured
   * against: they must not move with the session itself.
   */
  void fields(int day, long decisionNsOfDay) {
    FactHistory before = untouched(decisionNsOfDay).history;
    KnownFacts.Moment moment = KnownFacts.Moment.atOpen(day);
    FactHistory after =
        FactHistory.of(facts.after(moment, KnownFacts.Future.OTHERWISE), decisionNsOfDay);
    for (Field field : formulas.fields()) {
      if (field.timing() == Field.Timing.BEFORE_OPEN || field == LiveField.VOLUME_SAME_TIME_20) {
        for (String code : before.codes()) {
          compare(before, after, code, field, day, "session otherwise from " + text(moment));
        }
      }
    }
  }

  /** What a model is trained on: ranks and opens up to a session. */
  void training(int[] days, int day, long decisionNsOfDay) {
    KnownFacts.Moment moment = KnownFacts.Moment.afterClose(day, decisionNsOfDay);
    FactHistory before = untouched(decisionNsOfDay).history;
    FactHistory after =
        FactHistory.of(facts.after(moment, KnownFacts.Future.OTHERWISE), decisionNsOfDay);
    String because = "trained on, what became known after " + text(moment) + " is otherwise";
    new TrainingComparison(formulas, days, leaks).run(before, after, day, because);
  }

  /** Values while a session goes on; see {@link LiveComparison}. */
  void live(int day, long decisionNsOfDay) {
    Values before = untouched(decisionNsOfDay);
    KnownFacts.Moment moment = KnownFacts.Moment.atOpen(day);
    FactHistory otherwise =
        FactHistory.of(facts.after(moment, KnownFacts.Future.OTHERWISE), decisionNsOfDay);
    LiveComparison comparison =
        new LiveComparison(formulas, before.history, otherwise, LocalDate.ofEpochDay(day), leaks);
    comparison.run();
    comparison.compareWithHistory(before.values);
  }

  /** Returns that decisions earn; see {@link LabelComparison}. */
  void labels(int[] days, int horizonSessions, long decisionNsOfDay) {
    new LabelComparison(untouched(decisionNsOfDay).history, days, leaks).run(horizonSessions);
  }

  /** What moved. */
  List<Leak> leaks() {
    return leaks.all();
  }

  /** Values compared so far. */
  long compared() {
    return leaks.compared();
  }

  /**
   * Formulas that had values up to a session and whose later ones moved: those of which {@link
   * #history} can tell something.
   */
  SortedSet<String> watched() {
    return watched;
  }

  private Values untouched(long decisionNsOfDay) {
    return untouched.computeIfAbsent(decisionNsOfDay, at -> values(facts, at));
  }

  private Values values(KnownFacts known, long decisionNsOfDay) {
    FactHistory history = FactHistory.of(known, decisionNsOfDay);
    return new Values(history, new BatchEvaluator(formulas).evaluate(history.panel()));
  }

  private void compare(Values before, Values after, int day, String because) {
    for (String code : before.history.codes()) {
      int i = before.history.instrument(code);
      int k = after.history.instrument(code);
      int[] days = before.history.panel().bars(i).epochDay();
      int[] daysAfter = k < 0 ? new int[0] : after.history.panel().bars(k).epochDay();
      int rows = rowsUpTo(days, day);
      compareSessions(code, Arrays.copyOf(days, rows), daysAfter, day, because);
      for (int f = 0; f < formulas.size() && k >= 0; f++) {
        double[] was = before.values[i][f];
        double[] is = after.values[k][f];
        compare(formulas.names().get(f), code, days, rows, was, daysAfter, is, because);
      }
    }
  }

  private void compare(
      String formula,
      String code,
      int[] days,
      int rows,
      double[] before,
      int[] daysAfter,
      double[] after,
      String because) {
    boolean known = false;
    for (int row = 0; row < rows; row++) {
      int same = Arrays.binarySearch(daysAfter, days[row]);
      if (same >= 0) {
        leaks.compare(formula, code, days[row], before[row], after[same], because);
      }
      known |= !Double.isNaN(before[row]);
    }
    int end = Math.max(before.length, after.length);
    if (known && !Arrays.equals(Arrays.copyOf(before, end), Arrays.copyOf(after, end))) {
      watched.add(formula);
    }
  }

  /** Which sessions there were is also something that must not depend on later ones. */
  private void compareSessions(String code, int[] days, int[] daysAfter, int day, String because) {
    int[] until = Arrays.copyOf(daysAfter, rowsUpTo(daysAfter, day));
    if (!Arrays.equals(days, until)) {
      int row = Math.max(0, Arrays.mismatch(days, until));
      int first = row < days.length ? days[row] : until[row];
      leaks.compare("sessions", code, first, days.length, until.length, because);
    }
  }

  private void compare(
      FactHistory before, FactHistory after, String code, Field field, int day, String because) {
    int k = after.instrument(code);
    int[] days = before.panel().bars(before.instrument(code)).epochDay();
    int rows = rowsUpTo(days, day);
    // a session that is gone altogether has no fields to compare
    if (k >= 0 && rowsUpTo(after.panel().bars(k).epochDay(), day) == rows) {
      double[] was = new double[rows];
      double[] is = new double[rows];
      before.panel().fields().fill(before.instrument(code), field, days, rows, was);
      after.panel().fields().fill(k, field, days, rows, is);
      for (int row = 0; row < rows; row++) {
        leaks.compare(field.text(), code, days[row], was[row], is[row], because);
      }
    }
  }

  static int rowsUpTo(int[] days, int day) {
    int row = Arrays.binarySearch(days, day);
    return row < 0 ? -row - 1 : row + 1;
  }

  private static String text(KnownFacts.Moment moment) {
    long minutes = (moment.tablesNs() - TaipeiTime.utcNs(moment.day(), 0)) / 60_000_000_000L;
    return "%s %02d:%02d".formatted(LocalDate.ofEpochDay(moment.day()), minutes / 60, minutes % 60);
  }
}
