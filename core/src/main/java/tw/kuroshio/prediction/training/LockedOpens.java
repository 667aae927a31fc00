package tw.kuroshio.prediction.training;

import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.model.DailyBars;

/** Sessions that opened at a price limit, where nobody could be sure to trade. */
public final class LockedOpens {

  private LockedOpens() {}

  /**
   * By the instrument's own sessions: whether the open was at a limit. The reference is the last
   * close, adjusted on an ex-date; the first session has none and counts as free.
   */
  public static boolean[] of(BarPanel bars, int instrument, LimitPrices limits) {
    DailyBars own = bars.bars(instrument);
    double[] adjusted = bars.column(instrument, BarField.ADJ_OPEN);
    boolean[] locked = new boolean[own.size()];
    for (int row = 1; row < locked.length; row++) {
      double opened = own.openE4()[row];
      double divisor = opened / adjusted[row];
      double divisorBefore = own.openE4()[row - 1] / adjusted[row - 1];
      double reference = own.closeE4()[row - 1] * (divisor / divisorBefore);
      if (reference > 0 && opened > 0) {
        long referenceE4 = Math.round(reference);
        int day = own.epochDay()[row];
        locked[row] =
            opened >= limits.upE4(instrument, day, referenceE4)
                || opened <= limits.downE4(instrument, day, referenceE4);
      }
    }
    return locked;
  }
}
