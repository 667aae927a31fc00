package tw.kuroshio.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tw.kuroshio.adapters.simulator.DayScript;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.IntradayBars;

/**
 * A day that can be played: what was known before it, and the script the simulated exchange
 * follows. Arrays are by dense instrument index.
 *
 * @param source what the day came from, for the report
 * @param history sessions and ex-dates strictly before the day
 * @param exDateRatio the day's own reference price / previous close, 1 when it is no ex-date
 * @param referenceE4 reference price in 10⁻⁴ TWD
 * @param sessionsBefore market sessions with data before the day
 * @param barsWithin by instrument: bars within its sessions before the day, by days since the epoch
 * @param quarantined rows set aside, by reason
 */
record MarketDay(
    String source,
    Instruments instruments,
    BarPanel history,
    double[] exDateRatio,
    long[] referenceE4,
    DayScript script,
    int sessionsBefore,
    List<SortedMap<Integer, IntradayBars>> barsWithin,
    TreeMap<String, Long> quarantined,
    List<String> warnings) {

  private static final int RECENT_SESSIONS = 20;

  /**
   * By instrument: bars within its newest sessions, at most 20, oldest first; back to the first
   * session that has none.
   */
  List<List<IntradayBars>> recentBars() {
    List<List<IntradayBars>> recent = new ArrayList<>();
    for (int i = 0; i < instruments.size(); i++) {
      int[] days = history.bars(i).epochDay();
      ArrayDeque<IntradayBars> newest = new ArrayDeque<>();
      for (int row = days.length - 1; row >= 0 && newest.size() < RECENT_SESSIONS; row--) {
        IntradayBars within = barsWithin.get(i).get(days[row]);
        if (within == null) {
          break;
        }
        newest.addFirst(within);
      }
      recent.add(List.copyOf(newest));
    }
    return recent;
  }
}
