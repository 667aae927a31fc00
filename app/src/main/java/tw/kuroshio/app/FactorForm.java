package tw.kuroshio.app;

/** The two published forms of a factor. */
enum FactorForm {
  /** The formula's own value. */
  RAW,
  /** Its place in the universe of the session, between 0 and 1. */
  RANK
}
