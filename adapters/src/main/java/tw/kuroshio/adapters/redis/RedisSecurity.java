package tw.kuroshio.adapters.redis;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/**
 * How we prove to a server who we are, and it to us. Over TLS its certificate must be good for the
 * host that was named. Passwords are never shown.
 */
public final class RedisSecurity {

  /** Neither TLS nor a password. */
  public static final RedisSecurity NONE = new RedisSecurity(false, Map.of());

  /** Name of an access control list's user; the server's default user without it. */
  public static final String USER = "user";

  public static final String PASSWORD = "password";

  private static final String TRUST_STORE = "ssl.truststore.location";
  private static final String TRUST_STORE_PASSWORD = "ssl.truststore.password";
  private static final String KEY_STORE = "ssl.keystore.location";
  private static final String KEY_STORE_PASSWORD = "ssl.keystore.password";
  private static final List<String> NAMES =
      List.of(USER, PASSWORD, TRUST_STORE, TRUST_STORE_PASSWORD, KEY_STORE, KEY_STORE_PASSWORD);

  private final boolean tls;
  private final Map<String, String> settings;

  private RedisSecurity(boolean tls, Map<String, String> settings) {
    this.tls = tls;
    this.settings = settings;
  }

  /**
   * Takes settings as a properties file has them: {@code user}, {@code password}, and for TLS
   * {@code ssl.truststore.location} (else the Java platform's certificates), {@code
   * ssl.keystore.location} (for a server that asks for a certificate of ours) and their {@code
   * .password}, both PKCS #12 or JKS.
   *
   * @throws IllegalArgumentException when one is unknown or does not go with the others, or a store
   *     cannot be opened; the message has no password
   */
  public static RedisSecurity of(boolean tls, Map<String, String> settings) {
    for (String name : settings.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "only " + String.join(", ", NAMES) + " may be given, was '" + name + "'");
      }
      if (!tls && name.startsWith("ssl.")) {
        throw new IllegalArgumentException(name + " goes with TLS: name the server rediss:…");
      }
    }
    if (settings.containsKey(USER) && !settings.containsKey(PASSWORD)) {
      throw new IllegalArgumentException("a user needs a password");
    }
    RedisSecurity security = new RedisSecurity(tls, new TreeMap<>(settings));
    security.requireOpens(TRUST_STORE, TRUST_STORE_PASSWORD);
    security.requireOpens(KEY_STORE, KEY_STORE_PASSWORD);
    return security;
  }

  private void requireOpens(String location, String password) {
    @Nullable String file = settings.get(location);
    if (file == null) {
      return;
    }
    try {
      KeyStore.getInstance(new File(file), chars(password));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          location + " " + file + " cannot be opened as a key store with its password", e);
    }
  }

  private char @Nullable [] chars(String name) {
    @Nullable String value = settings.get(name);
    return value == null ? null : value.toCharArray();
  }

  boolean isTls() {
    return tls;
  }

  void configure(DefaultJedisClientConfig.Builder config) {
    @Nullable String password = settings.get(PASSWORD);
    if (password != null) {
      config.user(settings.get(USER)).password(password);
    }
    if (tls) {
      config.sslOptions(sslOptions());
    }
  }

  private SslOptions sslOptions() {
    SslOptions.Builder options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
    @Nullable String trustStore = settings.get(TRUST_STORE);
    if (trustStore != null) {
      options.truststore(new File(trustStore), chars(TRUST_STORE_PASSWORD));
    }
    @Nullable String keyStore = settings.get(KEY_STORE);
    if (keyStore != null) {
      options.keystore(new File(keyStore), chars(KEY_STORE_PASSWORD));
    }
    return options.build();
  }

  /** What it is, without what it holds. */
  @Override
  public String toString() {
    return (tls ? " over TLS" : "") + (settings.containsKey(PASSWORD) ? " with a password" : "");
  }
}
