package tw.kuroshio.features.cache;

import java.util.List;
import tw.kuroshio.model.InstrumentId;

/**
 * Keeps the newest feature vector of each instrument for {@link #TTL_NS}. A vector that is not
 * there, cannot be read, or is of another schema, another form or a later moment is a miss, which
 * is a value; so is every failure of the cache itself. One thread, and never the engine's: an
 * answer may take as long as the adapter's time-outs allow.
 */
public interface FeatureCache extends AutoCloseable {

  /** How long a vector is good for, counted in told time from its {@link FeatureVector#asOfNs}. */
  long TTL_NS = 60_000_000_000L;

  /**
   * Takes vectors, each in place of its instrument's one before.
   *
   * @return how many were taken; the others are as good as never handed in
   */
  int putAll(List<FeatureVector> vectors);

  /**
   * The vectors known at a moment.
   *
   * @param schema wanted
   * @param nowNs UTC nanoseconds since the epoch, told
   * @return an answer for each wanted instrument, in their order
   */
  List<CachedFeatures> getAll(List<InstrumentId> wanted, SchemaHash schema, long nowNs);

  /** What happened so far. */
  CacheCounts counts();

  @Override
  void close();

  /** Whether a vector is of the schema and good at the moment, as an answer. */
  static CachedFeatures judge(FeatureVector vector, SchemaHash schema, long nowNs) {
    if (!vector.schema().equals(schema)) {
      return new CachedFeatures.Miss(CacheMiss.OTHER_SCHEMA);
    }
    if (vector.asOfNs() > nowNs) {
      return new CachedFeatures.Miss(CacheMiss.LATER);
    }
    return vector.asOfNs() <= nowNs - TTL_NS
        ? new CachedFeatures.Miss(CacheMiss.EXPIRED)
        : new CachedFeatures.Hit(vector);
  }
}
