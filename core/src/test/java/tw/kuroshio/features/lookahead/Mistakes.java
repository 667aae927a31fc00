package tw.kuroshio.features.lookahead;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.intraday.BarHistory;
import tw.kuroshio.features.operators.SeededAverage;
import tw.kuroshio.features.operators.SeriesOperator;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.PublicationTimes;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.market.TradingCalendar;
import tw.kuroshio.model.IntradayBars;

/**
 * What a mistaken build calls in place of what it should: each takes the receiver and arguments of
 * the call it stands for, see {@link LeakyBuild}.
 */
public final class Mistakes {

  private static final long EVENING = 21 * 3_600_000_000_000L;

  private Mistakes() {}

  public static long aDayLater(long epochDay, long nsOfDay) {
    return TaipeiTime.utcNs(epochDay + 1, nsOfDay);
  }

  public static long inTheEvening(long epochDay, long nsOfDay) {
    return TaipeiTime.utcNs(epochDay, Math.max(nsOfDay, EVENING));
  }

  public static long evening(PublicationTimes times) {
    return times.evening();
  }

  public static long everKnown(long epochDay, long nsOfDay) {
    return Long.MAX_VALUE;
  }

  public static long periodOnly(long knownAtNs, long periodNs) {
    return periodNs;
  }

  public static int newestVersion(
      AsOfIndex index, int subject, long knownAtNs, long earliestPeriod, long latestPeriod) {
    return index.last(subject, Long.MAX_VALUE, earliestPeriod, latestPeriod);
  }

  public static boolean memberNextDay(BarPanel.Universe universe, int instrument, int epochDay) {
    return universe.isMember(instrument, epochDay + 1);
  }

  public static int sessionBefore(int[] sessions, int day) {
    return Arrays.binarySearch(sessions, day) - 1;
  }

  public static long nextDay(LocalDate day) {
    return day.toEpochDay() + 1;
  }

  public static void resetAllButAverages(SeriesOperator operator, double[] state, int at) {
    if (!(operator instanceof SeededAverage)) {
      operator.reset(state, at);
    }
  }

  /** Copies from as far behind the place copied to as was asked for before it. */
  public static void copyAhead(Object from, int fromAt, Object to, int toAt, int length) {
    double[] x = (double[]) from;
    double[] out = (double[]) to;
    int ahead = toAt - fromAt;
    int known = Math.max(0, length - ahead);
    System.arraycopy(x, Math.min(x.length - known, toAt + ahead), out, toAt, known);
    Arrays.fill(out, toAt + known, toAt + length, Double.NaN);
  }

  public static void windowsAhead(
      SeriesOperator operator,
      double[] state,
      int at,
      double[] x,
      double[] y,
      double[] z,
      int start,
      int end,
      double[] out) {
    operator.column(
        state,
        at,
        ahead(x, start, end),
        ahead(y, start, end),
        ahead(z, start, end),
        start,
        end,
        out);
  }

  private static double[] ahead(double[] column, int start, int end) {
    double[] ahead = column.clone();
    if (end > start) {
      System.arraycopy(column, start + 1, ahead, start, end - start - 1);
    }
    return ahead;
  }

  /** One over the product of the ratios to come, so that the newest price is the raw one. */
  public static void backward(BarPanel panel, int instrument, double[] divisors) {
    ExDateRatios exDates = panel.exDates(instrument);
    int[] days = panel.bars(instrument).epochDay();
    for (int row = 0; row < days.length; row++) {
      double ahead = 1.0;
      for (int i = 0; i < exDates.size(); i++) {
        ahead *= exDates.epochDay()[i] > days[row] ? exDates.ratio()[i] : 1.0;
      }
      divisors[row] = 1.0 / ahead;
    }
  }

  public static boolean notAtShortNotice(TradingCalendar calendar, LocalDate day) {
    return false;
  }

  public static double[] meanWithOwn(List<IntradayBars> sessions, SessionSchedule schedule) {
    List<IntradayBars> longer = new ArrayList<>(sessions);
    if (!longer.isEmpty()) {
      longer.add(longer.getLast());
    }
    double[] means = BarHistory.meanVolume(longer, schedule);
    return Arrays.copyOfRange(means, means.length - sessions.size(), means.length);
  }

  public static void rankEveryTick(IncrementalFeatures features, int instrument) {
    boolean[] all = new boolean[features.size()];
    Arrays.fill(all, true);
    features.barrier(all);
  }
}
