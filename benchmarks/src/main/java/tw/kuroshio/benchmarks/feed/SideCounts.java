package tw.kuroshio.benchmarks.feed;

import java.util.Map;

/**
 * What a feed handler made of the records it received, and the books of what was accepted.
 *
 * @param late records that came after they had been given up
 * @param missing numbers given up
 * @param quarantined times bytes were set aside, by reason, without the zeros
 * @param applied accepted and late quotes of known instruments
 */
public record SideCounts(
    long accepted,
    long duplicates,
    long conflicts,
    long late,
    long tooOld,
    long restarts,
    long gaps,
    long missing,
    Map<String, Long> quarantined,
    long applied) {

  public long quarantinedInAll() {
    return quarantined.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Every record received has exactly one fate. */
  public long accountedFor() {
    return accepted + duplicates + conflicts + late + tooOld + quarantinedInAll();
  }
}
