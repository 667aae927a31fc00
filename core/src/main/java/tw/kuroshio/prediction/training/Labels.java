package tw.kuroshio.prediction.training;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import tw.kuroshio.features.CrossSection;
import tw.kuroshio.features.evaluation.ForwardReturns;
import tw.kuroshio.features.evaluation.LabelStatus;

/** What each decision of a panel earned, and the same set against the others of its date. */
public final class Labels {

  private final TrainingPanel panel;
  private final ForwardReturns returns;
  private final Map<LabelStatus, Integer> counts;

  /**
   * @param horizonSessions h, sessions
   */
  public Labels(TrainingPanel panel, int horizonSessions) {
    this.panel = panel;
    returns = new ForwardReturns(panel.open(), panel.locked(), horizonSessions);
    counts = returns.counts();
  }

  /** Leading sessions whose labels are known by the panel's end. */
  public int knownSessions() {
    return returns.knownSessions();
  }

  public LabelStatus status(int session, int instrument) {
    return returns.status(session, instrument);
  }

  /** How many decisions have each status. */
  public Map<LabelStatus, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /** Total returns earned from decisions of a session, natural fractions; NaN unless usable. */
  public double[] returns(int session) {
    double[] values = new double[panel.instruments()];
    returns.fill(session, values);
    return values;
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
