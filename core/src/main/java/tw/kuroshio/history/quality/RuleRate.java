package tw.kuroshio.history.quality;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tw.kuroshio.history.Dataset;

/**
 * What a rule saw in a table.
 *
 * @param looked rows it could be applied to
 * @param flagged rows that break it
 * @param excused rows that would break it but for what else is known, by that
 * @param explained of the flagged ones, those that are probably right, by what says so
 */
public record RuleRate(
    QualityRule rule,
    Dataset dataset,
    long looked,
    long flagged,
    SortedMap<Explanation, Long> excused,
    SortedMap<Explanation, Long> explained) {

  @SuppressWarnings("EnumOrdinal") // indexes counters, is never stored
  static SortedMap<Explanation, Long> counts(long[] byOrdinal) {
    SortedMap<Explanation, Long> counts = new TreeMap<>();
    for (Explanation explanation : Explanation.values()) {
      if (byOrdinal[explanation.ordinal()] > 0) {
        counts.put(explanation, byOrdinal[explanation.ordinal()]);
      }
    }
    return Collections.unmodifiableSortedMap(counts);
  }

  /** Flagged rows of those looked at, 0 when there are none. */
  public double rate() {
    return looked == 0 ? 0 : (double) flagged / looked;
  }

  /** Flagged rows that are probably right. */
  public long harmless() {
    return explained.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The part of the flagged rows that something else says are right; not a number without any. */
  public double falsePositiveRate() {
    return flagged == 0 ? Double.NaN : (double) harmless() / flagged;
  }
}
