package tw.kuroshio.features;

import java.util.Arrays;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.SeriesOperator;

/**
 * Evaluates all nodes over one instrument's history, a column at a time. Each column starts with
 * {@link Program#lookback} missing values, so that no window reaches before the array. Its buffers
 * are reused from instrument to instrument.
 */
final class ColumnPass {

  private final Program program;
  private final double[][] columns;
  private double[] bars = new double[0];
  private double[] divisors = new double[0];
  private int rows;

  ColumnPass(Program program) {
    this.program = program;
    this.columns = new double[program.size][];
    Arrays.fill(columns, new double[0]);
  }

  /** Fills the columns and leaves in {@code state} what all the sessions closed would leave. */
  void run(BarPanel panel, int instrument, double[] state, int at) {
    rows = panel.bars(instrument).size();
    reserve();
    panel.fillBars(instrument, bars);
    panel.fillDivisors(instrument, divisors);
    program.reset(state, at);
    for (int n = 0; n < program.size; n++) {
      column(n, state, at + program.stateAt[n]);
    }
  }

  private void reserve() {
    int length = program.lookback + rows;
    for (int n = 0; n < columns.length; n++) {
      if (columns[n].length < length) {
        columns[n] = new double[length];
        Arrays.fill(columns[n], 0, program.lookback, Double.NaN);
      }
    }
    if (divisors.length < rows) {
      divisors = new double[rows];
      bars = new double[rows * Field.BAR_SIZE];
    }
  }

  private void column(int n, double[] state, int at) {
    int start = program.lookback;
    int end = start + rows;
    double[] out = columns[n];
    double[] a = columns[program.a[n]];
    SeriesOperator series = program.series[n];
    ElementwiseOperator elementwise = program.elementwise[n];
    Field field = program.field[n];
    if (series != null) {
      for (int t = start; t < end; t++) {
        out[t] = series.append(state, at, a[t]);
        series.roll(state, at, a, t + 1);
      }
    } else if (elementwise != null) {
      double[] b = columns[program.b[n]];
      double[] c = columns[program.c[n]];
      for (int t = start; t < end; t++) {
        out[t] = elementwise.apply(a[t], b[t], c[t]);
      }
    } else if (field != null) {
      for (int t = start; t < end; t++) {
        int row = t - start;
        out[t] = field.of(bars, row * Field.BAR_SIZE, divisors[row]);
      }
    } else {
      Arrays.fill(out, start, end, program.constants[n]);
    }
  }

  /** A formula's published values, one per session. */
  void copyFormula(int formula, double[] target) {
    double[] column = columns[program.roots[formula]];
    for (int row = 0; row < rows; row++) {
      target[row] = Program.published(column[program.lookback + row]);
    }
  }

  /** A formula's published value at the last session, NaN without one. */
  double last(int formula) {
    return rows == 0
        ? Double.NaN
        : Program.published(columns[program.roots[formula]][program.lookback + rows - 1]);
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
