package tw.kuroshio.features.intraday;

import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Sum of squared one-minute log returns of last prices. A minute without a print returns nothing
 * and adds nothing.
 */
final class MinuteVariance implements Stateful {

  private static final long MINUTE_NS = 60_000_000_000L;
  private static final int NONE = -1;

  /** Of the whole minutes up to the one of the last print; NaN before the first is over. */
  private final double[] sum;

  /** Last price before the minute of the last print; its first print's in the first minute. */
  private final long[] beforeE4;

  private final long[] lastE4;

  /** Minute of the day of the last print. */
  private final int[] minute;

  MinuteVariance(int instruments) {
    sum = new double[instruments];
    beforeE4 = new long[instruments];
    lastE4 = new long[instruments];
    minute = new int[instruments];
    Arrays.fill(sum, Double.NaN);
    Arrays.fill(minute, NONE);
  }

  /** Takes a print over; times of an instrument do not go back. */
  void print(int i, long nsOfDay, long priceE4) {
    int now = (int) (nsOfDay / MINUTE_NS);
    if (minute[i] == NONE) {
      beforeE4[i] = priceE4;
    } else if (now > minute[i]) {
      sum[i] = withLastMinute(i);
      beforeE4[i] = lastE4[i];
    }
    minute[i] = now;
    lastE4[i] = priceE4;
  }

  double value(int i, long nsOfDay) {
    boolean over = minute[i] != NONE && nsOfDay / MINUTE_NS > minute[i];
    return over ? withLastMinute(i) : sum[i];
  }

  private double withLastMinute(int i) {
    double logReturn = StrictMath.log((double) lastE4[i] / beforeE4[i]);
    double square = logReturn * logReturn;
    return Double.isNaN(sum[i]) ? square : sum[i] + square;
  }

  void clear(int i) {
    sum[i] = Double.NaN;
    beforeE4[i] = 0;
    lastE4[i] = 0;
    minute[i] = NONE;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putDoubles(sum).putLongs(beforeE4).putLongs(lastE4).putInts(minute);
  }

  @Override
  public void readState(StateReader in) {
    StateColumns.read(in, sum);
    StateColumns.read(in, beforeE4);
    StateColumns.read(in, lastE4);
    StateColumns.read(in, minute);
  }
}
