package tw.kuroshio.adapters.redis;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.exceptions.JedisException;
import tw.kuroshio.features.cache.CacheCounts;

/** One connection to a server, made when needed and dropped at the first failure. One thread. */
final class RedisLink implements AutoCloseable {

  private static final long NS_PER_MS = 1_000_000L;

  private final HostAndPort address;
  private final JedisClientConfig config;
  private final CircuitBreaker breaker;
  private final LongSupplier nanoClock;
  private final CacheCounts counts;
  private @Nullable Connection connection;

  RedisLink(
      RedisAddress address,
      RedisSecurity security,
      RedisSettings settings,
      LongSupplier nanoClock,
      CacheCounts counts) {
    this.address = new HostAndPort(address.host(), address.port());
    this.nanoClock = nanoClock;
    this.counts = counts;
    // RESP2 without a password says nothing on connecting, so a stopped server costs one time-out.
    DefaultJedisClientConfig.Builder builder =
        DefaultJedisClientConfig.builder()
            .resp2()
            .connectionTimeoutMillis(settings.connectMs())
            .socketTimeoutMillis(settings.answerMs())
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    security.configure(builder);
    config = builder.build();
    breaker =
        new CircuitBreaker(
            settings.firstBackOffMs() * NS_PER_MS, settings.longestBackOffMs() * NS_PER_MS);
  }

  /**
   * Sends commands and waits for their answers.
   *
   * @return false when they did not all come: the server failed, or is being left alone
   */
  boolean roundTrip(Consumer<Pipeline> commands) {
    if (!breaker.allows(nanoClock.getAsLong())) {
      return false;
    }
    try {
      Pipeline pipeline = new Pipeline(connected());
      commands.accept(pipeline);
      pipeline.sync();
      breaker.succeeded();
      return true;
    } catch (JedisException | ClassCastException | NumberFormatException e) {
      // The second and third are answers that are not of the protocol.
      counts.outage(RedisReason.of(e));
      breaker.failed(nanoClock.getAsLong());
      close();
      return false;
    }
  }

  private Connection connected() {
    Connection open = connection;
    if (open == null) {
      open = new Connection(address, config);
      connection = open;
      open.connect();
    }
    return open;
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.forceDisconnect();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(
            "The connection to " + address + " cannot be closed", e);
      }
    }
  }
}
