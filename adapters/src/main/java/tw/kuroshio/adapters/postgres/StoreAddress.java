package tw.kuroshio.adapters.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is. The password comes from the environment or a file, never from an address, and
 * is in no text this makes.
 *
 * @param schema the tables' schema in the database
 * @param sslMode as libpq has it, {@code disable} to {@code verify-full}
 */
public record StoreAddress(
    String host,
    int port,
    String database,
    String user,
    @Nullable String password,
    String schema,
    String sslMode) {

  /** The schema tables are in where nothing else is said. */
  public static final String SCHEMA = "kuroshio";

  private static final int POSTGRESQL_PORT = 5432;

  /**
   * Reads {@code postgresql://user@host:port/database?schema=kuroshio&sslmode=prefer}; {@code
   * jdbc:} and {@code postgres:} are taken, too.
   *
   * @throws IllegalArgumentException when it is no such address, or has a password in it
   */
  public static StoreAddress parse(String url, @Nullable String password) {
    URI uri = uri(url);
    @Nullable String user = uri.getUserInfo();
    if (user != null && user.contains(":")) {
      throw new IllegalArgumentException(
          "A store's address must not hold a password: leave it out of the address and give it in"
              + " KUROSHIO_STORE_PASSWORD or in a file named by KUROSHIO_STORE_PASSWORD_FILE");
    }
    @Nullable String path = uri.getPath();
    String database = path == null || path.length() < 2 ? "kuroshio" : path.substring(1);
    String schema = SCHEMA;
    String sslMode = "prefer";
    @Nullable String query = uri.getQuery();
    for (String option : query == null ? new String[0] : query.split("&", -1)) {
      if (option.startsWith("schema=")) {
        schema = name(option.substring("schema=".length()));
      } else if (option.startsWith("sslmode=")) {
        sslMode = option.substring("sslmode=".length());
      } else {
        throw new IllegalArgumentException(
            "A store's address takes schema=… and sslmode=…, was "
                + option.replaceFirst("=.*", "=…"));
      }
    }
    return new StoreAddress(
        uri.getHost(),
        uri.getPort() < 0 ? POSTGRESQL_PORT : uri.getPort(),
        database,
        user == null ? "kuroshio" : user,
        password,
        schema,
        sslMode);
  }

  private static URI uri(String url) {
    String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    try {
      URI uri = new URI(plain);
      @Nullable String scheme = uri.getScheme();
      if (uri.getHost() != null && ("postgresql".equals(scheme) || "postgres".equals(scheme))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(form(), e);
    }
    throw new IllegalArgumentException(form());
  }

  private static String form() {
    return "A store's address must read postgresql://user@host:port/database";
  }

  private static String name(String schema) {
    if (!schema.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException(
          "A schema's name must be lower-case letters, digits and _, was " + schema);
    }
    return schema;
  }

  /** The same server and user, another schema. */
  public StoreAddress withSchema(String other) {
    return new StoreAddress(host, port, database, user, password, other, sslMode);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://" + hostInUrl() + ":" + port + "/" + database;
  }

  private String hostInUrl() {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  @Override
  public String toString() {
    return "postgresql://" + user + "@" + hostInUrl() + ":" + port + "/" + database;
  }
}
