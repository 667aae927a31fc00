package tw.kuroshio.benchmarks.ingest;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What a step found.
 *
 * @param received datagrams that reached the engine's ring
 * @param accounts what became of the records
 * @param applied from due to applied, ns
 * @param durable from due to the commit's return, ns
 * @param commits how long commits took, ns
 * @param orders from the cause's ingest to the hand-over to the venue, ns
 * @param rounds between two looks of the engine for reports and timers, ns
 * @param backlogPeak most datagrams that waited for the engine
 * @param behindNs how long after the last record was due nothing was left to do
 * @param cpu shares of a core, by thread: CPU time over the time of the schedule
 */
public record StepResult(
    StepSpec spec,
    SendReport sent,
    long received,
    OptionalLong droppedByKernel,
    long droppedByRing,
    Accounts accounts,
    Percentiles applied,
    Percentiles durable,
    Percentiles commits,
    Percentiles orders,
    Percentiles rounds,
    long conflatedTrades,
    long backlogs,
    long backlogPeak,
    long behindNs,
    long engineBytesAllocated,
    long heapPeakBytes,
    Map<String, Double> cpu) {

  /** Behind the schedule by no more than this at its end, the backlog does not grow. */
  static final long MAX_BEHIND_NS = 250_000_000L;

  /**
   * What became of the records, both copies counted.
   *
   * @param quarantined by reason, only those that occurred
   * @param refused accepted and logged, but set aside when they were applied, by rule
   * @param unaccounted nobody knows, 0 or the handler is wrong
   */
  public record Accounts(
      long records,
      long accepted,
      long duplicates,
      long late,
      long conflicts,
      long tooOld,
      long gaps,
      long missing,
      Map<String, Long> quarantined,
      Map<String, Long> refused,
      long held,
      long unaccounted,
      long feedStage) {}

  /** Records the exchange sent, each counted once. */
  public long unique() {
    return sent.records() / 2;
  }

  /** Nothing lost, nothing unexplained. */
  public boolean isExact() {
    return droppedByKernel.orElse(0) == 0
        && droppedByRing == 0
        && received == sent.datagrams()
        && accounts.records() == sent.records()
        && accounts.accepted() == unique()
        && accounts.duplicates() == unique()
        && accounts.feedStage() == unique()
        && accounts.gaps() == 0
        && accounts.held() == 0
        && accounts.unaccounted() == 0
        && accounts.quarantined().isEmpty()
        && accounts.refused().isEmpty();
  }

  /** Exact, and the backlog did not grow. */
  public boolean isSustained() {
    return isExact() && behindNs <= MAX_BEHIND_NS;
  }

  /** Why the rate does not count as sustained, in words; empty when it does. */
  public String fault() {
    if (droppedByKernel.orElse(0) > 0) {
      return "the kernel dropped datagrams";
    }
    if (droppedByRing > 0) {
      return "the ring dropped datagrams";
    }
    if (!isExact()) {
      return "the records do not add up";
    }
    return behindNs > MAX_BEHIND_NS ? "the backlog grew" : "";
  }
}
