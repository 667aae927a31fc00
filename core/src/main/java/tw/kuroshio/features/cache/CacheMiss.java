package tw.kuroshio.features.cache;

/** Why a cache gives no vector. */
public enum CacheMiss {
  /** There is none. */
  ABSENT,
  /** It is older than the cache's time to live. */
  EXPIRED,
  /** It is of a moment after the one asked for. */
  LATER,
  /** It is of other formulas. */
  OTHER_SCHEMA,
  /** What is there is no string of bytes. */
  WRONG_TYPE,
  /** It is written in another version of the form. */
  OTHER_VERSION,
  /** The checksum fails, or the bytes are not of the form, or of another instrument. */
  DAMAGED,
  /** The cache did not answer in time, or is left alone for a while because it did not. */
  UNAVAILABLE
}
