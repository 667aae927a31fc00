package tw.kuroshio.adapters.postgres;

/** The embedded server cannot run here: the environment, not the store, is the reason. */
public final class EmbeddedUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What to do where the embedded server cannot run. */
  static final String GIVE_AN_ADDRESS =
      "; give a server with --store postgresql://user@host/database";

  public EmbeddedUnavailable(String message) {
    super(message);
  }

  public EmbeddedUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
