package tw.kuroshio.portfolio;

/** What becomes of a holding that has no forecast. A name neither held nor forecast stays out. */
public enum NoForecastPolicy {
  /** Its target is zero, as far as it can be sold. */
  EXIT,
  /** It is neither bought nor sold. */
  HOLD
}
