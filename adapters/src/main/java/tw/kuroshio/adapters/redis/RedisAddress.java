package tw.kuroshio.adapters.redis;

/** Where a server listens. */
public record RedisAddress(String host, int port) {

  private static final int HIGHEST_PORT = 65_535;

  public RedisAddress {
    if (host.isBlank() || port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "Address must be HOST:PORT with a port from 1 to 65535, was '" + host + ":" + port + "'");
    }
  }

  /**
   * Reads {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static RedisAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "Address must be HOST:PORT with a port from 1 to 65535, was '" + text + "'");
    }
    return new RedisAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
