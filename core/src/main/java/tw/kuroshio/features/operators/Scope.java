package tw.kuroshio.features.operators;

import java.time.LocalDate;

/**
 * Which rows of the past a {@link GroupStatistic} is of. A row is an instrument that traded in a
 * session, belonged to the universe and had a key and a finite value.
 */
public sealed interface Scope {

  /** As a signature has it, {@code rolling[20]}. */
  String signature();

  /** Rows of all sessions before the present one. */
  record Expanding() implements Scope {
    @Override
    public String signature() {
      return "expanding";
    }
  }

  /**
   * Rows of the market's last sessions before the present one; no value until there are so many.
   *
   * @param sessions days on which anybody traded, at least 1
   */
  record Rolling(int sessions) implements Scope {
    public Rolling {
      if (sessions < 1) {
        throw new IllegalArgumentException("Sessions must be at least 1, was " + sessions);
      }
    }

    @Override
    public String signature() {
      return "rolling[" + sessions + "]";
    }
  }

  /** Rows of the sessions up to and including a date; no value in those sessions themselves. */
  record Frozen(LocalDate until) implements Scope {
    @Override
    public String signature() {
      return "frozen[" + until + "]";
    }
  }
}
