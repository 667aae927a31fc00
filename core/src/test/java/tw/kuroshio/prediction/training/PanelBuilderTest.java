package tw.kuroshio.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.features.language.FormulaException;
import tw.kuroshio.features.language.FormulaSet;
import tw.kuroshio.model.DailyBars;

class PanelBuilderTest {

  private static final double NAN = Double.NaN;

  /** Ten per cent either way, as if every price were valid. */
  private static final LimitPrices TEN_PER_CENT =
      new LimitPrices() {
        @Override
        public long upE4(int instrument, int epochDay, long referenceE4) {
          return referenceE4 * 11 / 10;
        }

        @Override
        public long downE4(int instrument, int epochDay, long referenceE4) {
          return referenceE4 * 9 / 10;
        }
      };

  @Test
  void laysOwnSessionsAlongTheMarkets() throws FormulaException {
    // Day 11 is no market session (and 13 a halt of the second instrument).
    BarPanel bars =
        new BarPanel(
            List.of(
                bars(new int[] {10, 11, 12, 13}, new long[] {100, 100, 110, 105}),
                bars(new int[] {10, 12}, new long[] {50, 49}),
                bars(new int[] {10, 12, 13}, new long[] {20, 20, 16})),
            List.of(ExDateRatios.NONE, ExDateRatios.NONE, ratio(13, 0.8)));
    TrainingPanel panel = build(bars, 10, 12, 13);
    assertThat(panel.features()).containsExactly("r");
    assertThat(panel.ranks()[0]).containsExactly(NAN, NAN, NAN);
    // Day 12: +10 % on the own session before, −2 %, 0 %: positions 3, 1, 2 of 3.
    assertThat(panel.ranks()[1]).containsExactly(2.5 / 3, 0.5 / 3, 1.5 / 3);
    // Day 13: −4.5 % and, after the ex-date, 0 %.
    assertThat(panel.ranks()[2]).containsExactly(0.25, NAN, 0.75);
    assertThat(panel.open()[1]).containsExactly(110, 49, 20);
    assertThat(panel.open()[2][1]).isNaN();
    assertThat(panel.open()[2][2]).isEqualTo(20.0, within(1e-12));
    assertThat(panel.locked()[0]).containsExactly(false, false, false);
    assertThat(panel.locked()[1]).containsExactly(true, false, false);
    assertThat(panel.locked()[2]).as("16 is the reference").containsExactly(false, false, false);
  }

  @Test
  void openAtTheLowerLimitOfTheExDateReferenceIsLocked() throws FormulaException {
    BarPanel bars =
        new BarPanel(
            List.of(bars(new int[] {10, 12}, new long[] {200, 144})), List.of(ratio(12, 0.8)));
    assertThat(build(bars, 10, 12).locked()[1]).containsExactly(true);
  }

  private static TrainingPanel build(BarPanel bars, int... sessions) throws FormulaException {
    CompiledFormulas formulas = CompiledFormulas.of(FormulaSet.parse("r = ret(1)\n"));
    return PanelBuilder.build(bars, formulas, sessions, TEN_PER_CENT);
  }

  private static ExDateRatios ratio(int epochDay, double ratio) {
    return new ExDateRatios(new int[] {epochDay}, new double[] {ratio});
  }

  /** Bars of one price a day, in TWD. */
  private static DailyBars bars(int[] days, long[] twd) {
    long[] e4 = new long[twd.length];
    long[] ones = new long[twd.length];
    for (int i = 0; i < twd.length; i++) {
      e4[i] = twd[i] * 10_000;
      ones[i] = 1;
    }
    return new DailyBars(days, e4, e4, e4, e4, ones, ones, ones);
  }
}
