package tw.kuroshio.risk;

import tw.kuroshio.model.StateWriter;

/** What the checks say to one order. */
public sealed interface RiskDecision {

  /** The order may be sent. */
  record Approved(CheckedOrder checkedOrder) implements RiskDecision {}

  /**
   * The order must not be sent.
   *
   * @param message rule, actual value with unit, subject
   */
  record Denied(DenyReason reason, String message) implements RiskDecision {}

  /** Writes the canonical form. */
  default void writeTo(StateWriter out) {
    switch (this) {
      case Approved approved -> {
        out.putBoolean(true);
        approved.checkedOrder().writeTo(out);
      }
      case Denied denied ->
          out.putBoolean(false).putEnum(denied.reason()).putString(denied.message());
    }
  }
}
