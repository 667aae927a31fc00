package tw.kuroshio.features.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows in which a divisor vanishes or a sum leaves what a double can hold. */
class DegenerateWindowsTest {

  private static final int N = 20;

  /** What divides by a deviation of the first input. */
  static List<Named<SeriesOperator>> dividedByX() {
    return named(
        WindowShape.skewness(N),
        WindowShape.kurtosis(N),
        TimeTrend.rSquare(N),
        PairStatistic.correlation(N));
  }

  /** What divides by a deviation of the second. */
  static List<Named<SeriesOperator>> dividedByY() {
    return named(
        PairStatistic.correlation(N),
        PairStatistic.slope(N),
        PairStatistic.residual(N),
        new PartialSlope(N));
  }

  private static List<Named<SeriesOperator>> named(SeriesOperator... operators) {
    return Arrays.stream(operators).map(each -> Named.of(each.signature(), each)).toList();
  }

  private static double last(
      SeriesOperator operator,
      IntToDoubleFunction x,
      IntToDoubleFunction y,
      IntToDoubleFunction z) {
    double[] state = new double[operator.stateSize()];
    double[][] inputs = new double[3][2 * N];
    for (int t = 0; t < 2 * N; t++) {
      inputs[0][t] = t < N ? Double.NaN : x.applyAsDouble(t - N);
      inputs[1][t] = t < N ? Double.NaN : y.applyAsDouble(t - N);
      inputs[2][t] = t < N ? Double.NaN : z.applyAsDouble(t - N);
    }
    operator.reset(state, 0);
    double[] out = new double[2 * N];
    operator.column(state, 0, inputs[0], inputs[1], inputs[2], N, 2 * N, out);
    return out[2 * N - 1];
  }

  private static double moving(int t) {
    return Math.sin(t * t);
  }

  private static double otherwise(int t) {
    return Math.cos(3 * t);
  }

  @ParameterizedTest
  @MethodSource("dividedByX")
  void aFirstInputThatDoesNotMoveHasNoValue(SeriesOperator operator) {
    for (double level : new double[] {0.0, 0.1, 33.35, -1e9}) {
      assertThat(last(operator, t -> level, DegenerateWindowsTest::moving, t -> 0)).isNaN();
      IntToDoubleFunction rounding = t -> level + (t % 3 - 1) * Math.ulp(level);
      if (level != 0.0) {
        assertThat(last(operator, rounding, DegenerateWindowsTest::moving, t -> 0))
            .as("rounding noise about %s", level)
            .isNaN();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dividedByY")
  void aSecondInputThatDoesNotMoveHasNoValue(SeriesOperator operator) {
    for (double level : new double[] {0.0, 0.1, 33.35, -1e9}) {
      IntToDoubleFunction rounding = t -> level + (t % 3 - 1) * 2 * Math.ulp(level) * 0.5;
      assertThat(
              last(
                  operator,
                  DegenerateWindowsTest::moving,
                  t -> level,
                  DegenerateWindowsTest::otherwise))
          .isNaN();
      if (level != 0.0) {
        assertThat(
                last(
                    operator,
                    DegenerateWindowsTest::moving,
                    rounding,
                    DegenerateWindowsTest::otherwise))
            .isNaN();
      }
    }
  }

  @Test
  void seriesThatMoveTogetherHaveNoSlopesOfTheirOwn() {
    SeriesOperator slope = new PartialSlope(N);
    for (double scale : new double[] {1e-6, 1.0, 1e6}) {
      assertThat(
              last(
                  slope,
                  DegenerateWindowsTest::otherwise,
                  DegenerateWindowsTest::moving,
                  t -> 0.1 + scale * moving(t)))
          .isNaN();
    }
    assertThat(
            last(
                slope,
                DegenerateWindowsTest::otherwise,
                DegenerateWindowsTest::moving,
                t -> moving(t) + 1e-4 * t))
        .isFinite();
  }

  @Test
  void anUnmovedWindowHasItsValueWhereNothingIsDivided() {
    IntToDoubleFunction still = t -> 33.35;
    assertThat(last(new WindowMean(N), still, still, still)).isEqualTo(33.35);
    assertThat(last(new LinearDecay(N), still, still, still)).isEqualTo(33.35);
    assertThat(last(TimeTrend.slope(N), still, still, still)).isZero();
    assertThat(last(TimeTrend.residual(N), still, still, still)).isZero();
    assertThat(last(PairStatistic.covariance(N), still, still, still)).isZero();
    assertThat(last(new WindowRank(N), still, still, still)).isEqualTo(10.5 / 20);
    assertThat(last(WindowExtremePlace.highest(N), still, still, still)).isZero();
    assertThat(last(new RankCorrelation(N), still, DegenerateWindowsTest::moving, still)).isNaN();
    assertThat(last(WindowDeviation.sample(N), still, still, still)).isNaN();
    assertThat(last(WindowDeviation.sample(N), t -> 0, still, still)).isZero();
  }

  @Test
  void aSeriesWithItselfIsCorrelatedFully() {
    IntToDoubleFunction x = DegenerateWindowsTest::moving;
    assertThat(last(new RankCorrelation(N), x, x, x)).isEqualTo(1.0);
    assertThat(last(new RankCorrelation(N), x, t -> -moving(t), x)).isEqualTo(-1.0);
    assertThat(last(PairStatistic.correlation(N), x, x, x)).isBetween(1 - 1e-15, 1.0);
    assertThat(last(PairStatistic.correlation(N), x, t -> 7 - 3 * moving(t), x))
        .isBetween(-1.0, -1 + 1e-15);
  }

  static List<Named<SeriesOperator>> windows() {
    return SeriesCases.windows().stream()
        .map(SeriesCases.Case::operator)
        .filter(operator -> operator.lookback() <= N)
        .map(each -> Named.of(each.signature(), each))
        .toList();
  }

  /** Squares beyond 1e308 or below 1e-308: the right value or none, and never a wrong one. */
  @ParameterizedTest
  @MethodSource("windows")
  void hugeAndTinyValuesGiveTheScaledValueOrNone(SeriesOperator operator) {
    for (int exponent : new int[] {-1000, -560, -300, 300, 560, 1000}) {
      double scale = Math.scalb(1.0, exponent);
      double plain =
          last(
              operator,
              DegenerateWindowsTest::moving,
              DegenerateWindowsTest::otherwise,
              t -> moving(t + 50));
      double scaled =
          last(
              operator,
              t -> scale * moving(t),
              t -> scale * otherwise(t),
              t -> scale * moving(t + 50));
      if (!Double.isNaN(scaled) && Math.abs(scaled) >= Double.MIN_NORMAL) {
        double part = scaled / plain;
        assertThat(isPowerOf(part, exponent))
            .as("2^%d gave %s of %s", exponent, scaled, plain)
            .isTrue();
      } else if (!Double.isNaN(scaled) && scaled == 0.0 && plain != 0.0) {
        assertThat(operator.signature())
            .as("underflow to 0 at 2^%d", exponent)
            .containsPattern("ts_product|ts_cov");
      }
    }
  }

  /** Values scale with the first power, or the second, or not at all. */
  private static boolean isPowerOf(double part, int exponent) {
    for (int power = 0; power <= N; power++) {
      double expected = Math.scalb(1.0, Math.clamp((long) exponent * power, -2000, 2000));
      if (Double.isFinite(expected) && Math.abs(part / expected - 1) < 1e-9) {
        return true;
      }
    }
    return false;
  }
}
