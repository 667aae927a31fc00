package tw.kuroshio.adapters.vendor;

/** A connection that is gone or could not be made, and why, in words that hold no secret. */
public final class SessionEnded extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean isFinal;

  private SessionEnded(String message, boolean isFinal) {
    super(message, null, false, false);
    this.isFinal = isFinal;
  }

  /** Another attempt may succeed. */
  public static SessionEnded forNow(String reason) {
    return new SessionEnded(reason, false);
  }

  /** No other attempt will: a person must do something. */
  public static SessionEnded forGood(String reason) {
    return new SessionEnded(reason, true);
  }

  public boolean isFinal() {
    return isFinal;
  }
}
