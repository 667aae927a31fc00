package tw.kuroshio.features.cache;

import java.util.EnumMap;
import java.util.Map;

/** What a cache did, counted. One thread. */
public final class CacheCounts {

  private long hits;
  private final Map<CacheMiss, Long> misses = new EnumMap<>(CacheMiss.class);
  private long stored;
  private long notStored;
  private long outages;
  private String trouble = "";

  /** Counts an answer and gives it back. */
  public CachedFeatures answered(CachedFeatures answer) {
    switch (answer) {
      case CachedFeatures.Hit hit -> hits++;
      case CachedFeatures.Miss miss -> misses.merge(miss.reason(), 1L, Long::sum);
    }
    return answer;
  }

  /** Counts vectors handed in. */
  public void put(long taken, long refused) {
    stored += taken;
    notStored += refused;
  }

  /**
   * Counts that the cache stopped answering.
   *
   * @param why in a few words
   */
  public void outage(String why) {
    outages++;
    trouble = why;
  }

  /**
   * Notes that the cache answered, but with a refusal.
   *
   * @param why in a few words
   */
  public void refused(String why) {
    trouble = why;
  }

  /** Why the cache last did not answer or refused; empty when it never did. */
  public String trouble() {
    return trouble;
  }

  public long hits() {
    return hits;
  }

  public long misses(CacheMiss reason) {
    return misses.getOrDefault(reason, 0L);
  }

  /** Misses of every reason. */
  public long misses() {
    return misses.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Vectors the cache took. */
  public long stored() {
    return stored;
  }

  /** Vectors it did not take. */
  public long notStored() {
    return notStored;
  }

  /** How often the cache stopped answering and was left alone for a while. */
  public long outages() {
    return outages;
  }
}
