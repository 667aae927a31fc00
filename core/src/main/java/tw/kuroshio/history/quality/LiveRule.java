package tw.kuroshio.history.quality;

import static tw.kuroshio.history.quality.Action.FLAG;
import static tw.kuroshio.history.quality.Action.QUARANTINE;
import static tw.kuroshio.history.quality.Severity.ERROR;
import static tw.kuroshio.history.quality.Severity.WARNING;

/**
 * The rules for what comes in during a session. They are applied where the records are, in the
 * feed; here they are only told, so that a report names every rule there is.
 */
public enum LiveRule {
  CROSSED_BOOK(
      WARNING, FLAG, "bid below ask in continuous trading", "feed.RecordWarning", "CROSSED"),
  STALE_QUOTE(
      WARNING, FLAG, "a quoted instrument's records bring news", "feed.BookReason", "FROZEN"),
  SEQUENCE_GAP(
      WARNING, FLAG, "record numbers follow each other", "feed.BookReason", "SEQUENCE_GAP"),
  CHECK_BYTE(
      ERROR,
      QUARANTINE,
      "the check byte is the XOR of the record",
      "feed.QuarantineReason",
      "CHECK_BYTE"),
  TIME_BACKWARD(
      ERROR,
      QUARANTINE,
      "an instrument's match times do not fall",
      "feed.RecordFault",
      "TIME_BACKWARD"),
  COPIES_DISAGREE(
      ERROR,
      FLAG,
      "copies A and B of a number say the same",
      "feed.BookReason",
      "CONTENT_CONFLICT");

  private final Severity severity;
  private final Action action;
  private final String statement;
  private final String type;
  private final String constant;

  LiveRule(Severity severity, Action action, String statement, String type, String constant) {
    this.severity = severity;
    this.action = action;
    this.statement = statement;
    this.type = type;
    this.constant = constant;
  }

  public Severity severity() {
    return severity;
  }

  public Action action() {
    return action;
  }

  /** What holds of a good record. */
  public String statement() {
    return statement;
  }

  /** Where it is applied: a reason of the feed, as {@code package.Type.CONSTANT}. */
  public String appliedBy() {
    return type + "." + constant;
  }
}
