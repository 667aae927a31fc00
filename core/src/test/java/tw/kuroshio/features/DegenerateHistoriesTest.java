package tw.kuroshio.features;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.DailyBars;

/** Histories that break careless factors. */
class DegenerateHistoriesTest {

  private static final CompiledFormulas FORMULAS = FactorText.technical();

  /** Last values in the order of the factor file, equal however they are computed. */
  private static double[] last(DailyBars bars) {
    BarPanel panel = Histories.panel(bars);
    double[][] values = new BatchEvaluator(FORMULAS).evaluate(panel, 0);
    double[] last = new double[values.length];
    for (int f = 0; f < last.length; f++) {
      last[f] = bars.size() == 0 ? NaN : values[f][bars.size() - 1];
    }
    IncrementalFeatures live = new IncrementalFeatures(FORMULAS, panel);
    assertThat(live.raw().values()).containsExactly(last);
    return last;
  }

  private static double[] constant(int sessions, double price) {
    double[] closes = new double[sessions];
    Arrays.fill(closes, price);
    return closes;
  }

  @Test
  void constantPrice() {
    assertThat(last(Histories.ofCloses(constant(200, 33.35))))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, NaN, NaN, 0);
  }

  @Test
  void neverTraded() {
    assertThat(last(DailyBars.EMPTY)).containsOnly(NaN);
  }

  @Test
  void listedYesterday() {
    assertThat(last(Histories.ofCloses(100))).containsOnly(NaN);
  }

  @Test
  void aTradeAMonthCountsSessionsNotDays() {
    double[] closes = new double[130];
    Arrays.setAll(closes, t -> 50 + 3 * Math.sin(t));
    assertThat(last(Histories.ofCloses(30, closes)))
        .containsExactly(last(Histories.ofCloses(1, closes)));
  }

  @Test
  void aLongHaltIsMissingRowsNotZeroReturns() {
    double[] closes = new double[150];
    Arrays.setAll(closes, t -> Math.round(100 * (50 + 3 * Math.sin(t))) / 100.0);
    DailyBars straight = Histories.ofCloses(closes);
    int[] days = straight.epochDay().clone();
    for (int row = 140; row < days.length; row++) {
      days[row] += 60;
    }
    DailyBars halted =
        new DailyBars(
            days,
            straight.openE4(),
            straight.highE4(),
            straight.lowE4(),
            straight.closeE4(),
            straight.volumeShares(),
            straight.valueTwd(),
            straight.trades());
    assertThat(last(halted)).containsExactly(last(straight));
  }

  @Test
  void tenLimitMovesRunning() {
    for (double move : new double[] {1.1, 0.9}) {
      double[] closes = constant(140, 100);
      for (int t = 130; t < 140; t++) {
        closes[t] = closes[t - 1] * move;
      }
      double[] last = last(Histories.ofCloses(closes));
      for (int f = 0; f < last.length; f++) {
        assertThat(last[f]).as(FORMULAS.names().get(f)).isFinite();
      }
      assertThat(last[FORMULAS.indexOf("ret_1m")]).isCloseTo(Math.pow(move, 10) - 1, within(1e-4));
      assertThat(last[FORMULAS.indexOf("rsi_14")]).isEqualTo(move > 1 ? 1.0 : -1.0);
      // Ten returns of 0.1 and ten of 0: deviation 0.05*sqrt(20/19) a session.
      assertThat(last[FORMULAS.indexOf("rv_20")])
          .isCloseTo(0.05 * Math.sqrt(20.0 / 19.0 * 245), within(1e-4));
    }
  }

  @Test
  void aSplitAndACapitalReductionLeaveNoJump() {
    double[] closes = new double[160];
    double[] unsplit = new double[160];
    for (int t = 0; t < closes.length; t++) {
      unsplit[t] = 64 + 4 * (t % 7);
      closes[t] = unsplit[t] * (t >= 100 ? 0.25 : 1.0) * (t >= 150 ? 2.0 : 1.0);
    }
    ExDateRatios ratios =
        new ExDateRatios(
            new int[] {Histories.START + 100, Histories.START + 150}, new double[] {0.25, 2.0});
    BarPanel panel = new BarPanel(List.of(Histories.ofCloses(closes)), List.of(ratios));
    double[][] values = new BatchEvaluator(FORMULAS).evaluate(panel, 0);
    double[][] plain =
        new BatchEvaluator(FORMULAS).evaluate(Histories.panel(Histories.ofCloses(unsplit)), 0);
    for (int f = 0; f < values.length; f++) {
      assertThat(values[f]).as(FORMULAS.names().get(f)).containsExactly(plain[f]);
    }
  }

  @Test
  void pennyAndHighPricesStayFinite() {
    List<double[]> paths = new ArrayList<>();
    double[] penny = new double[140];
    Arrays.setAll(penny, t -> 0.01 * (1 + t % 2));
    paths.add(penny);
    double[] high = new double[140];
    Arrays.setAll(high, t -> 9_995.0 + 5 * (t % 2));
    paths.add(high);
    for (double[] path : paths) {
      for (double value : last(Histories.ofCloses(path))) {
        assertThat(value).isFinite();
      }
    }
  }
}
