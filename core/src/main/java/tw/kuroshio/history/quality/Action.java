package tw.kuroshio.history.quality;

/** What becomes of a row that breaks a rule. */
public enum Action {
  /** The row stays and carries a flag that features and risk can see. */
  FLAG,
  /** The row is not used. */
  QUARANTINE,
  /** Nothing more is taken from the source until a person has looked. */
  HALT
}
