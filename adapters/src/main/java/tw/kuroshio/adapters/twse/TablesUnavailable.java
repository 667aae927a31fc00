package tw.kuroshio.adapters.twse;

import org.jspecify.annotations.Nullable;

/** A table cannot be had now. The message says what was asked and what came instead. */
public final class TablesUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  TablesUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
