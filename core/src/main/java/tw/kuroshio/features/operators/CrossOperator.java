package tw.kuroshio.features.operators;

/**
 * An operator over the members of the universe at one instant (scope CROSS), all of them or those
 * of one key. Between barriers an instrument is placed in the cross-section frozen at the last one.
 *
 * @param grouped whether only members with the same key count; an instrument without a key has no
 *     value
 * @param parameter of WINSORIZE the tail's share, of SCALE the sum of magnitudes; else 0
 */
public record CrossOperator(Kind kind, boolean grouped, double parameter) implements Operator {

  /** What it gives each member. */
  public enum Kind {
    /** (place − 0.5) / members with a value, ties averaged. */
    RANK("rank"),
    /** Less the mean, over the standard deviation (divisor n − 1). */
    ZSCORE("zscore"),
    /** Less the mean. */
    DEMEAN("demean"),
    /** Brought within the quantiles p and 1 − p (linear between order statistics). */
    WINSORIZE("winsorize"),
    /** Scaled so that magnitudes sum to the parameter. */
    SCALE("scale"),
    /** How many members have a value. */
    COUNT("count"),
    MEAN("mean"),
    MEDIAN("median"),
    /** Divisor n − 1. */
    STD("std"),
    MIN("min"),
    MAX("max");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  public CrossOperator(Kind kind, boolean grouped) {
    this(kind, grouped, 0.0);
  }

  @Override
  public String signature() {
    String scope = grouped ? "@cross by key" : "@cross";
    return kind.text + (parameter == 0.0 ? "" : "[" + parameter + "]") + scope;
  }
}
