package tw.kuroshio.adapters.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;
import tw.kuroshio.features.cache.CacheCounts;
import tw.kuroshio.features.cache.CacheMiss;
import tw.kuroshio.features.cache.CachedFeatures;
import tw.kuroshio.features.cache.FeatureCache;
import tw.kuroshio.features.cache.FeatureVector;
import tw.kuroshio.features.cache.FeatureVectorCodec;
import tw.kuroshio.features.cache.SchemaHash;
import tw.kuroshio.model.InstrumentId;

/**
 * The cache on a server: a key an instrument, {@code kuroshio:fv:2330.TWSE}, whose value is what
 * {@link FeatureVectorCodec} writes and which the server forgets after the time to live. Round
 * trips are pipelines of at most 32 KiB, little enough for a stopped server's socket to take, so
 * that no write blocks. Values are read with a bound on their length, whatever lies there. The
 * first failure ends a call, and the server is left alone for a while. One thread, not the
 * engine's.
 */
public final class RedisFeatureCache implements FeatureCache {

  private static final String KEY_PREFIX = "kuroshio:fv:";
  private static final int ROUND_TRIP_BYTES = 32 * 1_024;
  private static final int ROUND_TRIP_READS = 64;
  private static final long NS_PER_MS = 1_000_000L;
  private static final long LONGEST_VALUE =
      FeatureVectorCodec.length(FeatureVectorCodec.MOST_VALUES);

  private final RedisSettings settings;
  private final RedisLink link;
  private final LongSupplier nanoClock;
  private final SetParams timeToLive = SetParams.setParams().px(TTL_NS / NS_PER_MS);
  private final CacheCounts counts = new CacheCounts();
  private final FeatureVectorCodec codec = new FeatureVectorCodec();

  /**
   * Connects to nothing yet.
   *
   * @param nanoClock monotonic time, for time-outs only
   */
  public RedisFeatureCache(
      RedisAddress address,
      RedisSecurity security,
      RedisSettings settings,
      LongSupplier nanoClock) {
    this.settings = settings;
    this.nanoClock = nanoClock;
    link = new RedisLink(address, security, settings, nanoClock, counts);
  }

  /** On a server that asks for neither TLS nor a password. */
  public RedisFeatureCache(RedisAddress address, RedisSettings settings, LongSupplier nanoClock) {
    this(address, RedisSecurity.NONE, settings, nanoClock);
  }

  @Override
  public int putAll(List<FeatureVector> vectors) {
    long deadlineNs = deadline();
    List<byte[]> keys = new ArrayList<>();
    List<byte[]> values = new ArrayList<>();
    int bytes = 0;
    int taken = 0;
    for (FeatureVector vector : vectors) {
      byte[] value = codec.write(vector);
      if (bytes + value.length > ROUND_TRIP_BYTES && !keys.isEmpty()) {
        taken += put(keys, values, deadlineNs);
        keys.clear();
        values.clear();
        bytes = 0;
      }
      keys.add(key(vector.instrument()));
      values.add(value);
      bytes += value.length;
    }
    taken += put(keys, values, deadlineNs);
    counts.put(taken, vectors.size() - taken);
    return taken;
  }

  private int put(List<byte[]> keys, List<byte[]> values, long deadlineNs) {
    if (keys.isEmpty() || nanoClock.getAsLong() - deadlineNs > 0) {
      return 0;
    }
    List<Response<String>> replies = new ArrayList<>(keys.size());
    boolean answered =
        link.roundTrip(
            pipeline -> {
              for (int i = 0; i < keys.size(); i++) {
                replies.add(pipeline.set(keys.get(i), values.get(i), timeToLive));
              }
            });
    if (!answered) {
      return 0;
    }
    int taken = 0;
    for (Response<String> reply : replies) {
      taken += isTaken(reply) ? 1 : 0;
    }
    return taken;
  }

  /** A server out of memory, still loading or read-only answers with an error for each value. */
  private boolean isTaken(Response<String> reply) {
    try {
      return "OK".equals(reply.get());
    } catch (JedisDataException refused) {
      counts.refused(RedisReason.of(refused));
      return false;
    }
  }

  @Override
  public List<CachedFeatures> getAll(List<InstrumentId> wanted, SchemaHash schema, long nowNs) {
    long deadlineNs = deadline();
    List<CachedFeatures> answers = new ArrayList<>(wanted.size());
    for (int from = 0; from < wanted.size(); from += ROUND_TRIP_READS) {
      List<InstrumentId> some =
          wanted.subList(from, Math.min(wanted.size(), from + ROUND_TRIP_READS));
      List<Response<byte[]>> replies = ask(some, deadlineNs);
      for (int i = 0; i < some.size(); i++) {
        answers.add(
            counts.answered(
                replies.isEmpty()
                    ? new CachedFeatures.Miss(CacheMiss.UNAVAILABLE)
                    : answer(replies.get(i), some.get(i), schema, nowNs)));
      }
    }
    return answers;
  }

  /** A reply each, or none at all. */
  private List<Response<byte[]>> ask(List<InstrumentId> wanted, long deadlineNs) {
    if (nanoClock.getAsLong() - deadlineNs > 0) {
      return List.of();
    }
    List<Response<byte[]>> replies = new ArrayList<>(wanted.size());
    boolean answered =
        link.roundTrip(
            pipeline ->
                wanted.forEach(
                    instrument ->
                        replies.add(pipeline.getrange(key(instrument), 0, LONGEST_VALUE))));
    return answered ? replies : List.of();
  }

  private CachedFeatures answer(
      Response<byte[]> reply, InstrumentId instrument, SchemaHash schema, long nowNs) {
    byte[] value;
    try {
      value = reply.get();
    } catch (JedisDataException refused) {
      if (String.valueOf(refused.getMessage()).startsWith("WRONGTYPE")) {
        return new CachedFeatures.Miss(CacheMiss.WRONG_TYPE);
      }
      counts.refused(RedisReason.of(refused));
      return new CachedFeatures.Miss(CacheMiss.UNAVAILABLE);
    }
    if (value == null || value.length == 0) {
      return new CachedFeatures.Miss(CacheMiss.ABSENT);
    }
    return switch (codec.read(value, instrument)) {
      case CachedFeatures.Hit hit -> FeatureCache.judge(hit.vector(), schema, nowNs);
      case CachedFeatures.Miss miss -> miss;
    };
  }

  private long deadline() {
    return nanoClock.getAsLong() + settings.batchMs() * NS_PER_MS;
  }

  private static byte[] key(InstrumentId instrument) {
    return (KEY_PREFIX + instrument).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public CacheCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    link.close();
  }
}
