package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.DailyBars;

/** Nothing that is known later changes a value. */
class LookAheadTest {

  private static final BarPanel PANEL = known(Histories.seeded(21, 3, 330));

  private static BarPanel known(BarPanel made) {
    return new BarPanel(
        List.of(made.bars(0), made.bars(1), made.bars(2)),
        List.of(made.exDates(0), made.exDates(1), made.exDates(2)),
        MadeFields.SEEDED,
        BarPanel.Universe.ALL);
  }

  @Test
  void changingLaterRowsChangesNothingEarlier() {
    CompiledFormulas formulas = FactorText.handcrafted();
    BatchEvaluator evaluator = new BatchEvaluator(formulas);
    double[][] original = evaluator.evaluate(PANEL, 0);
    int rows = PANEL.bars(0).size();
    for (int from = 1; from < rows; from += 7) {
      double[][] changed = evaluator.evaluate(changedFrom(from), 0);
      boolean laterDiffers = false;
      for (int f = 0; f < formulas.size(); f++) {
        assertThat(Arrays.copyOf(changed[f], from))
            .as(formulas.names().get(f))
            .isEqualTo(Arrays.copyOf(original[f], from));
        laterDiffers |= !Arrays.equals(changed[f], original[f]);
      }
      assertThat(laterDiffers).as("values from row %d on", from).isTrue();
    }
  }

  @Test
  void laterRowsAndExDatesNeedNotExist() {
    CompiledFormulas formulas = FactorText.handcrafted();
    BatchEvaluator evaluator = new BatchEvaluator(formulas);
    double[][] original = evaluator.evaluate(PANEL, 0);
    for (int rows = 0; rows < PANEL.bars(0).size(); rows += 11) {
      int end = PANEL.bars(0).epochDay()[rows];
      double[][] known = evaluator.evaluate(PANEL.before(LocalDate.ofEpochDay(end)), 0);
      for (int f = 0; f < formulas.size(); f++) {
        assertThat(known[f]).isEqualTo(Arrays.copyOf(original[f], rows));
      }
    }
  }

  /** Other prices and volumes from row {@code from} on, and another ex-date ratio after it. */
  private static BarPanel changedFrom(int from) {
    DailyBars b = PANEL.bars(0);
    long[][] columns = {
      b.openE4(), b.highE4(), b.lowE4(), b.closeE4(), b.volumeShares(), b.valueTwd()
    };
    for (int c = 0; c < columns.length; c++) {
      columns[c] = columns[c].clone();
      for (int row = from; row < b.size(); row++) {
        columns[c][row] = columns[c][row] * (2 + row % 3) + c;
      }
    }
    DailyBars changed =
        new DailyBars(
            b.epochDay(),
            columns[0],
            columns[1],
            columns[2],
            columns[3],
            columns[4],
            columns[5],
            b.trades());
    ExDateRatios e = PANEL.exDates(0);
    double[] ratio = e.ratio().clone();
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] *= e.epochDay()[i] >= b.epochDay()[from] ? 0.7 : 1.0;
    }
    return new BarPanel(
        List.of(changed, PANEL.bars(1), PANEL.bars(2)),
        List.of(new ExDateRatios(e.epochDay(), ratio), PANEL.exDates(1), PANEL.exDates(2)),
        MadeFields.SEEDED,
        BarPanel.Universe.ALL);
  }
}
