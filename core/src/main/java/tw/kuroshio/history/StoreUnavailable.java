package tw.kuroshio.history;

/** The store cannot be reached, is read-only, or did not take what it was given. */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean rowsRefused;

  public StoreUnavailable(String message, Throwable cause) {
    this(message, cause, false);
  }

  public StoreUnavailable(String message, Throwable cause, boolean rowsRefused) {
    super(message, cause);
    this.rowsRefused = rowsRefused;
  }

  /** Whether the store was there and refused the rows, which break a rule of its tables. */
  public boolean isRowsRefused() {
    return rowsRefused;
  }
}
