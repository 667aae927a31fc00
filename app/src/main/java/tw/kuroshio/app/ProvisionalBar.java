package tw.kuroshio.app;

import java.util.Arrays;
import java.util.Collections;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.model.DailyBars;

/**
 * A session's bar so far.
 *
 * @param openE4 10⁻⁴ TWD; the same for high, low and last
 * @param valueE4 traded value, 10⁻⁴ TWD
 */
record ProvisionalBar(
    long openE4, long highE4, long lowE4, long lastE4, long shares, long valueE4) {

  /** Nothing was traded. */
  static final ProvisionalBar NONE = new ProvisionalBar(0, 0, 0, 0, 0, 0);

  private static final long FIVE_MINUTES_NS = 300_000_000_000L;
  private static final long E4 = 10_000;

  static ProvisionalBar closed(DailyBars bars, int row) {
    return new ProvisionalBar(
        bars.openE4()[row],
        bars.highE4()[row],
        bars.lowE4()[row],
        bars.closeE4()[row],
        bars.volumeShares()[row],
        bars.valueTwd()[row] * E4);
  }

  boolean isNone() {
    return lastE4 == 0;
  }

  void enter(IncrementalFeatures live, int instrument) {
    live.onBar(instrument, openE4, highE4, lowE4, lastE4, shares, valueE4);
  }

  /**
   * Bars of each session until a moment, from the bars of five minutes that had ended by then;
   * their value is last price times volume, since none is published. What was restated after the
   * session's day does not enter.
   *
   * @param untilNsOfDay nanoseconds since midnight in Taipei
   * @return by session and instrument, {@link #NONE} without a trade
   */
  static ProvisionalBar[][] read(FactStore facts, FactorInputs inputs, long untilNsOfDay) {
    int[] sessions = inputs.sessions();
    ProvisionalBar[][] bars = new ProvisionalBar[sessions.length][inputs.codes().size()];
    for (int s = 0; s < sessions.length; s++) {
      Arrays.fill(bars[s], NONE);
      long fromNs = TaipeiTime.utcNs(sessions[s], 0);
      long lastNs = TaipeiTime.utcNs(sessions[s], untilNsOfDay) - FIVE_MINUTES_NS;
      long knownNs = TaipeiTime.utcNs(sessions[s] + 1L, 0) - 1;
      FactTable rows = facts.asOf(Dataset.BAR_5M, knownNs, fromNs, lastNs, inputs.codes());
      for (int row = 0; row < rows.size(); row++) {
        int instrument = Collections.binarySearch(inputs.codes(), rows.subject(row));
        if (instrument >= 0) {
          bars[s][instrument] = with(bars[s][instrument], rows, row);
        }
      }
    }
    return bars;
  }

  private static ProvisionalBar with(ProvisionalBar before, FactTable rows, int row) {
    long last = cell(rows, row, "close");
    long shares = cell(rows, row, "volume");
    ProvisionalBar of =
        new ProvisionalBar(
            cell(rows, row, "open"),
            cell(rows, row, "high"),
            cell(rows, row, "low"),
            last,
            shares,
            last * shares);
    return before.isNone()
        ? of
        : new ProvisionalBar(
            before.openE4,
            Math.max(before.highE4, of.highE4),
            Math.min(before.lowE4, of.lowE4),
            of.lastE4,
            before.shares + of.shares,
            before.valueE4 + of.valueE4);
  }

  private static long cell(FactTable rows, int row, String column) {
    return Math.max(0, rows.cell(row, Dataset.BAR_5M.field(column)));
  }
}
