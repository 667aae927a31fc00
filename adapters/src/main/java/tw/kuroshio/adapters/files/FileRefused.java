package tw.kuroshio.adapters.files;

import org.jspecify.annotations.Nullable;

/**
 * A file or folder cannot be used. The message is one sentence for the user that says what is wrong
 * and what to do; nothing was changed.
 */
public final class FileRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  private FileRefused(Refusal refusal, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.refusal = refusal;
  }

  public static FileRefused environment(String message) {
    return new FileRefused(Refusal.ENVIRONMENT, message, null);
  }

  public static FileRefused environment(String message, Throwable cause) {
    return new FileRefused(Refusal.ENVIRONMENT, message, cause);
  }

  public static FileRefused input(String message) {
    return new FileRefused(Refusal.INPUT, message, null);
  }

  public static FileRefused input(String message, Throwable cause) {
    return new FileRefused(Refusal.INPUT, message, cause);
  }

  public Refusal refusal() {
    return refusal;
  }
}
