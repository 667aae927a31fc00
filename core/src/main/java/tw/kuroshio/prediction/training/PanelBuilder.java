package tw.kuroshio.prediction.training;

import java.util.Arrays;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.BatchEvaluator;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.CrossSection;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.model.DailyBars;

/**
 * Lays the instruments' own histories along the market's sessions: features after each close ranked
 * over the instruments that traded, adjusted opens, and who opened locked at a limit. A bar on a
 * day that is no market session enters the formulas as it is but makes no decision and no label.
 */
public final class PanelBuilder {

  private final BarPanel bars;
  private final CompiledFormulas formulas;
  private final int[] sessions;
  private final LimitPrices limits;
  private final boolean[][] traded;
  private final double[][] raw;
  private final double[][] open;
  private final boolean[][] locked;

  private PanelBuilder(
      BarPanel bars, CompiledFormulas formulas, int[] sessions, LimitPrices limits) {
    this.bars = bars;
    this.formulas = formulas;
    this.sessions = sessions;
    this.limits = limits;
    traded = new boolean[sessions.length][bars.size()];
    raw = new double[sessions.length][bars.size() * formulas.size()];
    open = new double[sessions.length][bars.size()];
    locked = new boolean[sessions.length][bars.size()];
  }

  /**
   * Builds the panel.
   *
   * @param bars all instruments of the universe by dense index; every bar is used, so hand over
   *     only what is known
   * @param sessions the market's sessions to lay out, epoch days, strictly increasing
   */
  public static TrainingPanel build(
      BarPanel bars, CompiledFormulas formulas, int[] sessions, LimitPrices limits) {
    return new PanelBuilder(bars, formulas, sessions, limits).build();
  }

  private TrainingPanel build() {
    for (int d = 0; d < sessions.length; d++) {
      Arrays.fill(raw[d], Double.NaN);
      Arrays.fill(open[d], Double.NaN);
    }
    new BatchEvaluator(formulas).evaluate(bars, this::place);
    for (int d = 0; d < sessions.length; d++) {
      rank(d);
    }
    return new TrainingPanel(formulas.names(), raw, open, locked);
  }

  private void place(int instrument, double[][] values) {
    DailyBars own = bars.bars(instrument);
    double[] adjustedOpen = bars.column(instrument, BarField.ADJ_OPEN);
    boolean[] lockedOpen = LockedOpens.of(bars, instrument, limits);
    for (int row = 0; row < own.size(); row++) {
      int session = Arrays.binarySearch(sessions, own.epochDay()[row]);
      if (session >= 0) {
        traded[session][instrument] = true;
        open[session][instrument] = adjustedOpen[row];
        locked[session][instrument] = lockedOpen[row];
        for (int f = 0; f < values.length; f++) {
          raw[session][instrument * values.length + f] = values[f][row];
        }
      }
    }
  }

  private void rank(int session) {
    int columns = formulas.size();
    double[] values = new double[bars.size()];
    for (int f = 0; f < columns; f++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = raw[session][i * columns + f];
      }
      double[] ranks = CrossSection.ranks(values, traded[session]);
      for (int i = 0; i < values.length; i++) {
        raw[session][i * columns + f] = ranks[i];
      }
    }
  }
}
