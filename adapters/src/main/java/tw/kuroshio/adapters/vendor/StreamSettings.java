package tw.kuroshio.adapters.vendor;

import java.net.URI;
import java.time.Duration;
import tw.kuroshio.feed.source.Backoff;

/**
 * How a vendor's stream is spoken to.
 *
 * @param maxSubscriptions most subscriptions of a connection, two a symbol (trades and books)
 * @param oddLots whether the intraday odd-lot board is asked for, two more a symbol
 * @param answerTimeout for the connection and for each answer
 * @param idleTimeout a connection that says nothing for so long is dead; heartbeats come every 30 s
 * @param firstWait back-off after the first failure
 * @param longestWait back-off at most
 */
public record StreamSettings(
    URI service,
    int maxSubscriptions,
    boolean oddLots,
    Duration answerTimeout,
    Duration idleTimeout,
    Duration firstWait,
    Duration longestWait,
    long seed) {

  /** 10 s for an answer, 65 s of silence, back-off from 1 s to 2 minutes; no odd lots. */
  public static StreamSettings of(URI service, int maxSubscriptions, long seed) {
    return new StreamSettings(
        service,
        maxSubscriptions,
        false,
        Duration.ofSeconds(10),
        Duration.ofSeconds(65),
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        seed);
  }

  /** The back-off of a new connection. */
  public Backoff backoff() {
    return new Backoff(firstWait.toNanos(), longestWait.toNanos(), seed);
  }
}
