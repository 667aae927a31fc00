package tw.kuroshio.features.evaluation;

import java.util.Arrays;

/**
 * Ranks every factor of a date once and correlates it with everything of that date: returns of all
 * horizons and lags, its industries, the other factors, itself some sessions before. A pass is one
 * thread's; passes over different sessions may run side by side.
 */
public final class SessionPass {

  private static final int MEMORY = PanelScores.LAGS[PanelScores.LAGS.length - 1] + 1;
  private static final double WINSOR = 0.01;

  private final FactorPanel panel;
  private final EvaluationSettings settings;
  private final Industries industries;
  private final PanelScores scores;
  private final RankOrder[] nextReturns;
  private final RankCorrelator correlator;

  /** By factor and session modulo {@link #MEMORY}. */
  private final RankOrder[][] recent;

  private final RankOrder horizonReturns;
  private final double[] label;
  private final boolean[] everyone;
  private final RankOrder[] factorParts;
  private final RankOrder[] returnParts;

  SessionPass(
      FactorPanel panel,
      EvaluationSettings settings,
      Industries industries,
      PanelScores scores,
      RankOrder[] nextReturns) {
    this.panel = panel;
    this.settings = settings;
    this.industries = industries;
    this.scores = scores;
    this.nextReturns = nextReturns;
    int instruments = panel.instruments().size();
    correlator = new RankCorrelator(instruments);
    recent = new RankOrder[panel.factors().size()][MEMORY];
    for (RankOrder[] orders : recent) {
      for (int i = 0; i < MEMORY; i++) {
        orders[i] = new RankOrder(instruments);
      }
    }
    horizonReturns = new RankOrder(instruments);
    label = new double[instruments];
    everyone = new boolean[instruments];
    Arrays.fill(everyone, true);
    factorParts = industries.orders();
    returnParts = industries.orders();
  }

  /**
   * Works through the sessions from {@code from}, in their order.
   *
   * @param to exclusive
   */
  public void run(int from, int to) {
    for (int d = Math.max(0, from - MEMORY + 1); d < to; d++) {
      for (int f = 0; f < recent.length; f++) {
        order(f, d).fill(panel.values()[f][d], panel.universe()[d]);
      }
      if (d >= from) {
        score(d);
      }
    }
  }

  private RankOrder order(int factor, int session) {
    return recent[factor][session % MEMORY];
  }

  private void score(int session) {
    for (int f = 0; f < recent.length; f++) {
      places(f, session);
      for (int lag = 0; lag < PanelScores.LAGS.length; lag++) {
        int before = session - PanelScores.LAGS[lag];
        if (before >= 0) {
          scores.autocorrelation[f][lag][session] =
              correlation(order(f, session), order(f, before));
        }
      }
      for (int other = 0; other < f; other++) {
        scores.correlation[f][other][session] =
            correlation(order(f, session), order(other, session));
      }
      for (int k = 1; k <= settings.longestHorizon() && session + k - 1 < panel.sessions(); k++) {
        scores.icByLag[f][k - 1][session] =
            correlation(order(f, session), nextReturns[session + k - 1]);
      }
    }
    for (int h = 1; h <= settings.longestHorizon(); h++) {
      horizon(session, h);
    }
  }

  private double correlation(RankOrder x, RankOrder y) {
    return correlator.correlation(x, y, settings.leastPairs());
  }

  private void places(int factor, int session) {
    RankOrder order = order(factor, session);
    byte[] quintiles = scores.quintile[factor][session];
    if (order.count() < Quintiles.LEAST_MEMBERS) {
      Arrays.fill(quintiles, (byte) -1);
    } else {
      order.fillQuintiles(quintiles);
    }
    double[] values = panel.values()[factor][session];
    scores.winsorLow[factor][session] = order.quantile(values, WINSOR);
    scores.winsorHigh[factor][session] = order.quantile(values, 1 - WINSOR);
  }

  private void horizon(int session, int horizon) {
    ForwardReturns returns = new ForwardReturns(panel.open(), panel.locked(), horizon);
    if (session >= returns.knownSessions()) {
      return;
    }
    returns.fill(session, label);
    horizonReturns.fill(label, everyone);
    boolean primary = horizon == settings.primaryHorizon();
    if (primary) {
      industries.split(horizonReturns, returnParts);
    }
    for (int f = 0; f < recent.length; f++) {
      RankOrder order = order(f, session);
      scores.icByHorizon[f][horizon - 1][session] = correlation(order, horizonReturns);
      if (primary) {
        industries.split(order, factorParts);
        for (int g = 0; g < factorParts.length; g++) {
          scores.icByIndustry[f][g][session] = correlation(factorParts[g], returnParts[g]);
        }
      }
    }
  }

  /** The orders of each session's returns from its next open to the one after. */
  static RankOrder[] nextReturns(FactorPanel panel) {
    ForwardReturns returns = new ForwardReturns(panel.open(), panel.locked(), 1);
    int instruments = panel.instruments().size();
    boolean[] everyone = new boolean[instruments];
    Arrays.fill(everyone, true);
    double[] label = new double[instruments];
    RankOrder[] orders = new RankOrder[panel.sessions()];
    for (int d = 0; d < orders.length; d++) {
      returns.fill(d, label);
      orders[d] = new RankOrder(instruments).fill(label, everyone);
    }
    return orders;
  }
}
