package tw.kuroshio.model;

/** The exchange's order books for one security. */
public enum Board {
  REGULAR,
  ODD_LOT,
  AFTER_HOURS_ODD,
  FIXED_PRICE
}
