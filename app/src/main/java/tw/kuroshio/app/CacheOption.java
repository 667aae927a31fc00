package tw.kuroshio.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.redis.RedisAddress;
import tw.kuroshio.adapters.redis.RedisSecurity;

/** Where {@code run} keeps the newest feature vectors for display. */
final class CacheOption {

  private static final String CONFIG = "--cache-config";
  private static final String USER_VARIABLE = "KUROSHIO_REDIS_USER";
  private static final String PASSWORD_VARIABLE = "KUROSHIO_REDIS_PASSWORD";
  private static final Pattern SERVER = Pattern.compile("(rediss?):(?://)?(.*)");

  @Option(
      names = "--cache",
      paramLabel = "heap|redis:HOST:PORT|rediss:HOST:PORT",
      defaultValue = "heap",
      description =
          "Where the newest feature vectors are kept for display, for 60 s: in this process, or on a"
              + " Redis or Valkey server, rediss: over TLS. No order depends on it (default:"
              + " ${DEFAULT-VALUE}).")
  private String word = "heap";

  @Option(
      names = CONFIG,
      paramLabel = "FILE",
      description =
          "User, password and TLS for that server, a properties file: user, password,"
              + " ssl.truststore.location, ssl.keystore.location and their .password (default: the"
              + " environment's KUROSHIO_REDIS_USER and KUROSHIO_REDIS_PASSWORD). Never shown.")
  private @Nullable Path config;

  /** What the options mean. */
  CacheChoice choice() {
    return choice(System.getenv());
  }

  CacheChoice choice(Map<String, String> environment) {
    if (word.equals("heap")) {
      if (config != null) {
        throw new Refusal(ExitCode.USAGE, CONFIG + " goes with --cache redis:HOST:PORT");
      }
      return new CacheChoice.Heap();
    }
    Matcher server = SERVER.matcher(word);
    if (word.indexOf('@') >= 0) {
      throw new Refusal(
          ExitCode.USAGE,
          "Cache must be named without user and password, which a command line shows to everybody:"
              + " put them into a file for "
              + CONFIG
              + ", or into "
              + USER_VARIABLE
              + " and "
              + PASSWORD_VARIABLE);
    }
    if (!server.matches()) {
      throw new Refusal(
          ExitCode.USAGE,
          "Cache must be heap, redis:HOST:PORT or rediss:HOST:PORT, was '" + word + "'");
    }
    boolean tls = server.group(1).equals("rediss");
    try {
      return new CacheChoice.Redis(
          RedisAddress.parse(server.group(2)), RedisSecurity.of(tls, settings(environment)));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, "--cache " + word + ": " + e.getMessage(), e);
    }
  }

  private Map<String, String> settings(Map<String, String> environment) {
    Path file = config;
    if (file != null) {
      return SettingsFile.read(CONFIG, file);
    }
    Map<String, String> settings = new TreeMap<>();
    put(settings, RedisSecurity.USER, environment.get(USER_VARIABLE));
    put(settings, RedisSecurity.PASSWORD, environment.get(PASSWORD_VARIABLE));
    return settings;
  }

  private static void put(Map<String, String> settings, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      settings.put(name, value);
    }
  }
}
