package tw.kuroshio.features.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tw.kuroshio.model.InstrumentId;

/**
 * The cache in this process's memory: one vector an instrument, and no more instruments than set.
 */
public final class HeapFeatureCache implements FeatureCache {

  private final int capacity;
  private final TreeMap<InstrumentId, FeatureVector> newest = new TreeMap<>();
  private final CacheCounts counts = new CacheCounts();

  /**
   * An empty cache.
   *
   * @param capacity instruments; vectors of further ones are not taken
   */
  public HeapFeatureCache(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("Capacity must be at least 1, was " + capacity);
    }
    this.capacity = capacity;
  }

  @Override
  public int putAll(List<FeatureVector> vectors) {
    int taken = 0;
    for (FeatureVector vector : vectors) {
      if (newest.size() < capacity || newest.containsKey(vector.instrument())) {
        newest.put(vector.instrument(), vector);
        taken++;
      }
    }
    counts.put(taken, vectors.size() - taken);
    return taken;
  }

  @Override
  public List<CachedFeatures> getAll(List<InstrumentId> wanted, SchemaHash schema, long nowNs) {
    List<CachedFeatures> answers = new ArrayList<>(wanted.size());
    for (InstrumentId instrument : wanted) {
      FeatureVector vector = newest.get(instrument);
      answers.add(
          counts.answered(
              vector == null
                  ? new CachedFeatures.Miss(CacheMiss.ABSENT)
                  : FeatureCache.judge(vector, schema, nowNs)));
    }
    return answers;
  }

  @Override
  public CacheCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    newest.clear();
  }
}
