package tw.kuroshio.features.lookahead;

import java.time.LocalDate;
import java.util.List;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.model.DailyBars;

/** A session as it goes on after some history. */
final class LiveSession {

  private static final long E4 = 10_000;

  private final IncrementalFeatures features;
  private final FactHistory history;
  private final FactHistory happening;
  private final LocalDate date;

  /**
   * @param history what the evaluator is warmed up with and asked in the session
   * @param happening what happens in the session
   */
  LiveSession(
      CompiledFormulas formulas, FactHistory history, FactHistory happening, LocalDate date) {
    this.features = new IncrementalFeatures(formulas, history.panel().before(date));
    this.history = history;
    this.happening = happening;
    this.date = date;
  }

  /** Codes that trade in the session. */
  List<String> traded() {
    return happening.codes().stream().filter(code -> row(code) >= 0).toList();
  }

  private int row(String code) {
    return bars(code).rowOf(date);
  }

  private DailyBars bars(String code) {
    return happening.panel().bars(happening.instrument(code));
  }

  private int instrument(String code) {
    return history.instrument(code);
  }

  void open() {
    BarPanel panel = history.panel();
    features.rollTo(date, panel.exDateRatiosOn(date));
    features.know(panel.fields());
  }

  /** Every live field that is read is told, the same whatever the history. */
  void setLive(String code) {
    for (LiveField field : LiveField.values()) {
      if (features.number(field) >= 0) {
        double told = 1.0 + 0.01 * (field.text().hashCode() % 64) + code.charAt(0);
        features.set(instrument(code), features.number(field), told);
      }
    }
  }

  /** A trade at so many times the session's close. */
  void trade(String code, double factor) {
    DailyBars b = bars(code);
    int row = row(code);
    long open = b.openE4()[row];
    long last = Math.round(b.closeE4()[row] * factor / 100) * 100;
    features.onBar(
        instrument(code),
        open,
        Math.max(open, last),
        Math.min(open, last),
        last,
        b.volumeShares()[row] / 2,
        b.valueTwd()[row] / 2 * E4);
  }

  void barrier() {
    boolean[] members = new boolean[history.codes().size()];
    for (int i = 0; i < members.length; i++) {
      members[i] = history.panel().universe().isMember(i, (int) date.toEpochDay());
    }
    features.barrier(members);
  }

  /** The session's whole bar, and live fields as they stand at its close. */
  void end(String code) {
    double[] closed = new double[1];
    int[] day = {(int) date.toEpochDay()};
    for (LiveField field : LiveField.values()) {
      if (features.number(field) >= 0) {
        happening.panel().fields().fill(happening.instrument(code), field, day, 1, closed);
        features.set(instrument(code), features.number(field), closed[0]);
      }
    }
    DailyBars b = bars(code);
    int row = row(code);
    features.onBar(
        instrument(code),
        b.openE4()[row],
        b.highE4()[row],
        b.lowE4()[row],
        b.closeE4()[row],
        b.volumeShares()[row],
        b.valueTwd()[row] * E4);
  }

  void close() {
    features.closeSession();
  }

  double raw(String code, int formula) {
    return features.raw(instrument(code), formula);
  }

  double rank(String code, int formula) {
    return features.rank(instrument(code), formula);
  }

  /** Place of a value in the cross-section frozen at the barrier. */
  double frozenRank(String code, int formula, double value) {
    return features.frozenRank(instrument(code), formula, value);
  }
}
