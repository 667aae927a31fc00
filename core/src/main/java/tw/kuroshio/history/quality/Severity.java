package tw.kuroshio.history.quality;

/** How bad it is when a rule is broken. */
public enum Severity {
  /** Unusual, and often true. */
  NOTICE,
  /** The row may mislead whoever uses it. */
  WARNING,
  /** The row cannot be true. */
  ERROR,
  /** The source as a whole cannot be trusted. */
  FATAL
}
