package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeSet;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;

/**
 * What the sessions before a day say about size and risk of each instrument. Arrays are by dense
 * instrument index.
 *
 * @param returns adjusted close-to-close returns of the last sessions, aligned by market session; a
 *     return over a gap in trading is missing, not spread
 * @param averageDailyShares mean volume of the instrument's last 20 sessions, 0 without any
 * @param averageDailyValueTwd mean traded value of the same sessions, NaN without any
 */
record HistoryStatistics(
    ReturnMatrix returns, long[] averageDailyShares, double[] averageDailyValueTwd) {

  private static final int RETURN_SESSIONS = 250;
  private static final int VOLUME_SESSIONS = 20;
  private static final int LEAST_RETURNS = 20;

  static HistoryStatistics of(BarPanel history, LocalDate date) {
    int n = history.size();
    long[] shares = new long[n];
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      DailyBars bars = history.bars(i);
      int from = Math.max(0, bars.size() - VOLUME_SESSIONS);
      shares[i] = (long) mean(bars.volumeShares(), from, 0);
      value[i] = mean(bars.valueTwd(), from, Double.NaN);
    }
    return new HistoryStatistics(returns(history, sessions(history, date)), shares, value);
  }

  /** Standard deviation of the return over {@code sessions}; NaN under 20 observed returns. */
  double[] horizonVolatility(int sessions) {
    double[] volatility = new double[returns.names()];
    for (int i = 0; i < volatility.length; i++) {
      volatility[i] = deviation(i) * Math.sqrt(sessions);
    }
    return volatility;
  }

  private double deviation(int name) {
    int count = 0;
    double mean = 0;
    double squares = 0;
    for (int t = 0; t < returns.sessions(); t++) {
      double value = returns.at(t, name);
      if (!Double.isNaN(value)) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
      }
    }
    return count < LEAST_RETURNS ? Double.NaN : Math.sqrt(squares / (count - 1));
  }

  private static double mean(long[] values, int from, double ifNone) {
    if (from >= values.length) {
      return ifNone;
    }
    double sum = 0;
    for (int i = from; i < values.length; i++) {
      sum += values[i];
    }
    return sum / (values.length - from);
  }

  /** The last market sessions before the date that any instrument has, oldest first. */
  private static int[] sessions(BarPanel history, LocalDate date) {
    TreeSet<Integer> days = new TreeSet<>();
    for (int i = 0; i < history.size(); i++) {
      int[] own = history.bars(i).epochDay();
      for (int row = Math.max(0, own.length - RETURN_SESSIONS - 1); row < own.length; row++) {
        days.add(own[row]);
      }
    }
    int[] all = days.headSet((int) date.toEpochDay()).stream().mapToInt(d -> d).toArray();
    return Arrays.copyOfRange(all, Math.max(0, all.length - RETURN_SESSIONS - 1), all.length);
  }

  private static ReturnMatrix returns(BarPanel history, int[] sessions) {
    int n = history.size();
    int rows = Math.max(0, sessions.length - 1);
    double[] values = new double[rows * n];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < n; i++) {
      double[] adjusted = history.column(i, BarField.P);
      int[] own = history.bars(i).epochDay();
      for (int row = 1; row < own.length; row++) {
        int session = Arrays.binarySearch(sessions, own[row]);
        if (session > 0 && own[row - 1] == sessions[session - 1]) {
          values[(session - 1) * n + i] = adjusted[row] / adjusted[row - 1] - 1;
        }
      }
    }
    return new ReturnMatrix(rows, n, values);
  }
}
