package tw.kuroshio.adapters.mis;

import java.net.URI;
import java.time.Duration;

/**
 * How MIS is asked. The service says of itself only how long to wait between two rounds ({@code
 * userDelay}); the rest is what others have found to be borne [unverified].
 *
 * @param requests most requests in any {@code span}
 * @param batch most symbols in a request
 * @param timeout for one request
 * @param firstWait back-off after the first failure
 * @param longestWait back-off at most
 */
public record MisSettings(
    URI service,
    int requests,
    Duration span,
    int batch,
    Duration leastDelay,
    Duration timeout,
    Duration firstWait,
    Duration longestWait,
    long seed) {

  public static final URI PUBLIC = URI.create("https://mis.twse.com.tw");

  /** 3 requests in 5 s, 80 symbols each, 10 s for an answer, back-off from 5 s to 5 minutes. */
  public static MisSettings of(URI service, long seed) {
    return new MisSettings(
        service,
        3,
        Duration.ofSeconds(5),
        80,
        Duration.ZERO,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        seed);
  }
}
