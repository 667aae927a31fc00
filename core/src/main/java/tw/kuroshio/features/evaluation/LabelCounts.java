package tw.kuroshio.features.evaluation;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the decisions of the universe over one horizon.
 *
 * @param counts decisions by status, all statuses
 * @param usableMean mean return of the usable ones
 * @param endedMean mean return, to the last price known, of those left out because they ended
 *     halted or locked: what leaving them out hides
 */
public record LabelCounts(
    int horizonSessions, Map<LabelStatus, Integer> counts, double usableMean, double endedMean) {

  static LabelCounts of(FactorPanel panel, double[][] marks, int horizonSessions) {
    ForwardReturns returns = new ForwardReturns(panel.open(), panel.locked(), horizonSessions);
    EnumMap<LabelStatus, Integer> counts = new EnumMap<>(LabelStatus.class);
    for (LabelStatus status : LabelStatus.values()) {
      counts.put(status, 0);
    }
    double usable = 0;
    double ended = 0;
    for (int d = 0; d < panel.sessions(); d++) {
      for (int i = 0; i < marks.length; i++) {
        if (!panel.universe()[d][i]) {
          continue;
        }
        LabelStatus status = returns.status(d, i);
        counts.merge(status, 1, Integer::sum);
        switch (status) {
          case USABLE -> usable += returns.value(d, i);
          case HALTED_AT_END, LOCKED_AT_END ->
              ended += marks[i][d + 1 + horizonSessions] / marks[i][d + 1] - 1;
          case NOT_YET_KNOWN, HALTED_AT_START, LOCKED_AT_START -> {}
        }
      }
    }
    LabelCounts sums = new LabelCounts(horizonSessions, counts, usable, ended);
    return new LabelCounts(
        horizonSessions,
        counts,
        usable / sums.of(LabelStatus.USABLE),
        ended / (sums.of(LabelStatus.HALTED_AT_END) + sums.of(LabelStatus.LOCKED_AT_END)));
  }

  public int of(LabelStatus status) {
    return counts.getOrDefault(status, 0);
  }

  /** Decisions whose return is known and was left out all the same. */
  public int excluded() {
    return of(LabelStatus.HALTED_AT_START)
        + of(LabelStatus.LOCKED_AT_START)
        + of(LabelStatus.HALTED_AT_END)
        + of(LabelStatus.LOCKED_AT_END);
  }
}
