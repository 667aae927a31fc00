package tw.kuroshio.prediction.training;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import tw.kuroshio.features.CrossSection;

/**
 * What each decision earned: for a decision after the close of session t, the total return from the
 * open of t+1, the first price that could be traded, to the open of t+1+h. A label that starts or
 * ends where the instrument was halted or locked at its limit is flagged, never assumed tradable.
 */
public final class Labels {

  private final TrainingPanel panel;
  private final int horizonSessions;
  private final EnumMap<LabelStatus, Integer> counts = new EnumMap<>(LabelStatus.class);

  /**
   * @param horizonSessions h, sessions
   */
  public Labels(TrainingPanel panel, int horizonSessions) {
    if (horizonSessions < 1) {
      throw new IllegalArgumentException(
          "A horizon must be at least 1 session, was " + horizonSessions);
    }
    this.panel = panel;
    this.horizonSessions = horizonSessions;
    for (LabelStatus status : LabelStatus.values()) {
      counts.put(status, 0);
    }
    for (int session = 0; session < panel.sessions(); session++) {
      for (int i = 0; i < panel.instruments(); i++) {
        counts.merge(status(session, i), 1, Integer::sum);
      }
    }
  }

  /** Leading sessions whose labels are known by the panel's end. */
  public int knownSessions() {
    return Math.max(0, panel.sessions() - 1 - horizonSessions);
  }

  public LabelStatus status(int session, int instrument) {
    int start = session + 1;
    int end = start + horizonSessions;
    if (end >= panel.sessions()) {
      return LabelStatus.NOT_YET_KNOWN;
    }
    if (!(panel.open()[start][instrument] > 0)) {
      return LabelStatus.HALTED_AT_START;
    }
    if (panel.locked()[start][instrument]) {
      return LabelStatus.LOCKED_AT_START;
    }
    if (!(panel.open()[end][instrument] > 0)) {
      return LabelStatus.HALTED_AT_END;
    }
    return panel.locked()[end][instrument] ? LabelStatus.LOCKED_AT_END : LabelStatus.USABLE;
  }

  /** How many decisions have each status. */
  public Map<LabelStatus, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /** Total returns earned from decisions of a session, natural fractions; NaN unless usable. */
  public double[] returns(int session) {
    double[] returns = new double[panel.instruments()];
    for (int i = 0; i < returns.length; i++) {
      returns[i] =
          status(session, i) == LabelStatus.USABLE
              ? panel.open()[session + 1 + horizonSessions][i] / panel.open()[session + 1][i] - 1.0
              : Double.NaN;
    }
    return returns;
  }

  /** The returns of a session set against each other; NaN unless usable. */
  public double[] labels(int session, LabelForm form) {
    double[] returns = returns(session);
    return switch (form) {
      case RANK -> ranks(returns);
      case Z_SCORE -> standardised(returns);
    };
  }

  private static double[] ranks(double[] returns) {
    boolean[] all = new boolean[returns.length];
    Arrays.fill(all, true);
    double[] ranks = CrossSection.ranks(returns, all);
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] -= 0.5;
    }
    return ranks;
  }

  private static double[] standardised(double[] returns) {
    double sum = 0.0;
    int count = 0;
    for (double value : returns) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    double mean = sum / count;
    double squares = 0.0;
    for (double value : returns) {
      if (!Double.isNaN(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    double deviation = Math.sqrt(squares / count);
    double[] standardised = new double[returns.length];
    for (int i = 0; i < returns.length; i++) {
      standardised[i] = deviation > 0 ? (returns[i] - mean) / deviation : returns[i] - mean;
    }
    return standardised;
  }
}
