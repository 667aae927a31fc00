package tw.kuroshio.adapters.postgres;

/**
 * How long the store is waited for.
 *
 * @param connectSeconds for a connection
 * @param readSeconds for the answer to a read
 * @param loadSeconds for a load that makes no progress
 * @param connections at most
 */
public record StoreSettings(int connectSeconds, int readSeconds, int loadSeconds, int connections) {

  /** 5 s for a connection, 30 s for a read, 10 minutes for a load at rest, 4 connections. */
  public static StoreSettings defaults() {
    return new StoreSettings(5, 30, 600, 4);
  }
}
