package tw.kuroshio.app;

import java.util.List;
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
 * @param recentBars by instrument: bars within its newest sessions before the day, at most 20,
 *     oldest first and without a gap
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
    List<List<IntradayBars>> recentBars,
    TreeMap<String, Long> quarantined,
    List<String> warnings) {}
