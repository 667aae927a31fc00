package tw.kuroshio.adapters.vendor;

import java.time.Duration;
import tw.kuroshio.feed.source.Backoff;
import tw.kuroshio.feed.source.SourceEvent;
import tw.kuroshio.feed.source.SourceSink;

/**
 * Keeps a connection on a thread of its own: makes it, waits longer after every failure, makes it
 * again, until it is closed or the other side says that it never will be.
 */
public final class ReconnectLoop implements AutoCloseable {

  /** One connection, from the attempt to its end. */
  @FunctionalInterface
  public interface Session {

    /**
     * Connects and receives until the connection ends.
     *
     * @param proved to be run when the connection has given what it is for: the next failure is a
     *     first one
     */
    void run(Runnable proved) throws SessionEnded, InterruptedException;
  }

  private final Session session;
  private final Backoff backoff;
  private final SourceSink sink;
  private final Thread thread;
  private volatile boolean closing;

  /** Begins at once. */
  public ReconnectLoop(String name, Session session, Backoff backoff, SourceSink sink) {
    this.session = session;
    this.backoff = backoff;
    this.sink = sink;
    thread = Thread.ofPlatform().name(name).daemon().start(this::keep);
  }

  private void keep() {
    try {
      while (!closing) {
        try {
          session.run(backoff::reset);
        } catch (SessionEnded e) {
          sink.tell(new SourceEvent.Disconnected(String.valueOf(e.getMessage()), e.isFinal()));
          if (e.isFinal()) {
            return;
          }
        }
        Thread.sleep(Duration.ofNanos(backoff.nextNs()));
      }
    } catch (InterruptedException e) {
      // Only close interrupts this thread, and then there is nothing left to do.
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      sink.tell(new SourceEvent.Disconnected("internal error: " + e, true));
      throw e;
    }
  }

  /** Ends the connection and waits for its thread. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
