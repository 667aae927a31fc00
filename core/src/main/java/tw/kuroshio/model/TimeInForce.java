package tw.kuroshio.model;

/** FIX tag 59; every order is a day order at most. */
public enum TimeInForce {
  /** Rest of day. */
  ROD,
  /** Immediate or cancel. */
  IOC,
  /** Fill or kill. */
  FOK
}
