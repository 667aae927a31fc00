package tw.kuroshio.history;

/**
 * What the cells of a column mean. Every cell is a {@code long}: {@link FactTable#MISSING} where
 * the source says nothing.
 */
public enum FieldType {
  /** Price or amount a share, 10⁻⁴ TWD. */
  PRICE_E4,
  /** Index points, 10⁻⁴. */
  POINTS_E4,
  /** Shares; may be negative where the field is a net amount. */
  SHARES,
  /** Trading units: of a thousand shares, or contracts. */
  LOTS,
  /** Amount of money, whole TWD. */
  TWD,
  /** A number of things. */
  COUNT,
  /** Days since the epoch. */
  DATE,
  /** Natural fraction or plain number, the bits of a {@code double}. */
  NUMBER,
  /** Text, a place in the table's list of texts. */
  TEXT
}
