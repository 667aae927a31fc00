package tw.kuroshio.features.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Agreement with TA-Lib 0.4 to 1e-10 relative, 1e-12 about zero, where it has the function. Its
 * BETA is another one: of the relative changes of two prices.
 */
class TaLibWindowsTest {

  private static final Core TA = new Core();
  private static final int SESSIONS = 600;

  private static final double[] X = walk();

  /** About 0, where TA-Lib's differences of squares lose nothing. */
  private static final double[][] NOISE = SeriesCases.series(SeriesCases.Kind.NOISE, 22, SESSIONS);

  /** Prices about 100, no two of them equal: TA-Lib's places of extremes are vague about ties. */
  private static double[] walk() {
    double[] noise = SeriesCases.series(SeriesCases.Kind.NOISE, 21, SESSIONS)[0];
    double[] prices = new double[SESSIONS];
    for (int t = 0; t < SESSIONS; t++) {
      prices[t] = (t == 0 ? 100.0 : 0.98 * prices[t - 1] + 2.0) + noise[t];
    }
    return prices;
  }

  /** One of TA-Lib's functions over all sessions. */
  private interface Reals {
    RetCode run(MInteger first, MInteger count, double[] out);
  }

  private interface Integers {
    RetCode run(MInteger first, MInteger count, int[] out);
  }

  private static double[] placed(Reals function) {
    MInteger first = new MInteger();
    MInteger count = new MInteger();
    double[] out = new double[SESSIONS];
    assertThat(function.run(first, count, out)).isEqualTo(RetCode.Success);
    return placed(first.value, Arrays.copyOf(out, count.value));
  }

  /** Sessions since the bar of that index. */
  private static double[] since(Integers function) {
    MInteger first = new MInteger();
    MInteger count = new MInteger();
    int[] out = new int[SESSIONS];
    assertThat(function.run(first, count, out)).isEqualTo(RetCode.Success);
    double[] ages = new double[count.value];
    Arrays.setAll(ages, i -> first.value + i - out[i]);
    return placed(first.value, ages);
  }

  private static double[] placed(int first, double[] values) {
    double[] placed = new double[SESSIONS];
    Arrays.fill(placed, Double.NaN);
    System.arraycopy(values, 0, placed, first, values.length);
    return placed;
  }

  private static double[] ours(SeriesOperator operator, double[] first, double[] second) {
    int start = operator.lookback();
    double[] x = placed(start, first, SESSIONS + start);
    double[] y = placed(start, second, SESSIONS + start);
    double[] out = new double[x.length];
    double[] state = new double[operator.stateSize()];
    operator.reset(state, 0);
    operator.column(state, 0, x, y, y, start, x.length, out);
    return Arrays.copyOfRange(out, start, out.length);
  }

  private static double[] placed(int at, double[] values, int length) {
    double[] placed = new double[length];
    Arrays.fill(placed, Double.NaN);
    System.arraycopy(values, 0, placed, at, values.length);
    return placed;
  }

  private static void compare(SeriesOperator operator, double[] theirs) {
    compare(operator, ours(operator, X, X), theirs);
  }

  private static void compare(SeriesOperator operator, double[] ours, double[] theirs) {
    int compared = 0;
    for (int t = 0; t < SESSIONS; t++) {
      if (Double.isNaN(ours[t]) && Double.isNaN(theirs[t])) {
        continue;
      }
      compared++;
      if (!(Math.abs(ours[t] - theirs[t]) <= 1e-10 * Math.abs(theirs[t]) + 1e-12)) {
        assertThat(ours[t]).as("%s at %d", operator.signature(), t).isEqualTo(theirs[t]);
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 60})
  void agrees(int n) {
    int last = SESSIONS - 1;
    compare(new WindowSum(n), placed((f, c, out) -> TA.sum(0, last, X, n, f, c, out)));
    compare(new WindowMean(n), placed((f, c, out) -> TA.sma(0, last, X, n, f, c, out)));
    compare(new LinearDecay(n), placed((f, c, out) -> TA.wma(0, last, X, n, f, c, out)));
    compare(WindowExtreme.lowest(n), placed((f, c, out) -> TA.min(0, last, X, n, f, c, out)));
    compare(WindowExtreme.highest(n), placed((f, c, out) -> TA.max(0, last, X, n, f, c, out)));
    compare(
        WindowExtremePlace.lowest(n), since((f, c, out) -> TA.minIndex(0, last, X, n, f, c, out)));
    compare(
        WindowExtremePlace.highest(n), since((f, c, out) -> TA.maxIndex(0, last, X, n, f, c, out)));
    compare(TimeTrend.slope(n), placed((f, c, out) -> TA.linearRegSlope(0, last, X, n, f, c, out)));
    double[] x = NOISE[0];
    double[] y = NOISE[1];
    compare(
        WindowDeviation.population(n),
        ours(WindowDeviation.population(n), x, x),
        placed((f, c, out) -> TA.stdDev(0, last, x, n, 1, f, c, out)));
    compare(
        PairStatistic.correlation(n),
        ours(PairStatistic.correlation(n), x, y),
        placed((f, c, out) -> TA.correl(0, last, x, y, n, f, c, out)));
  }

  /** Present value less TA-Lib's end of the line. */
  @ParameterizedTest
  @ValueSource(ints = {5, 20, 60})
  void agreesOnTheResidualOfTheLine(int n) {
    double[] end = placed((f, c, out) -> TA.linearReg(0, SESSIONS - 1, X, n, f, c, out));
    double[] left = new double[SESSIONS];
    Arrays.setAll(left, t -> X[t] - end[t]);
    double[] ours = ours(TimeTrend.residual(n), X, X);
    for (int t = n - 1; t < SESSIONS; t++) {
      // The line is about 100: 1e-10 of that is what TA-Lib's sums hold.
      assertThat(Math.abs(ours[t] - left[t])).as("session %d", t).isLessThan(1e-10 * 100);
    }
  }
}
