package tw.kuroshio.benchmarks.cache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import tw.kuroshio.adapters.redis.RedisAddress;
import tw.kuroshio.adapters.redis.RedisFeatureCache;
import tw.kuroshio.adapters.redis.RedisSettings;
import tw.kuroshio.benchmarks.ingest.Percentiles;
import tw.kuroshio.features.cache.CachedFeatures;
import tw.kuroshio.features.cache.FeatureCache;
import tw.kuroshio.features.cache.FeatureVector;
import tw.kuroshio.features.cache.HeapFeatureCache;
import tw.kuroshio.features.cache.SchemaHash;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;

/**
 * Puts and gets batches of vectors, in the heap and on a server, and beside the product's own way
 * of reading the server's plain MGET and one GET after the other, whose bytes are not even decoded.
 * Every answer is checked to be the vector that was put.
 */
public final class CacheBenchmark {

  private static final SchemaHash SCHEMA = new SchemaHash("a".repeat(64));
  private static final long NOW_NS = 1_785_000_000_000_000_000L;
  private static final long HIGHEST_NS = 60_000_000_000L;
  private static final int MOST = 2_000;
  private static final List<Integer> BATCHES = List.of(1, 50, 200, MOST);

  private final RedisAddress address;
  private final int repeats;
  private final List<FeatureVector> vectors = new ArrayList<>();
  private final List<InstrumentId> instruments = new ArrayList<>();

  /**
   * @param factors values in a vector
   * @param repeats calls measured of each way, after a tenth of them to warm up
   */
  public CacheBenchmark(RedisAddress address, int factors, int repeats) {
    this.address = address;
    this.repeats = repeats;
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < MOST; i++) {
      InstrumentId instrument = new InstrumentId(String.valueOf(1_000 + i), Market.TWSE);
      double[] values = random.doubles(factors).toArray();
      instruments.add(instrument);
      vectors.add(new FeatureVector(instrument, SCHEMA, i, NOW_NS, values, 0, factors));
    }
  }

  /** Measures every way at every size of batch. */
  public List<CacheTiming> run() {
    List<CacheTiming> timings = new ArrayList<>();
    RedisSettings patient = new RedisSettings(5_000, 5_000, 30_000, 1_000, 1_000);
    try (FeatureCache heap = new HeapFeatureCache(MOST);
        FeatureCache redis = new RedisFeatureCache(address, patient, System::nanoTime);
        Connection plain = new Connection(address.host(), address.port())) {
      for (int batch : BATCHES) {
        timings.add(put("heap put", heap, batch));
        timings.add(get("heap get", heap, batch));
        timings.add(put("Redis put", redis, batch));
        timings.add(get("Redis get", redis, batch));
        timings.add(timing("Redis MGET", batch, repeats, () -> manyAtOnce(plain, batch)));
        timings.add(
            timing("Redis GETs", batch, repeats / batch + 10, () -> oneByOne(plain, batch)));
      }
    }
    return timings;
  }

  private CacheTiming put(String way, FeatureCache cache, int batch) {
    List<FeatureVector> some = vectors.subList(0, batch);
    return timing(way, batch, repeats, () -> require(cache.putAll(some) == batch, way));
  }

  private CacheTiming get(String way, FeatureCache cache, int batch) {
    List<InstrumentId> wanted = instruments.subList(0, batch);
    return timing(
        way,
        batch,
        repeats,
        () -> {
          List<CachedFeatures> answers = cache.getAll(wanted, SCHEMA, NOW_NS);
          boolean last = answers.getLast().equals(new CachedFeatures.Hit(vectors.get(batch - 1)));
          require(last && answers.size() == batch, way);
        });
  }

  private static CacheTiming timing(String way, int batch, int times, Runnable call) {
    for (int i = 0; i < times / 10 + 1; i++) {
      call.run();
    }
    Histogram histogram = new Histogram(HIGHEST_NS, 3);
    for (int i = 0; i < times; i++) {
      long began = System.nanoTime();
      call.run();
      histogram.recordValue(Math.min(System.nanoTime() - began, HIGHEST_NS));
    }
    return new CacheTiming(way, batch, Percentiles.of(histogram));
  }

  private void manyAtOnce(Connection plain, int batch) {
    byte[][] keys = new byte[batch][];
    for (int i = 0; i < batch; i++) {
      keys[i] = key(i);
    }
    plain.sendCommand(Command.MGET, keys);
    require(plain.getBinaryMultiBulkReply().size() == batch, "MGET");
  }

  private void oneByOne(Connection plain, int batch) {
    for (int i = 0; i < batch; i++) {
      plain.sendCommand(Command.GET, key(i));
      require(plain.getBinaryBulkReply().length > 0, "GET");
    }
  }

  private byte[] key(int i) {
    return ("kuroshio:fv:" + instruments.get(i)).getBytes(StandardCharsets.US_ASCII);
  }

  private static void require(boolean holds, String way) {
    if (!holds) {
      throw new IllegalStateException("The cache does not hold what was put: " + way);
    }
  }
}
