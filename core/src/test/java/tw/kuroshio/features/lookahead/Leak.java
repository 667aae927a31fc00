package tw.kuroshio.features.lookahead;

import java.time.LocalDate;

/**
 * A value that moved although nothing it may depend on did.
 *
 * @param what a formula, a field, or another thing that is computed
 * @param code the instrument
 * @param day the session of the value, days since the epoch
 * @param was the value
 * @param is the value after the change
 * @param because what was changed, and how the value was computed
 */
record Leak(String what, String code, int day, double was, double is, String because) {

  @Override
  public String toString() {
    return "%s of %s in the session of %s was %s and is %s: %s"
        .formatted(what, code, LocalDate.ofEpochDay(day), was, is, because);
  }
}
