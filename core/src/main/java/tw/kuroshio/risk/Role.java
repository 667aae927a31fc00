package tw.kuroshio.risk;

/** The part a person has at the desk. */
public enum Role {
  TRADER,
  RISK,
  COMPLIANCE
}
