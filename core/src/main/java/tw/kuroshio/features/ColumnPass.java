package tw.kuroshio.features;

import java.util.Arrays;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.PeriodOperator;
import tw.kuroshio.features.operators.SeriesOperator;

/**
 * Evaluates nodes over one instrument's history, a column at a time. Each column starts with {@link
 * Program#lookback} missing values, so that no window reaches before the array. Its buffers are
 * reused from instrument to instrument.
 */
final class ColumnPass {

  private final Program program;
  private final double[][] columns;

  /** Raw bars column by column, those that have been asked for of the present instrument. */
  private final double[][] bars = new double[BarField.BAR_SIZE][0];

  private final boolean[] filled = new boolean[BarField.BAR_SIZE];
  private double[] divisors = new double[0];
  private double[] others = new double[0];
  private int rows;

  ColumnPass(Program program) {
    this.program = program;
    this.columns = new double[program.size][];
    Arrays.fill(columns, new double[0]);
  }

  /**
   * Fills the columns of some nodes and leaves in {@code state} what all the sessions closed would
   * leave.
   *
   * @param needed by node
   * @param known by node: values of the nodes of many instruments, one a session, where they are
   *     known
   */
  void run(
      BarPanel panel, int instrument, boolean[] needed, double[][] known, double[] state, int at) {
    rows = panel.bars(instrument).size();
    reserve(needed);
    Arrays.fill(filled, false);
    panel.fillDivisors(instrument, divisors);
    program.reset(state, at);
    for (int n = 0; n < program.size; n++) {
      if (needed[n]) {
        column(n, panel, instrument, known[n], state, at + program.stateAt[n]);
      }
    }
  }

  private void reserve(boolean[] needed) {
    int length = program.lookback + rows;
    for (int n = 0; n < columns.length; n++) {
      if (needed[n] && columns[n].length < length) {
        columns[n] = new double[length];
        Arrays.fill(columns[n], 0, program.lookback, Double.NaN);
      }
    }
    if (divisors.length < rows) {
      divisors = new double[rows];
      Arrays.setAll(bars, column -> new double[rows]);
      others = new double[rows];
    }
  }

  private void column(
      int n, BarPanel panel, int instrument, double[] known, double[] state, int at) {
    int start = program.lookback;
    int end = start + rows;
    double[] out = columns[n];
    double[] a = columns[program.a[n]];
    double[] b = columns[program.b[n]];
    double[] c = columns[program.c[n]];
    SeriesOperator series = program.series[n];
    ElementwiseOperator elementwise = program.elementwise[n];
    PeriodOperator periods = program.periods[n];
    BarField bar = program.bar[n];
    if (series != null) {
      series.column(state, at, a, b, c, start, end, out);
    } else if (elementwise != null) {
      elementwise.column(a, b, c, start, end, out);
    } else if (bar != null) {
      double[] raw = raw(panel, instrument, bar.rawColumn());
      double[] second = raw(panel, instrument, bar.secondRawColumn());
      bar.column(raw, second, divisors, rows, out, start);
    } else if (periods != null) {
      periods(periods, program.periodInputs[n], start, end, out);
    } else if (program.isOfMany(n)) {
      System.arraycopy(known, 0, out, start, rows);
    } else if (program.kind[n] == Program.FIELD) {
      Field field = program.others().get(program.inputAt[n] - BarField.BAR_SIZE);
      panel.fields().fill(instrument, field, panel.bars(instrument).epochDay(), rows, others);
      System.arraycopy(others, 0, out, start, rows);
    } else {
      Arrays.fill(out, start, end, program.constants[n]);
    }
  }

  private double[] raw(BarPanel panel, int instrument, int column) {
    if (!filled[column]) {
      panel.fillRaw(instrument, column, bars[column]);
      filled[column] = true;
    }
    return bars[column];
  }

  private void periods(PeriodOperator operator, int[] inputs, int start, int end, double[] out) {
    double[] values = new double[inputs.length];
    int[] places = new int[inputs.length];
    Arrays.setAll(places, i -> i);
    double last = operator.apply(values, 0, places);
    for (int t = start; t < end; t++) {
      // periods change every few weeks: mostly there is nothing to compute
      boolean same = true;
      for (int i = 0; i < inputs.length; i++) {
        double value = columns[inputs[i]][t];
        same &= Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(values[i]);
        values[i] = value;
      }
      last = same ? last : operator.apply(values, 0, places);
      out[t] = last;
    }
  }

  /** Copies a node's values, one a session. */
  void copy(int node, double[] target) {
    System.arraycopy(columns[node], program.lookback, target, 0, rows);
  }

  /** A node's value at the last session, NaN without one; a constant's always. */
  double last(int node) {
    if (program.kind[node] == Program.CONSTANT) {
      return program.constants[node];
    }
    return rows == 0 ? Double.NaN : at(node, rows - 1);
  }

  /** A node's value at one of the sessions. */
  double at(int node, int session) {
    return columns[node][program.lookback + session];
  }

  /** A formula's published values, one per session. */
  void copyFormula(int formula, double[] target) {
    double[] column = columns[program.roots[formula]];
    for (int row = 0; row < rows; row++) {
      target[row] = Program.published(column[program.lookback + row]);
    }
  }

  /** Copies the newest closed values that live evaluation keeps. */
  void copyHistory(double[] history, int historyStart) {
    for (int n = 0; n < program.size; n++) {
      int kept = program.kept[n];
      System.arraycopy(
          columns[n],
          program.lookback + rows - kept,
          history,
          historyStart + program.historyAt[n],
          kept);
    }
  }
}
