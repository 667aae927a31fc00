package tw.kuroshio.features.operators;

import java.util.Locale;

/** A statistic of the rows with the instrument's key in sessions before the present one. */
public record GroupStatistic(Kind kind, Scope scope) implements Operator {

  /** What it tells of the rows. */
  public enum Kind {
    COUNT,
    MEAN,
    /** Divisor n − 1. */
    STD,
    MIN,
    MAX
  }

  /** The function's name in formulas. */
  public String function() {
    return "group_" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String signature() {
    return function() + "@" + scope.signature();
  }

  /** Sessions of the market that must lie before the present one. */
  public int sessionsBefore() {
    return scope instanceof Scope.Rolling(int sessions) ? sessions : 1;
  }
}
