package tw.kuroshio.features.evaluation;

import java.util.Arrays;

/** Works out the quintile returns of one factor over one horizon. */
final class QuintileStudy {

  private static final int TOP = Quintiles.COUNT - 1;

  private final FactorPanel panel;
  private final double[][] marks;
  private final byte[][] members;
  private final int horizon;
  private final double cost;
  private final int direction;
  private final int sessions;
  private final double[][] gross;
  private final double[][] turnover;
  private final double[] universe;
  private final double[] pathGross;
  private final double[] pathNet;

  private QuintileStudy(
      FactorPanel panel,
      double[][] marks,
      byte[][] members,
      int horizon,
      double cost,
      int direction) {
    this.panel = panel;
    this.marks = marks;
    this.members = members;
    this.horizon = horizon;
    this.cost = cost;
    this.direction = direction;
    sessions = panel.sessions();
    gross = new double[Quintiles.COUNT][sessions];
    turnover = new double[Quintiles.COUNT][sessions];
    universe = new double[sessions];
    pathGross = new double[sessions];
    pathNet = new double[sessions];
  }

  /**
   * @param marks prices of held instruments, by instrument and session
   * @param members by session and instrument the fifth, -1 in none
   * @param cost of a round trip, a fraction
   * @param direction of the long-short portfolio, 1 or −1
   */
  static QuintileReturns of(
      FactorPanel panel,
      double[][] marks,
      byte[][] members,
      int horizon,
      double cost,
      int direction) {
    return new QuintileStudy(panel, marks, members, horizon, cost, direction).study();
  }

  private QuintileReturns study() {
    ForwardReturns returns = new ForwardReturns(panel.open(), panel.locked(), horizon);
    byte[] none = new byte[panel.instruments().size()];
    Arrays.fill(none, (byte) -1);
    double[] label = new double[none.length];
    for (int d = 0; d < sessions; d++) {
      returns.fill(d, label);
      average(d, label);
      byte[] before = d < horizon ? none : members[d - horizon];
      for (int q = 0; q < Quintiles.COUNT; q++) {
        turnover[q][d] = Quintiles.turnover(before, members[d], q);
      }
      hold(d, label);
    }
    return summary();
  }

  /** Mean return of each fifth and of all; NaN where a fifth has nobody with a return. */
  private void average(int session, double[] label) {
    double[] sum = new double[Quintiles.COUNT];
    int[] count = new int[Quintiles.COUNT];
    for (int i = 0; i < label.length; i++) {
      int q = members[session][i];
      if (q >= 0 && !Double.isNaN(label[i])) {
        sum[q] += label[i];
        count[q]++;
      }
    }
    for (int q = 0; q < Quintiles.COUNT; q++) {
      gross[q][session] = sum[q] / count[q];
    }
    universe[session] = Arrays.stream(sum).sum() / Arrays.stream(count).sum();
  }

  /** Adds what one h-th of the capital, put in at the next open, earns at each open after it. */
  private void hold(int session, double[] label) {
    if (Double.isNaN(gross[TOP][session]) || Double.isNaN(gross[0][session])) {
      return;
    }
    double[] earned = new double[horizon];
    earn(session, label, TOP, direction, earned);
    earn(session, label, 0, -direction, earned);
    for (int k = 0; k < horizon; k++) {
      pathGross[session + 1 + k] += earned[k] / horizon;
      pathNet[session + 1 + k] += earned[k] / horizon;
    }
    pathNet[session + 1] -= cost * (turnover[TOP][session] + turnover[0][session]) / horizon;
  }

  private void earn(int session, double[] label, int quintile, int sign, double[] earned) {
    int count = 0;
    for (int i = 0; i < label.length; i++) {
      count += members[session][i] == quintile && !Double.isNaN(label[i]) ? 1 : 0;
    }
    for (int i = 0; i < label.length; i++) {
      if (members[session][i] == quintile && !Double.isNaN(label[i])) {
        double[] own = marks[i];
        double weight = sign / (count * own[session + 1]);
        for (int k = 0; k < horizon; k++) {
          earned[k] += weight * (own[session + 2 + k] - own[session + 1 + k]);
        }
      }
    }
  }

  private QuintileReturns summary() {
    double[] meanGross = new double[Quintiles.COUNT];
    double[] meanNet = new double[Quintiles.COUNT];
    double[] meanTurnover = new double[Quintiles.COUNT];
    double[] spread = new double[sessions];
    double[] spreadNet = new double[sessions];
    for (int d = 0; d < sessions; d++) {
      spread[d] = gross[TOP][d] - gross[0][d];
      spreadNet[d] = direction * spread[d] - cost * (turnover[TOP][d] + turnover[0][d]);
    }
    for (int q = 0; q < Quintiles.COUNT; q++) {
      meanGross[q] = mean(gross[q]);
      meanTurnover[q] = mean(turnover[q]);
      double[] net = new double[sessions];
      for (int d = 0; d < sessions; d++) {
        net[d] = gross[q][d] - cost * turnover[q][d];
      }
      meanNet[q] = mean(net);
    }
    cumulate(pathGross);
    cumulate(pathNet);
    return new QuintileReturns(
        horizon,
        meanGross,
        meanTurnover,
        meanNet,
        mean(universe),
        IcSummary.of(spread, horizon),
        IcSummary.of(spreadNet, horizon),
        spreadNet,
        new LongShort(direction, pathGross, pathNet, Drawdown.of(pathNet)));
  }

  private static void cumulate(double[] path) {
    for (int d = 1; d < path.length; d++) {
      path[d] += path[d - 1];
    }
  }

  /** Over the dates that have a value. */
  static double mean(double[] values) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  }
}
