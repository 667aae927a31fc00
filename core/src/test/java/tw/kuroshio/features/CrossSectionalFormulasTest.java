package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.DailyBars;

/** Cross-sections inside formulas, by hand and against a plain recomputation. */
class CrossSectionalFormulasTest {

  private static final double NaN = Double.NaN;

  /** Closes of one session; the last instrument is outside the universe. */
  private static double[] oneSession(String formula, double... closes) {
    DailyBars[] bars =
        Arrays.stream(closes).mapToObj(Histories::ofCloses).toArray(DailyBars[]::new);
    BarPanel made = Histories.panel(bars);
    BarPanel panel =
        new BarPanel(
            List.of(bars),
            IntStream.range(0, bars.length).mapToObj(made::exDates).toList(),
            (i, field, days, n, target) -> Arrays.fill(target, 0, n, Math.floorDiv(i, 3)),
            (i, day) -> i < bars.length - 1);
    double[] values = new double[closes.length];
    new BatchEvaluator(FactorText.compile("a = " + formula))
        .evaluate(panel, (i, of) -> values[i] = of[0][0]);
    return values;
  }

  @Test
  void universeFunctionsByHand() {
    double[] closes = {4, 1, 2, 2, 6, 100};
    assertThat(oneSession("rank(P)", closes)).containsExactly(0.7, 0.1, 0.4, 0.4, 0.9, 5.5 / 6);
    assertThat(oneSession("demean(P)", closes)).containsExactly(1, -2, -1, -1, 3, 97);
    assertThat(oneSession("universe_count(P)", closes)).containsOnly(5);
    assertThat(oneSession("universe_mean(P)", closes)).containsOnly(3);
    assertThat(oneSession("universe_std(P)", closes)).containsOnly(2);
    assertThat(oneSession("zscore(P)", closes)).containsExactly(0.5, -1, -0.5, -0.5, 1.5, 48.5);
    assertThat(oneSession("scale(P)", closes))
        .containsExactly(4 / 15.0, 1 / 15.0, 2 / 15.0, 2 / 15.0, 6 / 15.0, 100 / 15.0);
    // quantile 0.25 of 1 2 2 4 6 is the second, 0.75 the fourth
    assertThat(oneSession("winsorize(P, 0.25)", closes)).containsExactly(4, 2, 2, 2, 4, 4);
    assertThat(oneSession("rank(log(P - 1))", closes))
        .containsExactly(0.625, NaN, 0.25, 0.25, 0.875, 0.9);
  }

  @Test
  void groupFunctionsByHand() {
    // the key is 0 for the first three, 1 for the next three, of which the last is no member
    double[] closes = {4, 1, 2, 2, 6, 100};
    assertThat(oneSession("group_mean(P, industry)", closes))
        .containsExactly(7 / 3.0, 7 / 3.0, 7 / 3.0, 4, 4, 4);
    assertThat(oneSession("group_median(P, industry)", closes)).containsExactly(2, 2, 2, 4, 4, 4);
    assertThat(oneSession("group_min(P, industry)", closes)).containsExactly(1, 1, 1, 2, 2, 2);
    assertThat(oneSession("group_max(P, industry)", closes)).containsExactly(4, 4, 4, 6, 6, 6);
    assertThat(oneSession("group_count(P, industry)", closes)).containsExactly(3, 3, 3, 2, 2, 2);
    assertThat(oneSession("group_rank(P, industry)", closes))
        .containsExactly(2.5 / 3, 0.5 / 3, 0.5, 0.25, 0.75, 2.5 / 3);
    assertThat(oneSession("group_demean(P, industry)", closes)[4]).isEqualTo(2);
    assertThat(oneSession("group_std(P, industry)", closes)[3])
        .isCloseTo(Math.sqrt(8), within(1e-15));
  }

  @Test
  void nothingMovesGivesMissingInsteadOfNoise() {
    assertThat(oneSession("zscore(P)", 0.1, 0.1, 0.1, 0.1)).containsOnly(NaN);
    assertThat(oneSession("scale(P - P)", 1, 2, 3)).containsOnly(NaN);
    assertThat(oneSession("zscore(P)", 5, 7)).containsOnly(NaN);
    assertThat(oneSession("group_mean(P / 0, industry)", 1, 2, 3)).containsOnly(NaN);
  }

  /** Nested in time series and other cross-sections, on histories with halts and late listings. */
  @Test
  void nestedOnesEqualAPlainRecomputation() {
    BarPanel panel = Histories.seeded(11, 15, 120);
    double[][] actual = new double[panel.size()][];
    CompiledFormulas formulas = FactorText.compile("a = rank(ts_max(rank(volume), 3) - rank(P))");
    new BatchEvaluator(formulas).evaluate(panel, (i, values) -> actual[i] = values[0].clone());
    double[][] volumeRank = new double[panel.size()][];
    double[][] mixed = new double[panel.size()][];
    for (int i = 0; i < panel.size(); i++) {
      volumeRank[i] = new double[panel.bars(i).size()];
      mixed[i] = new double[panel.bars(i).size()];
    }
    int compared = 0;
    for (int day = Histories.START; day < Histories.START + 120; day++) {
      double[] volume = onDay(panel, day, (i, row) -> (double) panel.bars(i).volumeShares()[row]);
      double[] price = onDay(panel, day, (i, row) -> panel.bars(i).closeE4()[row] / 1e4);
      double[] price2 = adjusted(panel, day, price);
      double[] volumeRanks = CrossSection.ranks(volume, all(panel));
      double[] priceRanks = CrossSection.ranks(price2, all(panel));
      for (int i = 0; i < panel.size(); i++) {
        int row = panel.bars(i).rowOf(LocalDate.ofEpochDay(day));
        if (row >= 0) {
          volumeRank[i][row] = volumeRanks[i];
          double highest = row < 2 ? NaN : highest(volumeRank[i], row - 2, row);
          mixed[i][row] = highest - priceRanks[i];
        }
      }
      double[] ranks = CrossSection.ranks(onDay(panel, day, (i, row) -> mixed[i][row]), all(panel));
      for (int i = 0; i < panel.size(); i++) {
        int row = panel.bars(i).rowOf(LocalDate.ofEpochDay(day));
        if (row >= 2) {
          assertThat(actual[i][row]).as("instrument %s on %s", i, day).isEqualTo(ranks[i]);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  private static double highest(double[] values, int from, int to) {
    double highest = values[from];
    for (int k = from + 1; k <= to; k++) {
      highest = Math.max(highest, values[k]);
    }
    return highest;
  }

  private static double[] adjusted(BarPanel panel, int day, double[] price) {
    double[] adjusted = price.clone();
    for (int i = 0; i < price.length; i++) {
      adjusted[i] /= panel.before(LocalDate.ofEpochDay(day + 1)).divisor(i);
    }
    return adjusted;
  }

  private static boolean[] all(BarPanel panel) {
    boolean[] all = new boolean[panel.size()];
    Arrays.fill(all, true);
    return all;
  }

  private interface OfRow {
    double value(int instrument, int row);
  }

  private static double[] onDay(BarPanel panel, int day, OfRow of) {
    double[] values = new double[panel.size()];
    for (int i = 0; i < values.length; i++) {
      int row = panel.bars(i).rowOf(LocalDate.ofEpochDay(day));
      values[i] = row < 0 ? NaN : of.value(i, row);
    }
    return values;
  }
}
