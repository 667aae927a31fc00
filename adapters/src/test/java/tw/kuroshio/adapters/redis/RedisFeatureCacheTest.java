package tw.kuroshio.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.Protocol.Command;
import tw.kuroshio.features.cache.CacheMiss;
import tw.kuroshio.features.cache.CachedFeatures;
import tw.kuroshio.features.cache.FeatureCache;
import tw.kuroshio.features.cache.FeatureVector;
import tw.kuroshio.features.cache.FeatureVectorCodec;
import tw.kuroshio.model.InstrumentId;

/** The contract on a real server, and what can lie under our keys that we did not put there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisFeatureCacheTest extends FeatureCacheContract {

  private static final long NOW_NS = 1_785_000_000_000_000_000L;
  private static final RedisSettings PATIENT = new RedisSettings(5_000, 5_000, 20_000, 1, 1);

  private final FeatureVector vector = Vectors.vector(0, NOW_NS);
  private final String key = "kuroshio:fv:1000.TWSE";
  private RedisProcess redis = RedisProcess.start();

  @BeforeAll
  void isAlive() {
    assertThat(redis.ask(Command.PING, new String[0]))
        .isEqualTo("PONG".getBytes(StandardCharsets.US_ASCII));
  }

  @AfterAll
  void stop() {
    redis.close();
  }

  @Override
  FeatureCache empty() {
    redis.ask(Command.FLUSHALL, new String[0]);
    return new RedisFeatureCache(redis.address(), PATIENT, System::nanoTime);
  }

  private void assertMiss(CacheMiss reason) {
    try (FeatureCache cache = new RedisFeatureCache(redis.address(), PATIENT, System::nanoTime)) {
      assertThat(cache.getAll(List.of(vector.instrument()), Vectors.SCHEMA, NOW_NS))
          .containsExactly(new CachedFeatures.Miss(reason));
      assertThat(cache.counts().misses(reason)).isEqualTo(1);
      // and the next vector put there heals it
      assertThat(cache.putAll(List.of(vector))).isEqualTo(1);
      assertThat(cache.getAll(List.of(vector.instrument()), Vectors.SCHEMA, NOW_NS))
          .containsExactly(new CachedFeatures.Hit(vector));
    }
  }

  private void lay(byte[] value) {
    redis.ask(Command.SET, key.getBytes(StandardCharsets.US_ASCII), value);
  }

  @Test
  void aValueOfAnotherTypeIsAMiss() {
    redis.ask(Command.LPUSH, key, "a", "b");
    assertMiss(CacheMiss.WRONG_TYPE);
    redis.ask(Command.DEL, key);
    redis.ask(Command.HSET, key, "a", "b");
    assertMiss(CacheMiss.WRONG_TYPE);
  }

  @Test
  void aValueOfAnotherVersionIsAMiss() {
    byte[] bytes = new FeatureVectorCodec().write(vector);
    bytes[3] = '2';
    lay(bytes);
    assertMiss(CacheMiss.OTHER_VERSION);
  }

  @Test
  void everyFlippedBitIsAMiss() {
    byte[] good = new FeatureVectorCodec().write(vector);
    try (FeatureCache cache = new RedisFeatureCache(redis.address(), PATIENT, System::nanoTime)) {
      for (int i = 0; i < good.length; i++) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) (1 << i % 8);
        lay(bad);
        assertThat(cache.getAll(List.of(vector.instrument()), Vectors.SCHEMA, NOW_NS).getFirst())
            .as("byte %d", i)
            .isInstanceOf(CachedFeatures.Miss.class);
      }
      assertThat(cache.counts().hits()).isZero();
    }
  }

  @Test
  void aTornValueIsAMiss() {
    byte[] good = new FeatureVectorCodec().write(vector);
    for (int length : new int[] {1, 3, 67, 68, good.length - 1}) {
      lay(Arrays.copyOf(good, length));
      assertMiss(CacheMiss.DAMAGED);
    }
    lay(Arrays.copyOf(good, good.length + 1));
    assertMiss(CacheMiss.DAMAGED);
    lay("forged".getBytes(StandardCharsets.UTF_8));
    assertMiss(CacheMiss.DAMAGED);
  }

  @Test
  void anotherInstrumentsValueUnderOurKeyIsAMiss() {
    lay(new FeatureVectorCodec().write(Vectors.vector(1, NOW_NS)));
    assertMiss(CacheMiss.DAMAGED);
    lay(new FeatureVectorCodec().write(Vectors.vector(2, NOW_NS)));
    assertMiss(CacheMiss.DAMAGED);
  }

  /** 100 MB under a key: what comes over the wire is bounded by the form. */
  @Test
  void ofAnEnormousValueLittleIsRead() {
    redis.ask(Command.SETRANGE, key, "100000000", "x");
    long before = outputBytes();
    assertMiss(CacheMiss.DAMAGED);
    assertThat(outputBytes() - before).isLessThan(200_000);
    redis.ask(Command.DEL, key);
  }

  private long outputBytes() {
    String info = new String((byte[]) redis.ask(Command.INFO, "stats"), StandardCharsets.UTF_8);
    return info.lines()
        .filter(line -> line.startsWith("total_net_output_bytes:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theServerForgetsWithinAMinute() {
    try (FeatureCache cache = new RedisFeatureCache(redis.address(), PATIENT, System::nanoTime)) {
      cache.putAll(List.of(vector));
      assertThat((Long) redis.ask(Command.PTTL, key)).isBetween(1L, 60_000L);
    }
  }

  /** Keys vanish and turn up while they are read: each answer is whole, or a miss. */
  @Test
  void valuesThatVanishWhileTheyAreReadAreMisses() throws InterruptedException {
    List<FeatureVector> vectors = Vectors.vectors(2_000, NOW_NS);
    List<InstrumentId> wanted = Vectors.instruments(2_000);
    AtomicBoolean over = new AtomicBoolean();
    Thread wiping =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    redis.ask(Command.FLUSHALL, new String[0]);
                  }
                });
    try (FeatureCache cache = new RedisFeatureCache(redis.address(), PATIENT, System::nanoTime)) {
      for (int round = 0; round < 20; round++) {
        assertThat(cache.putAll(vectors)).isEqualTo(2_000);
        List<CachedFeatures> answers = cache.getAll(wanted, Vectors.SCHEMA, NOW_NS);
        for (int i = 0; i < answers.size(); i++) {
          assertThat(answers.get(i))
              .isIn(
                  new CachedFeatures.Hit(vectors.get(i)),
                  new CachedFeatures.Miss(CacheMiss.ABSENT));
        }
      }
      assertThat(cache.counts().misses(CacheMiss.ABSENT)).isPositive();
      assertThat(cache.counts().outages()).isZero();
    } finally {
      over.set(true);
      wiping.join();
    }
  }

  @Test
  void anAddressIsHostAndPort() {
    assertThat(RedisAddress.parse("127.0.0.1:6379"))
        .isEqualTo(new RedisAddress("127.0.0.1", 6_379));
    for (String text : List.of("", "6379", ":6379", "host:", "host:0", "host:65536", "host:x")) {
      assertThatThrownBy(() -> RedisAddress.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Address must be HOST:PORT");
    }
  }
}
