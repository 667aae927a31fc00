package tw.kuroshio.adapters.simulator;

/**
 * How often what breaks the ordinary day happens, as shares of the instruments; at most one of the
 * first five to an instrument. Real tables do not show it, so that days played from them are {@link
 * #NONE}. Interruptions, delays and sweeps need continuous trading.
 *
 * @param suspensions do not trade today
 * @param halts are halted in the session and resumed later
 * @param interruptions have their matching interrupted for two minutes at a seeded time
 * @param delayedOpenings open two minutes late
 * @param delayedClosings close three minutes late
 * @param marketOrders have market orders waiting in the closing call
 * @param orderly whether prints follow the book: an order that goes through several levels prints
 *     each, and a price too far from the mean of five minutes interrupts matching
 * @param openingBurst records of the first minute as a multiple of the day's mean minute; 1 = even
 */
public record IncidentRates(
    double suspensions,
    double halts,
    double interruptions,
    double delayedOpenings,
    double delayedClosings,
    double marketOrders,
    boolean orderly,
    double openingBurst) {

  /** Nothing out of the ordinary. */
  public static final IncidentRates NONE = new IncidentRates(0, 0, 0, 0, 0, 0, false, 1);

  /** A few instruments of a few hundred, and an opening ten times as busy as the day. */
  public static final IncidentRates USUAL =
      new IncidentRates(0.01, 0.01, 0.02, 0.015, 0.015, 0.1, true, 10);

  public IncidentRates {
    double sum = suspensions + halts + interruptions + delayedOpenings + delayedClosings;
    double least =
        Math.min(
            Math.min(Math.min(suspensions, halts), Math.min(interruptions, delayedOpenings)),
            Math.min(delayedClosings, marketOrders));
    if (!(least >= 0 && sum <= 1 && marketOrders <= 1)) {
      throw new IllegalArgumentException(
          "Incidents must be shares of the instruments, at most 1 together, were " + sum);
    }
    if (!(openingBurst >= 1 && openingBurst <= 100)) {
      throw new IllegalArgumentException(
          "Opening burst must be 1 to 100 times the mean, was " + openingBurst);
    }
  }
}
