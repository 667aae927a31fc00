package tw.kuroshio.features.cache;

/** What a cache answers for one instrument. */
public sealed interface CachedFeatures {

  /** The vector. */
  record Hit(FeatureVector vector) implements CachedFeatures {}

  /** None, and why. */
  record Miss(CacheMiss reason) implements CachedFeatures {}
}
