package tw.kuroshio.features;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.model.DailyBars;

/** What each function gives on a handful of sessions, by head. */
class LanguageValuesTest {

  /** Closes 4 8 2 2 16 with an ex-date of ratio 1/2 on the fourth session, so P = 4 8 2 4 32. */
  private static final BarPanel PANEL =
      new BarPanel(
          List.of(bars()),
          List.of(new ExDateRatios(new int[] {Histories.START + 3}, new double[] {0.5})));

  private static DailyBars bars() {
    DailyBars closes = Histories.ofCloses(4, 8, 2, 2, 16);
    return new DailyBars(
        closes.epochDay(),
        new long[] {30_000, 80_000, 10_000, 20_000, 160_000},
        new long[] {50_000, 90_000, 30_000, 40_000, 170_000},
        new long[] {20_000, 70_000, 10_000, 10_000, 150_000},
        closes.closeE4(),
        new long[] {10, 0, 30, 40, 50},
        new long[] {40, 0, 60, 80, 800},
        closes.trades());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          open ; 3 8 1 2 16
          high ; 5 9 3 4 17
          low ; 2 7 1 1 15
          close ; 4 8 2 2 16
          P ; 4 8 2 4 32
          adj_open ; 3 8 1 4 32
          adj_high ; 5 9 3 8 34
          adj_low ; 2 7 1 2 30
          volume ; 10 0 30 40 50
          value ; 40 NaN 60 80 800
          ret(1) ; NaN 1 -0.75 1 7
          ret(3) ; NaN NaN NaN 0 3
          delay(P, 2) ; NaN NaN 4 8 2
          delta(P, 1) ; NaN 4 -6 2 28
          ts_sum(P, 1) ; 4 8 2 4 32
          ts_sum(P, 3) ; NaN NaN 14 14 38
          ts_mean(P, 2) ; NaN 6 5 3 18
          ts_std_pop(P, 2) ; NaN 2 3 1 14
          ts_std(P, 2) / sqrt(2) ; NaN 2 3 1 14
          ts_min(P, 3) ; NaN NaN 2 2 2
          ts_max(P, 3) ; NaN NaN 8 8 32
          ts_max(P, 1) ; 4 8 2 4 32
          ts_sum(ret(1), 2) ; NaN NaN 0.25 0.25 8
          ema(P, 3) ; NaN NaN 4.666666666666667 4.333333333333334 18.166666666666668
          ema(P, 1) ; 4 8 2 4 32
          ema(P, 2, 4) ; NaN NaN NaN 3 22.333333333333332
          wilder(P, 2) ; NaN 6 4 4 18
          wilder(delta(P, 1), 2) ; NaN NaN -1 0.5 14.25
          rsi(P, 2) ; NaN NaN 40 57.142857142857146 95.23809523809524
          abs(delta(P, 1)) ; NaN 4 6 2 28
          sqrt(close) ; 2 2.8284271247461903 1.4142135623730951 1.4142135623730951 4
          sqrt(-close) ; NaN NaN NaN NaN NaN
          log(P / 4) * 0 + 1 ; 1 1 1 1 1
          log(P - 4) * 0 + 1 ; NaN 1 NaN NaN 1
          min(open, low) ; 2 7 1 1 15
          max(delay(P, 1), 5) ; NaN 5 8 5 5
          value / volume ; 4 NaN 2 2 16
          1 / (P - 4) ; NaN 0.25 -0.5 NaN 0.03571428571428571
          if(P > 4, 1, -1) ; -1 1 -1 -1 1
          if(4 >= P, 1, -1) ; 1 -1 1 1 -1
          if(P < 4, 1, -1) ; -1 -1 1 -1 -1
          if(P <= 4, 1, -1) ; 1 -1 1 1 -1
          if(P == 4, 1, 0) ; 1 0 0 1 0
          if(P != 4, 1, 0) ; 0 1 1 0 1
          if(delay(P, 1) > 0, 1, 2) ; NaN 1 1 1 1
          if(P == 4, 7, 1 / (P - 4)) ; 7 0.25 -0.5 7 0.03571428571428571
          ts_sum(value / volume, 2) ; NaN NaN NaN 4 18
          ema(value / volume, 2) ; NaN NaN 3 2.333333333333333 11.444444444444445
          ts_sum(1, 3) ; NaN NaN 3 3 3
          2 - 3 - 4 ; -5 -5 -5 -5 -5
          2 - 3 * -4 / 6 ; 4 4 4 4 4
          -(2 + 3) * 2 ; -10 -10 -10 -10 -10
          0 * -P ; 0 0 0 0 0
          """)
  void gives(String formula, String expected) {
    CompiledFormulas formulas = FactorText.compile("a = " + formula);
    double[] values = new BatchEvaluator(formulas).evaluate(PANEL, 0)[0];
    double[] want =
        Arrays.stream(expected.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    assertThat(values).hasSameSizeAs(want);
    for (int t = 0; t < want.length; t++) {
      double tolerance = 1e-14 * Math.abs(want[t]);
      if (Double.isNaN(want[t])) {
        assertThat(values[t]).as("session %d", t + 1).isNaN();
      } else {
        assertThat(values[t]).as("session %d", t + 1).isCloseTo(want[t], within(tolerance));
      }
      assertThat(values[t]).isNotEqualTo(Double.valueOf(-0.0));
    }
    int firstValue = 0;
    while (firstValue < values.length && Double.isNaN(values[firstValue])) {
      firstValue++;
    }
    assertThat(formulas.warmUp(0)).as("warm-up").isLessThanOrEqualTo(firstValue + 1);
  }

  @Test
  void aPriceOfZeroIsMissing() {
    BarPanel panel = Histories.panel(Histories.ofCloses(4, 0, 8));
    double[][] values =
        new BatchEvaluator(FactorText.compile("a = P\nb = ret(1)\nc = ema(P, 2)"))
            .evaluate(panel, 0);
    assertThat(values[0]).containsExactly(4, NaN, 8);
    assertThat(values[1]).containsExactly(NaN, NaN, NaN);
    assertThat(values[2]).containsExactly(NaN, NaN, 6);
  }
}
