package tw.kuroshio.app;

import java.util.Arrays;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.prediction.training.LimitPrices;
import tw.kuroshio.prediction.training.LockedOpens;

/**
 * Opening prices along the market's sessions, of what a decision earns.
 *
 * @param open by session and instrument, TWD adjusted for total return, NaN where not traded
 * @param locked by session and instrument: whether the open was at a price limit
 */
record TradedOpens(double[][] open, boolean[][] locked) {

  static TradedOpens of(FactorInputs inputs, LimitPrices limits) {
    int instruments = inputs.codes().size();
    double[][] open = missing(inputs.sessions().length, instruments);
    boolean[][] locked = new boolean[open.length][instruments];
    for (int i = 0; i < instruments; i++) {
      double[] adjusted = inputs.panel().column(i, BarField.ADJ_OPEN);
      boolean[] atLimit = LockedOpens.of(inputs.panel(), i, limits);
      int[] days = inputs.panel().bars(i).epochDay();
      for (int row = 0; row < days.length; row++) {
        int session = Arrays.binarySearch(inputs.sessions(), days[row]);
        if (session >= 0) {
          open[session][i] = adjusted[row];
          locked[session][i] = atLimit[row];
        }
      }
    }
    return new TradedOpens(open, locked);
  }

  /** Cells without a value. */
  static double[][] missing(int sessions, int instruments) {
    double[][] cells = new double[sessions][instruments];
    for (double[] row : cells) {
      Arrays.fill(row, Double.NaN);
    }
    return cells;
  }
}
