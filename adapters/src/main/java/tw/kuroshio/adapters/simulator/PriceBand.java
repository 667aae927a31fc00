package tw.kuroshio.adapters.simulator;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.market.SessionSchedule;

/**
 * Finds where a day's prints leave the band of the intraday volatility interruption: 3.5 % around
 * the opening price in the first five minutes, afterwards around the volume-weighted mean of the
 * last five minutes (Operating Rules of the TWSE, 58-3, since 2020-03-23). The mean begins anew
 * after an interruption.
 */
final class PriceBand {

  private static final double BAND = 0.035;
  private static final long MEAN_NS = 300_000_000_000L;

  /** Most interruptions of one instrument in one day. */
  private static final int MOST = 3;

  private final SessionSchedule session;
  private final PrintPath path;

  /** The prints of the mean, both included; none while {@code lots} is 0. */
  private int first;

  private int last;
  private double value;
  private long lots;

  PriceBand(SessionSchedule session, PrintPath path) {
    this.session = session;
    this.path = path;
  }

  List<Pause> interruptions() {
    List<Pause> found = new ArrayList<>();
    long resumedNs = session.openNsOfDay();
    for (int i = 0; i < path.size() && found.size() < MOST; i++) {
      long time = path.timeNsOfDay(i);
      long end = time + IncidentPlanner.INTERRUPTION_NS;
      if (end >= session.closingCallNsOfDay()) {
        break;
      }
      if (time <= resumedNs || lots == 0) {
        begin(i);
        continue;
      }
      double away = path.priceE4(i) / referenceE4(time) - 1;
      if (Math.abs(away) <= BAND) {
        last = i;
        take(i, 1);
        continue;
      }
      PriceTrend trend = away > 0 ? PriceTrend.SUSPENDED_UP : PriceTrend.SUSPENDED_DOWN;
      found.add(Pause.interruption(time, end, trend));
      resumedNs = end;
      begin(i);
    }
    return found;
  }

  private void begin(int print) {
    first = print;
    last = print;
    value = 0;
    lots = 0;
    take(print, 1);
  }

  private void take(int print, int sign) {
    value += sign * (double) path.priceE4(print) * path.lots(print);
    lots += (long) sign * path.lots(print);
  }

  private double referenceE4(long nowNsOfDay) {
    long sinceNs = nowNsOfDay - MEAN_NS;
    if (sinceNs < session.openNsOfDay()) {
      return path.priceE4(first);
    }
    while (first < last && path.timeNsOfDay(first) < sinceNs) {
      take(first, -1);
      first++;
    }
    return value / lots;
  }
}
