package tw.kuroshio.execution;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;
import tw.kuroshio.model.VenueReject;

/** What happened to the day's orders, counted. */
public final class ExecutionCounts implements Stateful {

  private final EnumMap<VenueReject, Long> rejectedByReason = new EnumMap<>(VenueReject.class);
  long proposed;
  long sent;
  long denied;
  long accepted;
  long rejected;
  long fills;
  long filledShares;
  long cancelRequests;
  long canceled;
  long expired;
  long duplicates;
  long parked;
  long suspects;
  long unknown;

  ExecutionCounts() {}

  void reject(VenueReject reason) {
    rejected++;
    rejectedByReason.merge(reason, 1L, Long::sum);
  }

  /** Child orders made, refused ones included. */
  public long proposed() {
    return proposed;
  }

  /** Orders handed to the gateway. */
  public long sent() {
    return sent;
  }

  /** Orders the checks refused. */
  public long denied() {
    return denied;
  }

  /** Orders the venue accepted. */
  public long accepted() {
    return accepted;
  }

  /** Orders the venue refused. */
  public long rejected() {
    return rejected;
  }

  /** Orders the venue refused, by reason; only reasons that occurred. */
  public Map<VenueReject, Long> rejectedByReason() {
    return Collections.unmodifiableMap(rejectedByReason);
  }

  /** Executions. */
  public long fills() {
    return fills;
  }

  public long filledShares() {
    return filledShares;
  }

  public long cancelRequests() {
    return cancelRequests;
  }

  /** Orders of which something was cancelled. */
  public long canceled() {
    return canceled;
  }

  /** Orders of which something expired. */
  public long expired() {
    return expired;
  }

  /** Reports that said nothing new. */
  public long duplicates() {
    return duplicates;
  }

  /** Removals that came before the fills they follow from. */
  public long parked() {
    return parked;
  }

  /** Reports that contradict what was known. */
  public long suspects() {
    return suspects;
  }

  /** Reports about orders that are not ours. */
  public long unknown() {
    return unknown;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(proposed).putLong(sent).putLong(denied).putLong(accepted).putLong(rejected);
    out.putLong(fills).putLong(filledShares).putLong(cancelRequests).putLong(canceled);
    out.putLong(expired).putLong(duplicates).putLong(parked).putLong(suspects).putLong(unknown);
    out.putInt(rejectedByReason.size());
    rejectedByReason.forEach((reason, count) -> out.putEnum(reason).putLong(count));
  }

  @Override
  public void readState(StateReader in) {
    proposed = in.getLong();
    sent = in.getLong();
    denied = in.getLong();
    accepted = in.getLong();
    rejected = in.getLong();
    fills = in.getLong();
    filledShares = in.getLong();
    cancelRequests = in.getLong();
    canceled = in.getLong();
    expired = in.getLong();
    duplicates = in.getLong();
    parked = in.getLong();
    suspects = in.getLong();
    unknown = in.getLong();
    rejectedByReason.clear();
    for (int left = in.getCount(12); left > 0; left--) {
      rejectedByReason.put(in.getEnum(VenueReject.class), in.getLong());
    }
  }
}
