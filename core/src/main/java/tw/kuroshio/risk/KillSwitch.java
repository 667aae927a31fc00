package tw.kuroshio.risk;

import java.util.Locale;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Stops all new orders. The safe direction needs one person, the dangerous one two: anybody may
 * engage it, a release needs two different people, one of them of the risk department. Cancels pass
 * in every state.
 */
public final class KillSwitch implements Stateful {

  /** How a release ended. */
  public enum Release {
    RELEASED,
    /** There was nothing to release. */
    NOT_ENGAGED,
    /** Requester and approver are the same person. */
    SAME_PERSON,
    /** Neither of the two is of the risk department. */
    NO_RISK_OFFICER
  }

  private boolean engaged;
  private String engagedBy = "";
  private String reason = "";
  private long engagedNs;

  KillSwitch() {}

  /**
   * Stops all new orders. Engaging it again changes nothing: the first reason stays.
   *
   * @param principal who does it
   * @param why in the person's words
   */
  public void engage(String principal, String why, long nowNs) {
    if (!engaged) {
      engaged = true;
      engagedBy = principal;
      reason = why;
      engagedNs = nowNs;
    }
  }

  /** Lets orders pass again, if the two people may do that. */
  public Release release(String principal, Role role, String approver, Role approverRole) {
    if (!engaged) {
      return Release.NOT_ENGAGED;
    }
    if (person(principal).equals(person(approver))) {
      return Release.SAME_PERSON;
    }
    if (role != Role.RISK && approverRole != Role.RISK) {
      return Release.NO_RISK_OFFICER;
    }
    engaged = false;
    engagedBy = "";
    reason = "";
    engagedNs = 0;
    return Release.RELEASED;
  }

  // A second spelling of a name is not a second person.
  private static String person(String principal) {
    return principal.strip().toLowerCase(Locale.ROOT);
  }

  public boolean isEngaged() {
    return engaged;
  }

  /** Who engaged it; empty when it is not engaged. */
  public String engagedBy() {
    return engagedBy;
  }

  /** Why it was engaged; empty when it is not engaged. */
  public String reason() {
    return reason;
  }

  /** When it was engaged, UTC nanoseconds since the epoch; 0 when it is not engaged. */
  public long engagedNs() {
    return engagedNs;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putBoolean(engaged).putString(engagedBy).putString(reason).putLong(engagedNs);
  }

  @Override
  public void readState(StateReader in) {
    engaged = in.getBoolean();
    engagedBy = in.getString();
    reason = in.getString();
    engagedNs = in.getLong();
  }
}
