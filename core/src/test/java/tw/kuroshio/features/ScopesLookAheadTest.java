package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.DailyBars;

/** A group of the past knows nothing of the session it is asked in, nor of a later one. */
class ScopesLookAheadTest {

  private static final int DAYS = 90;
  private static final CompiledFormulas FORMULAS =
      FactorText.compile(
          """
          a = group_mean(P, industry, expanding)
          b = group_std(rank(volume), industry, rolling(8))
          c = group_max(ret(1), market, frozen(%s)) + group_count(close, market, expanding)
          d = group_min(group_mean(log(volume), industry, rolling(3)), market, rolling(2))
          """
              .formatted(LocalDate.ofEpochDay(Histories.START + 40)));

  @Test
  void aSessionAndAllAfterItMoveNothingUpToIt() {
    BarPanel panel = Histories.seeded(41, 7, DAYS).with(MadeFields.SEEDED);
    double[][][] before = new BatchEvaluator(FORMULAS).evaluate(panel);
    for (int day = Histories.START + 1; day < Histories.START + DAYS; day += 4) {
      int from = day;
      List<DailyBars> bars =
          IntStream.range(0, panel.size()).mapToObj(i -> otherwise(panel.bars(i), from)).toList();
      List<ExDateRatios> exDates =
          IntStream.range(0, panel.size()).mapToObj(panel::exDates).toList();
      BarPanel changed = new BarPanel(bars, exDates, panel.fields(), panel.universe());
      double[][][] after = new BatchEvaluator(FORMULAS).evaluate(changed);
      boolean laterDiffers = false;
      for (int i = 0; i < panel.size(); i++) {
        int known = (int) Arrays.stream(panel.bars(i).epochDay()).filter(d -> d <= from).count();
        for (int f = 0; f < FORMULAS.size(); f++) {
          assertThat(Arrays.copyOf(after[i][f], known))
              .as("%s of instrument %d, otherwise from %d", FORMULAS.names().get(f), i, from)
              .isEqualTo(Arrays.copyOf(before[i][f], known));
          laterDiffers |= !Arrays.equals(after[i][f], before[i][f]);
        }
      }
      assertThat(laterDiffers).as("otherwise from %d", from).isEqualTo(from < last(panel));
    }
  }

  private static int last(BarPanel panel) {
    int[] days =
        IntStream.range(0, panel.size())
            .flatMap(i -> Arrays.stream(panel.bars(i).epochDay()))
            .sorted()
            .distinct()
            .toArray();
    return days[days.length - 1];
  }

  /** Other prices and volumes from a day on. */
  private static DailyBars otherwise(DailyBars b, int from) {
    long[][] columns = {
      b.openE4(), b.highE4(), b.lowE4(), b.closeE4(), b.volumeShares(), b.valueTwd()
    };
    for (int c = 0; c < columns.length; c++) {
      columns[c] = columns[c].clone();
      for (int row = 0; row < b.size(); row++) {
        columns[c][row] *= b.epochDay()[row] >= from ? 2 + row % 3 : 1;
      }
    }
    return new DailyBars(
        b.epochDay(),
        columns[0],
        columns[1],
        columns[2],
        columns[3],
        columns[4],
        columns[5],
        b.trades());
  }
}
