package tw.kuroshio.history;

/**
 * The rules whose breach is kept beside a row as a {@link Dataset#DATA_FLAG}. The number is the
 * flag's ordinal and is never given to another rule.
 */
public enum FlagRule {
  /** Value divided by volume is not between low and high. */
  IMPLIED_PRICE(1),
  /** A bar has prices and a volume of 0. */
  PRICE_WITHOUT_VOLUME(2),
  /** A bar has volume and no price: nothing traded on the regular board, odd lots did. */
  VOLUME_WITHOUT_PRICE(3),
  /** The close is beyond the limits counted from the close before. */
  RETURN_BEYOND_LIMIT(4),
  /** The total net shares are not the sum of the investors'. */
  FLOW_IDENTITY(5),
  /** The margin balance is not the one before plus bought less sold less repaid. */
  MARGIN_IDENTITY(6);

  private final int number;

  FlagRule(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /**
   * Adds a flag to a row of another table.
   *
   * @param flags of {@link Dataset#DATA_FLAG}
   * @param explanation in one word
   * @param value what was found
   * @param allowed what the rule allows, not a number when that is no one number
   */
  public void add(
      FactTable flags,
      Dataset flagged,
      String subject,
      long session,
      long knownAtNs,
      String explanation,
      double value,
      double allowed) {
    int row = flags.add(subject, session, number, knownAtNs);
    flags.setText(row, Dataset.DATA_FLAG.field("dataset"), flagged.tableName());
    flags.setText(row, Dataset.DATA_FLAG.field("rule"), name());
    flags.setText(row, Dataset.DATA_FLAG.field("explanation"), explanation);
    flags.setNumber(row, Dataset.DATA_FLAG.field("value"), value);
    flags.setNumber(row, Dataset.DATA_FLAG.field("allowed"), allowed);
  }
}
