package tw.kuroshio.engine;

import org.jspecify.annotations.Nullable;

/**
 * The event log cannot be trusted any more: a write, a force or a read failed. The engine halts; a
 * restart replays what the storage really holds.
 */
public class EventLogFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EventLogFailure(String message) {
    super(message);
  }

  public EventLogFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
