package tw.kuroshio.features.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every time-series operator, on noise, offsets, ties, gaps and infinities. */
class SeriesOperatorTest {

  /** Long enough for two fits of GARCH and for a second, partly filled tile. */
  private static final int SESSIONS = 530;

  private static final int STATE_AT = 3;
  private static final double GUARD = 77.0;

  static List<Named<SeriesOperator>> all() {
    return SeriesCases.all().stream().map(each -> Named.of(each.signature(), each)).toList();
  }

  static List<SeriesCases.Case> windows() {
    return SeriesCases.windows();
  }

  /** A run of an operator, session after session, over columns with missing values ahead. */
  private static final class Run {
    final SeriesOperator operator;
    final double[][] inputs;
    final int start;
    final int end;
    final double[] state;

    Run(SeriesOperator operator, double[][] series) {
      this.operator = operator;
      this.start = operator.lookback() + 2;
      this.end = start + series[0].length;
      this.inputs = new double[3][end];
      for (int i = 0; i < 3; i++) {
        Arrays.fill(inputs[i], Double.NaN);
        System.arraycopy(series[i], 0, inputs[i], start, series[i].length);
      }
      this.state = new double[STATE_AT + operator.stateSize() + 1];
      Arrays.fill(state, GUARD);
      operator.reset(state, STATE_AT);
    }

    double append(int t) {
      return operator.append(state, STATE_AT, inputs[0][t], inputs[1][t], inputs[2][t]);
    }

    /** Points nowhere for the inputs the operator does not have. */
    void roll(int t) {
      int y = operator.inputs() > 1 ? t : -1;
      int z = operator.inputs() > 2 ? t : -1;
      operator.roll(
          state, STATE_AT, new ClosedValues().at(inputs[0], t, inputs[1], y, inputs[2], z));
    }

    /** All sessions from {@code from} on, one by one. */
    double[] stream(int from) {
      double[] values = new double[end - start];
      for (int t = start + from; t < end; t++) {
        values[t - start] = append(t);
        roll(t);
      }
      return values;
    }

    double[] column() {
      double[] out = new double[end];
      operator.column(state, STATE_AT, inputs[0], inputs[1], inputs[2], start, end, out);
      return Arrays.copyOfRange(out, start, end);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aColumnHasTheBitsOfTheSessionsOneByOne(SeriesOperator operator) {
    for (SeriesCases.Kind kind : SeriesCases.Kind.values()) {
      double[][] series = SeriesCases.series(kind, 5, SESSIONS);
      Run streamed = new Run(operator, series);
      Run whole = new Run(operator, series);
      assertBits(whole.column(), streamed.stream(0), kind);
      assertBits(whole.state, streamed.state, kind);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEmptyColumnLeavesTheStateOfNoSession(SeriesOperator operator) {
    Run none = new Run(operator, new double[3][0]);
    double[] before = none.state.clone();
    none.column();
    assertBits(none.state, before, SeriesCases.Kind.NOISE);
  }

  @ParameterizedTest
  @MethodSource("all")
  void anAppendChangesNothing(SeriesOperator operator) {
    Run run = new Run(operator, SeriesCases.series(SeriesCases.Kind.HOLES, 6, 300));
    for (int t = run.start; t < run.end; t++) {
      double[] before = run.state.clone();
      double first = run.append(t);
      operator.append(run.state, STATE_AT, 1e6, -3.0, Double.NaN);
      assertThat(bits(run.append(t))).as("again").isEqualTo(bits(first));
      assertBits(run.state, before, SeriesCases.Kind.HOLES);
      run.roll(t);
    }
    assertThat(run.state[STATE_AT - 1]).as("before its place").isEqualTo(GUARD);
    assertThat(run.state[STATE_AT + operator.stateSize()]).as("behind it").isEqualTo(GUARD);
  }

  @ParameterizedTest
  @MethodSource("all")
  void goesOnFromACopiedState(SeriesOperator operator) {
    for (SeriesCases.Kind kind : SeriesCases.Kind.values()) {
      double[][] series = SeriesCases.series(kind, 7, SESSIONS);
      Run straight = new Run(operator, series);
      double[] expected = straight.stream(0);
      int stop = 471;
      Run first = new Run(operator, series);
      for (int t = first.start; t < first.start + stop; t++) {
        first.roll(t);
      }
      Run restored = new Run(operator, series);
      System.arraycopy(first.state, 0, restored.state, 0, first.state.length);
      double[] values = restored.stream(stop);
      assertBits(
          Arrays.copyOfRange(values, stop, values.length),
          Arrays.copyOfRange(expected, stop, expected.length),
          kind);
      assertBits(restored.state, straight.state, kind);
    }
  }

  @ParameterizedTest
  @MethodSource("windows")
  void isTheTwoPassValueOfItsWindow(SeriesCases.Case c) {
    for (SeriesCases.Kind kind : SeriesCases.Kind.values()) {
      Run run = new Run(c.operator(), SeriesCases.series(kind, 8, 200));
      double[] values = run.stream(0);
      int finite = 0;
      for (int row = 0; row < values.length; row++) {
        TwoPass.Expected expected = expected(c, run, row);
        assertClose(c + " of " + kind + " at " + row, values[row], expected);
        finite += Double.isNaN(values[row]) ? 0 : 1;
      }
      assertThat(finite).as("%s of %s", c, kind).isGreaterThan(10);
    }
  }

  private static TwoPass.Expected expected(SeriesCases.Case c, Run run, int row) {
    double[][] windows = new double[3][];
    int newest = run.start + row;
    for (int i = 0; i < 3; i++) {
      windows[i] =
          row < c.window() - 1
              ? new double[] {Double.NaN}
              : Arrays.copyOfRange(run.inputs[i], newest - c.window() + 1, newest + 1);
      if (i < c.operator().inputs() && !Arrays.stream(windows[i]).allMatch(Double::isFinite)) {
        return TwoPass.Expected.exact(Double.NaN);
      }
    }
    return c.oracle().of(windows[0], windows[1], windows[2]);
  }

  private static void assertClose(String what, double value, TwoPass.Expected expected) {
    boolean missing = Double.isNaN(value) && Double.isNaN(expected.value());
    if (!missing && !(Math.abs(value - expected.value()) <= 1e-12 * expected.scale())) {
      assertThat(value).as(what).isEqualTo(expected.value());
    }
  }

  @ParameterizedTest
  @MethodSource("windows")
  void warmsUpWhenTheWindowIsFull(SeriesCases.Case c) {
    Run run = new Run(c.operator(), SeriesCases.series(SeriesCases.Kind.NOISE, 9, 40));
    double[] values = run.stream(0);
    for (int row = 0; row < values.length; row++) {
      assertThat(Double.isNaN(values[row]))
          .as("%s at session %d", c, row + 1)
          .isEqualTo(row < c.operator().warmUp());
    }
  }

  private static void assertBits(double[] values, double[] expected, SeriesCases.Kind kind) {
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      if (bits(values[i]) != bits(expected[i])) {
        assertThat(values[i]).as("%s, place %d", kind, i).isEqualTo(expected[i]);
      }
    }
  }

  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }
}
