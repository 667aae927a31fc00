package tw.kuroshio.history.quality;

import static tw.kuroshio.history.quality.Action.FLAG;
import static tw.kuroshio.history.quality.Action.HALT;
import static tw.kuroshio.history.quality.Action.QUARANTINE;
import static tw.kuroshio.history.quality.Severity.ERROR;
import static tw.kuroshio.history.quality.Severity.FATAL;
import static tw.kuroshio.history.quality.Severity.NOTICE;
import static tw.kuroshio.history.quality.Severity.WARNING;

/** The rules for stored tables. A rule's name is its id. */
public enum QualityRule {
  OHLC_CONSISTENCY(ERROR, QUARANTINE, "low ≤ open and close ≤ high"),
  OFF_TICK(ERROR, QUARANTINE, "each price is on the tick grid of its class of security on its day"),
  PRICE_MISSING(ERROR, QUARANTINE, "a bar with volume has four prices above 0"),
  NEGATIVE_QUANTITY(
      ERROR, QUARANTINE, "volume, value, number of trades and balances are 0 or more"),
  DUPLICATE_KEY(ERROR, QUARANTINE, "one row of a subject for a period"),
  NOT_A_SESSION(ERROR, QUARANTINE, "the exchange traded on the row's day"),
  OUTSIDE_LISTING(WARNING, FLAG, "the instrument was listed on the row's day"),
  RETURN_BEYOND_LIMIT(
      WARNING,
      FLAG,
      "low and high are within the day's price limits of the close before, unless a reference price,"
          + " a new listing or sessions without trade explain it"),
  UNADJUSTED_ACTION(
      WARNING,
      FLAG,
      "a session that is not comparable with the one before has a reference price or a change that"
          + " gives it"),
  VOLUME_SPIKE(
      NOTICE, FLAG, "volume is at most a multiple of the mean volume of the sessions before"),
  UNCHANGED_PRICE(NOTICE, FLAG, "the close moves at least once in some sessions with volume"),
  IMPLIED_PRICE(WARNING, FLAG, "value divided by volume is between low and high"),
  FLOW_IDENTITY(ERROR, FLAG, "total net shares = foreign + trust + dealers; dealers = own + hedge"),
  MARGIN_IDENTITY(WARNING, FLAG, "balance = balance of the session before + change"),
  RATIO_OUT_OF_RANGE(WARNING, FLAG, "a ratio is within what is plausible"),
  STATEMENT_IDENTITY(ERROR, FLAG, "assets = liabilities + equity"),
  KNOWN_TOO_EARLY(FATAL, HALT, "nothing of a session is known before its close"),
  SESSION_INCOMPLETE(
      FATAL, HALT, "a session has at least a share of the rows of the sessions before it");

  private final Severity severity;
  private final Action action;
  private final String statement;

  QualityRule(Severity severity, Action action, String statement) {
    this.severity = severity;
    this.action = action;
    this.statement = statement;
  }

  public Severity severity() {
    return severity;
  }

  public Action action() {
    return action;
  }

  /** What holds of a good row. */
  public String statement() {
    return statement;
  }
}
