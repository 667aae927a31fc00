package tw.kuroshio.features.lookahead;

import java.time.LocalDate;
import java.util.List;
import tw.kuroshio.features.CompiledFormulas;

/**
 * One session live, twice: after a history as it was, and after one in which everything that became
 * known since the session's decision moment is otherwise. Fed the same, both must show the same at
 * every step; after a barrier one of them goes on with trades of others, which may move neither a
 * rank nor the values of those that did not trade. At the end both must have come to the value of
 * history.
 */
final class LiveComparison {

  private final CompiledFormulas formulas;
  private final FactHistory history;
  private final LiveSession one;
  private final LiveSession other;
  private final LocalDate date;
  private final List<String> traded;
  private final Leaks leaks;

  LiveComparison(
      CompiledFormulas formulas,
      FactHistory history,
      FactHistory otherwise,
      LocalDate date,
      Leaks leaks) {
    this.formulas = formulas;
    this.history = history;
    this.date = date;
    this.leaks = leaks;
    one = new LiveSession(formulas, history, history, date);
    other = new LiveSession(formulas, otherwise, history, date);
    traded = one.traded();
  }

  void run() {
    one.open();
    other.open();
    // first with nothing but what the evaluator itself knows of the session's live fields
    each(code -> both(code, 1.01));
    compare("at the first trade");
    each(
        code -> {
          one.setLive(code);
          other.setLive(code);
          both(code, 0.99);
        });
    compare("while the session goes on");
    one.barrier();
    other.barrier();
    compare("at a barrier");
    compareRanks("at a barrier");
    List<String> still = traded.stream().filter(code -> traded.indexOf(code) % 2 == 0).toList();
    each(
        code -> {
          if (!still.contains(code)) {
            other.trade(code, 1.04);
          }
        });
    still.forEach(code -> compare(code, "when others trade after a barrier"));
    compareRanks("when others trade after a barrier");
    each(
        code -> {
          one.end(code);
          other.end(code);
        });
    one.close();
    other.close();
    compare("at the close");
  }

  private interface Step {
    void of(String code);
  }

  private void each(Step step) {
    traded.forEach(step::of);
  }

  private void both(String code, double factor) {
    one.trade(code, factor);
    other.trade(code, factor);
  }

  private void compare(String when) {
    each(code -> compare(code, when));
  }

  private void compare(String code, String when) {
    for (int f = 0; f < formulas.size(); f++) {
      compare(formulas.names().get(f), code, one.raw(code, f), other.raw(code, f), when);
    }
  }

  private void compareRanks(String when) {
    each(
        code -> {
          for (int f = 0; f < formulas.size(); f++) {
            String name = "rank of " + formulas.names().get(f);
            compare(name, code, one.rank(code, f), other.rank(code, f), when);
            double value = one.raw(code, f);
            double place = one.frozenRank(code, f, value);
            compare(name, code, place, other.frozenRank(code, f, value), when + ", by value");
          }
        });
  }

  private void compare(String what, String code, double was, double is, String when) {
    leaks.compare(what, code, day(), was, is, "live, " + when + ", and later otherwise");
  }

  private int day() {
    return (int) date.toEpochDay();
  }

  /**
   * The closed session against the values of history.
   *
   * @param values by instrument, formula and own session
   */
  void compareWithHistory(double[][][] values) {
    for (String code : traded) {
      int i = history.instrument(code);
      int row = history.panel().bars(i).rowOf(date);
      for (int f = 0; f < formulas.size(); f++) {
        String name = formulas.names().get(f);
        String because = "live at the close, against history";
        leaks.compare(name, code, day(), values[i][f][row], one.raw(code, f), because);
      }
    }
  }
}
