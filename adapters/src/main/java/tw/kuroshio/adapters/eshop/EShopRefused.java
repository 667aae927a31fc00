package tw.kuroshio.adapters.eshop;

import org.jspecify.annotations.Nullable;

/**
 * A tick file cannot be used, or the place to sort it. The message is one sentence for the user
 * that says what is wrong, where, and what to do.
 */
public final class EShopRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean environment;

  private EShopRefused(String message, boolean environment, @Nullable Throwable cause) {
    super(message, cause);
    this.environment = environment;
  }

  static EShopRefused input(String message) {
    return new EShopRefused(message, false, null);
  }

  static EShopRefused input(String message, Throwable cause) {
    return new EShopRefused(message, false, cause);
  }

  static EShopRefused environment(String message, Throwable cause) {
    return new EShopRefused(message, true, cause);
  }

  /** Whether the machine is at fault, not the file. */
  public boolean isEnvironment() {
    return environment;
  }
}
