package tw.kuroshio.adapters.multicast;

import org.jspecify.annotations.Nullable;

/**
 * The machine does not let us send to or receive from a group. The message is one sentence for the
 * user that says what is wrong and what to do.
 */
public final class MulticastUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  MulticastUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
