package tw.kuroshio.portfolio;

/** Why a name's target is what it is: the first rule of this list, from the top, that decided. */
public enum NameReason {
  /** The solver's weight, rounded to lots. */
  OPTIMISED,
  /** No solution: every holding is kept as it is. */
  NO_SOLUTION,
  /** No price: cannot be valued, kept as it is. */
  NO_PRICE,
  /** Can be neither bought nor sold now: kept as it is. */
  NOT_TRADABLE,
  /** No forecast, nothing held: stays out. */
  NO_FORECAST,
  /** Held without a forecast: sold, {@link NoForecastPolicy#EXIT}. */
  NO_FORECAST_EXIT,
  /**
   * Held without a forecast: kept, by {@link NoForecastPolicy#HOLD} or because it cannot be sold.
   */
  NO_FORECAST_HELD,
  /** History too short for a covariance: may be sold, not bought. */
  SHORT_HISTORY,
  /** Price did not move over the history: may be sold, not bought. */
  ZERO_VARIANCE,
  /** The solver's change is under one lot after rounding. */
  BELOW_LOT,
  /** The change is worth less than the smallest trade. */
  BELOW_MINIMUM_TRADE,
  /** Fewer lots than the solver wanted: cash after costs ran out. */
  CASH_LIMITED
}
