package tw.kuroshio.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;
import tw.kuroshio.features.cache.CacheMiss;
import tw.kuroshio.features.cache.CachedFeatures;
import tw.kuroshio.features.cache.FeatureVector;
import tw.kuroshio.model.InstrumentId;

/**
 * A server that is stopped, killed, out of memory, or none at all: misses, and little time lost.
 */
class RedisFaultsTest {

  private static final long NOW_NS = 1_785_000_000_000_000_000L;
  private static final long MS = 1_000_000L;

  private final AtomicLong nanos = new AtomicLong();
  private final List<FeatureVector> vectors = Vectors.vectors(2_000, NOW_NS);
  private final List<InstrumentId> wanted = Vectors.instruments(2_000);

  /** Time-outs are real, back-offs are told. */
  private RedisFeatureCache cache(RedisAddress address, int answerMs) {
    return new RedisFeatureCache(
        address, new RedisSettings(2_000, answerMs, 60_000, 1_000, 4_000), nanos::get);
  }

  private long misses(RedisFeatureCache cache, CacheMiss reason) {
    return cache.getAll(wanted, Vectors.SCHEMA, NOW_NS).stream()
        .filter(new CachedFeatures.Miss(reason)::equals)
        .count();
  }

  @Test
  void aStoppedServerCostsOneTimeOutABackOff() {
    try (RedisProcess redis = RedisProcess.start();
        RedisFeatureCache cache = cache(redis.address(), 200)) {
      assertThat(cache.putAll(vectors)).isEqualTo(2_000);
      long pid = redis.pid();
      RedisProcess.signal(pid, "STOP");
      try {
        assertThat(misses(cache, CacheMiss.UNAVAILABLE)).isEqualTo(2_000);
        assertThat(cache.counts().outages()).isEqualTo(1);
        for (int i = 0; i < 100; i++) {
          assertThat(cache.putAll(vectors)).isZero();
          assertThat(misses(cache, CacheMiss.UNAVAILABLE)).isEqualTo(2_000);
        }
        assertThat(cache.counts().outages()).isEqualTo(1);
        // after a second it is tried once more, then after two
        nanos.addAndGet(1_000 * MS);
        assertThat(cache.putAll(vectors)).isZero();
        assertThat(cache.putAll(vectors)).isZero();
        assertThat(cache.counts().outages()).isEqualTo(2);
        nanos.addAndGet(1_999 * MS);
        assertThat(cache.putAll(vectors)).isZero();
        assertThat(cache.counts().outages()).isEqualTo(2);
        nanos.addAndGet(MS);
        assertThat(cache.putAll(vectors)).isZero();
        assertThat(cache.counts().outages()).isEqualTo(3);
      } finally {
        RedisProcess.signal(pid, "CONT");
      }
      nanos.addAndGet(4_000 * MS);
      assertThat(redis.ask(Command.PING, new String[0])).isNotNull();
      assertThat(cache.putAll(vectors)).isEqualTo(2_000);
      assertThat(misses(cache, CacheMiss.UNAVAILABLE)).isZero();
      assertThat(cache.counts().outages()).isEqualTo(3);
    }
  }

  @Test
  void aKilledServerIsFoundAgainWhenItIsBack() {
    try (RedisProcess redis = RedisProcess.start();
        RedisFeatureCache cache = cache(redis.address(), 5_000)) {
      assertThat(cache.putAll(vectors)).isEqualTo(2_000);
      RedisProcess.signal(redis.pid(), "KILL");
      assertThat(cache.putAll(vectors)).isZero();
      assertThat(misses(cache, CacheMiss.UNAVAILABLE)).isEqualTo(2_000);
      assertThat(cache.counts().outages()).isEqualTo(1);
      try (RedisProcess back = RedisProcess.startAt(redis.address().port())) {
        assertThat(misses(cache, CacheMiss.UNAVAILABLE)).isEqualTo(2_000);
        nanos.addAndGet(1_000 * MS);
        assertThat(misses(cache, CacheMiss.ABSENT)).isEqualTo(2_000);
        assertThat(cache.putAll(vectors)).isEqualTo(2_000);
        assertThat(back.ask(Command.DBSIZE, new String[0])).isEqualTo(2_000L);
      }
    }
  }

  @Test
  void aServerOutOfMemoryTakesNothingAndIsNotLeftAlone() {
    try (RedisProcess redis = RedisProcess.start();
        RedisFeatureCache cache = cache(redis.address(), 5_000)) {
      redis.ask(Command.CONFIG, "SET", "maxmemory-policy", "noeviction");
      redis.ask(Command.CONFIG, "SET", "maxmemory", "1mb");
      assertThat(cache.putAll(vectors)).isLessThan(2_000);
      long refused = cache.counts().notStored();
      assertThat(refused).isPositive();
      assertThat(cache.counts().outages()).isZero();
      redis.ask(Command.CONFIG, "SET", "maxmemory", "0");
      assertThat(cache.putAll(vectors)).isEqualTo(2_000);
      assertThat(cache.counts().notStored()).isEqualTo(refused);
    }
  }

  @Test
  void evictedVectorsAreMisses() {
    try (RedisProcess redis = RedisProcess.start();
        RedisFeatureCache cache = cache(redis.address(), 5_000)) {
      redis.ask(Command.CONFIG, "SET", "maxmemory-policy", "allkeys-random");
      redis.ask(Command.CONFIG, "SET", "maxmemory", "2mb");
      cache.putAll(vectors);
      long absent = misses(cache, CacheMiss.ABSENT);
      assertThat(absent + cache.counts().hits()).isEqualTo(2_000);
      assertThat(absent).isPositive();
    }
  }

  @Test
  void nobodyListeningIsAMissAndNoException() throws IOException {
    RedisAddress nobody = new RedisAddress("127.0.0.1", RedisProcess.freePort());
    try (RedisFeatureCache cache = cache(nobody, 5_000)) {
      assertThat(cache.putAll(vectors)).isZero();
      assertThat(misses(cache, CacheMiss.UNAVAILABLE)).isEqualTo(2_000);
      assertThat(cache.counts().outages()).isEqualTo(1);
    }
  }

  @Test
  void anotherProtocolIsAMissAndNoException() throws Exception {
    for (String answer :
        List.of("HTTP/1.1 400 Bad Request\r\n\r\n", "$x\r\n", ":1\r\n", "*1\r\n:5\r\n", "")) {
      try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
        Thread speaking = Thread.ofPlatform().daemon().start(() -> speak(server, answer));
        RedisAddress address = new RedisAddress("127.0.0.1", server.getLocalPort());
        try (RedisFeatureCache cache = cache(address, 5_000)) {
          List<CachedFeatures> answers =
              cache.getAll(List.of(Vectors.instrument(1)), Vectors.SCHEMA, NOW_NS);
          assertThat(answers)
              .as("%s", answer)
              .containsExactly(new CachedFeatures.Miss(CacheMiss.UNAVAILABLE));
        }
        speaking.join();
      }
    }
  }

  private static void speak(ServerSocket server, String answer) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      byte[] request = new byte[1_024];
      if (socket.getInputStream().read(request) > 0) {
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
