package tw.kuroshio.adapters.twse;

import org.jspecify.annotations.Nullable;

/** A table cannot be had now. The message says what was asked and what came instead. */
public final class TablesUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean unreached;

  TablesUnavailable(String message, boolean unreached, @Nullable Throwable cause) {
    super(message, cause);
    this.unreached = unreached;
  }

  /** Whether no connection came about, so that the server's other tables cannot be had either. */
  public boolean isUnreached() {
    return unreached;
  }
}
