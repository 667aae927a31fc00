package tw.kuroshio.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.Node;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.features.operators.SeriesOperator;

/**
 * The graph in arrays, and where each node's state lies. An instrument's state is one run of {@link
 * #stateSize} doubles, so that a tick touches few cache lines; its history (the closed input values
 * that windows are rebuilt from) is another of {@link #historySize}, read only at session roll.
 */
final class Program {

  final int size;
  final @Nullable Field[] field;
  final @Nullable ElementwiseOperator[] elementwise;
  final @Nullable SeriesOperator[] series;

  /** Values of the constant nodes, NaN elsewhere. */
  final double[] constants;

  final int[] a;
  final int[] b;
  final int[] c;
  final int[] roots;

  final int[] stateAt;
  final int stateSize;

  /** Closed values kept of a node, 0 where no series operator reads it. */
  final int[] kept;

  final int[] historyAt;
  final int historySize;

  /** The longest of {@link #kept}. */
  final int lookback;

  Program(OperatorGraph graph) {
    size = graph.size();
    field = new @Nullable Field[size];
    elementwise = new @Nullable ElementwiseOperator[size];
    series = new @Nullable SeriesOperator[size];
    constants = new double[size];
    Arrays.fill(constants, Double.NaN);
    a = new int[size];
    b = new int[size];
    c = new int[size];
    stateAt = new int[size];
    kept = new int[size];
    historyAt = new int[size];
    int states = 0;
    for (int n = 0; n < size; n++) {
      stateAt[n] = states;
      states += place(n, graph.node(n));
    }
    stateSize = states;
    int histories = 0;
    for (int n = 0; n < size; n++) {
      historyAt[n] = histories;
      histories += kept[n];
    }
    historySize = histories;
    lookback = Arrays.stream(kept).max().orElse(0);
    roots = new int[graph.rootCount()];
    Arrays.setAll(roots, graph::root);
  }

  /** Unpacks one node and returns the doubles of state it needs. */
  private int place(int n, Node node) {
    switch (node) {
      case Node.Constant constant -> constants[n] = constant.value();
      case Node.Input input -> field[n] = input.field();
      case Node.Elementwise e -> {
        elementwise[n] = e.operator();
        a[n] = e.a();
        b[n] = e.b();
        c[n] = e.c();
      }
      case Node.Series s -> {
        series[n] = s.operator();
        a[n] = s.input();
        kept[s.input()] = Math.max(kept[s.input()], s.operator().lookback());
        return s.operator().stateSize();
      }
    }
    return 0;
  }

  /** Sets an instrument's state to that of no closed session. */
  void reset(double[] state, int at) {
    for (int n = 0; n < size; n++) {
      SeriesOperator operator = series[n];
      if (operator != null) {
        operator.reset(state, at + stateAt[n]);
      }
    }
  }

  /**
   * Values of all nodes for an open session; changes no state.
   *
   * @param values one per node, starting as {@link #constants}
   * @param bars the session's raw bar at {@code barAt}
   */
  void append(double[] values, double[] state, int at, double[] bars, int barAt, double divisor) {
    for (int n = 0; n < size; n++) {
      ElementwiseOperator same = elementwise[n];
      if (same != null) {
        values[n] = same.apply(values[a[n]], values[b[n]], values[c[n]]);
        continue;
      }
      SeriesOperator over = series[n];
      if (over != null) {
        values[n] = over.append(state, at + stateAt[n], values[a[n]]);
        continue;
      }
      Field input = field[n];
      if (input != null) {
        values[n] = input.of(bars, barAt, divisor);
      }
    }
  }

  /** Closes a session with these node values. */
  void roll(double[] values, double[] state, int at, double[] history, int historyStart) {
    for (int n = 0; n < size; n++) {
      if (kept[n] > 0) {
        int from = historyStart + historyAt[n];
        System.arraycopy(history, from + 1, history, from, kept[n] - 1);
        history[from + kept[n] - 1] = values[n];
      }
    }
    for (int n = 0; n < size; n++) {
      SeriesOperator operator = series[n];
      if (operator != null) {
        int end = historyStart + historyAt[a[n]] + kept[a[n]];
        operator.roll(state, at + stateAt[n], history, end);
      }
    }
  }

  /**
   * The form in which a formula's value leaves the stage: missing is NaN, never infinite; one zero.
   */
  static double published(double value) {
    return Double.isFinite(value) ? value + 0.0 : Double.NaN;
  }
}
