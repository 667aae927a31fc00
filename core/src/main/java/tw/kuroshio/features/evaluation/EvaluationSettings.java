package tw.kuroshio.features.evaluation;

import java.util.List;

/**
 * How factors are judged.
 *
 * @param horizons of the returns, sessions, increasing
 * @param primaryHorizon the one of {@code horizons} that plots, years, industries and the direction
 *     of the long-short portfolio are shown for
 * @param longestHorizon last horizon and last lag of the decay, sessions
 * @param leastPairs fewer instruments with both values say nothing about a date
 * @param roundTripCost of the traded part, a fraction of its value
 * @param factorsTried how many factors were looked at to find these, at least those of the panel
 */
public record EvaluationSettings(
    List<Integer> horizons,
    int primaryHorizon,
    int longestHorizon,
    int leastPairs,
    double roundTripCost,
    int factorsTried) {

  /** Commission 14.25 bp on both sides and tax 30 bp on the sale of a stock, at the full rate. */
  public static final double STOCK_ROUND_TRIP = 0.00585;

  public EvaluationSettings {
    horizons = List.copyOf(horizons);
    if (!horizons.contains(primaryHorizon)) {
      throw new IllegalArgumentException(
          "The primary horizon must be one of " + horizons + " sessions, was " + primaryHorizon);
    }
    int before = 0;
    for (int horizon : horizons) {
      if (horizon <= before || horizon > longestHorizon) {
        throw new IllegalArgumentException(
            "Horizons must increase from 1 to at most "
                + longestHorizon
                + " sessions, were "
                + horizons);
      }
      before = horizon;
    }
    if (leastPairs < 3 || !(roundTripCost >= 0) || factorsTried < 1) {
      throw new IllegalArgumentException(
          "Needs at least 3 pairs, a cost of 0 or more, 1 factor tried; were "
              + leastPairs
              + ", "
              + roundTripCost
              + ", "
              + factorsTried);
    }
  }

  /** 1, 5, 10 and 20 sessions, 5 first of all; decay to 60; 20 pairs; a stock's full costs. */
  public static EvaluationSettings standard(int factorsTried) {
    return new EvaluationSettings(List.of(1, 5, 10, 20), 5, 60, 20, STOCK_ROUND_TRIP, factorsTried);
  }

  /** Index of the primary horizon. */
  int primary() {
    return horizons.indexOf(primaryHorizon);
  }
}
