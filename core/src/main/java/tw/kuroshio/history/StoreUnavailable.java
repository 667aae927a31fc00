package tw.kuroshio.history;

/** The store cannot be reached, is read-only, or did not take what it was given. */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
