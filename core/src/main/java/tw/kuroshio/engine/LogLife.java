package tw.kuroshio.engine;

import org.jspecify.annotations.Nullable;

/**
 * Whether an event log may still be written: it is open until it is closed or until its first
 * failure, after which nobody knows what the storage holds. One thread.
 */
public final class LogLife {

  /** Makes the failure of one kind of log. */
  public interface Failing {
    EventLogFailure of(String message, Throwable cause);
  }

  private final String name;
  private final Failing failing;
  private @Nullable EventLogFailure failure;
  private boolean closed;

  /**
   * @param name of the log, for messages
   */
  public LogLife(String name, Failing failing) {
    this.name = name;
    this.failing = failing;
  }

  /**
   * @throws EventLogFailure when the log is dead
   * @throws IllegalStateException when it is closed
   */
  public void requireAlive() {
    if (failure != null) {
      throw failing.of(
          "Event log " + name + " is dead since an earlier failure; restart to recover", failure);
    }
    if (closed) {
      throw new IllegalStateException("Event log " + name + " is closed");
    }
  }

  /**
   * Ends the log's life.
   *
   * @param what failed and what to do, after the log's name
   * @return the failure, to be thrown
   */
  public EventLogFailure die(String what, Throwable cause) {
    EventLogFailure died = failing.of("Event log " + name + " " + what, cause);
    failure = died;
    return died;
  }

  /** Whether it has failed, closed or not. */
  public boolean isDead() {
    return failure != null;
  }

  public boolean isAlive() {
    return failure == null && !closed;
  }

  /**
   * Closes the log, once: what was appended is committed unless the log is dead, and what it holds
   * is released in any case.
   */
  public void close(Runnable commit, Runnable release) {
    if (closed) {
      return;
    }
    try {
      if (failure == null) {
        commit.run();
      }
    } finally {
      closed = true;
      release.run();
    }
  }
}
