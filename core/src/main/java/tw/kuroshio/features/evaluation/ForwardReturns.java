package tw.kuroshio.features.evaluation;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a decision after the close of session t earns over h sessions: the total return from the
 * open of t+1, the first price that could be traded, to the open of t+1+h. A return that starts or
 * ends where the instrument was halted or locked at its limit is flagged, never assumed tradable.
 * Reads the arrays it is given, which must not change.
 */
public final class ForwardReturns {

  private final double[][] open;
  private final boolean[][] locked;
  private final int horizonSessions;

  /**
   * @param open per session, each instrument's opening price adjusted for total return, not
   *     positive or NaN where it did not trade
   * @param locked per session, whether an instrument opened at its price limit
   * @param horizonSessions h, at least 1
   */
  public ForwardReturns(double[][] open, boolean[][] locked, int horizonSessions) {
    if (horizonSessions < 1) {
      throw new IllegalArgumentException(
          "A horizon must be at least 1 session, was " + horizonSessions);
    }
    this.open = open;
    this.locked = locked;
    this.horizonSessions = horizonSessions;
  }

  /** Leading sessions whose returns are known by the last one. */
  public int knownSessions() {
    return Math.max(0, open.length - 1 - horizonSessions);
  }

  public LabelStatus status(int session, int instrument) {
    int start = session + 1;
    int end = start + horizonSessions;
    if (end >= open.length) {
      return LabelStatus.NOT_YET_KNOWN;
    }
    if (!(open[start][instrument] > 0)) {
      return LabelStatus.HALTED_AT_START;
    }
    if (locked[start][instrument]) {
      return LabelStatus.LOCKED_AT_START;
    }
    if (!(open[end][instrument] > 0)) {
      return LabelStatus.HALTED_AT_END;
    }
    return locked[end][instrument] ? LabelStatus.LOCKED_AT_END : LabelStatus.USABLE;
  }

  /** Natural fraction, NaN unless usable. */
  public double value(int session, int instrument) {
    return status(session, instrument) == LabelStatus.USABLE
        ? open[session + 1 + horizonSessions][instrument] / open[session + 1][instrument] - 1.0
        : Double.NaN;
  }

  /** Writes the returns of a session, one an instrument. */
  public void fill(int session, double[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = value(session, i);
    }
  }

  /** How many decisions have each status, all five and the usable ones. */
  public Map<LabelStatus, Integer> counts() {
    EnumMap<LabelStatus, Integer> counts = new EnumMap<>(LabelStatus.class);
    for (LabelStatus status : LabelStatus.values()) {
      counts.put(status, 0);
    }
    for (int session = 0; session < open.length; session++) {
      for (int i = 0; i < open[session].length; i++) {
        counts.merge(status(session, i), 1, Integer::sum);
      }
    }
    return counts;
  }
}
