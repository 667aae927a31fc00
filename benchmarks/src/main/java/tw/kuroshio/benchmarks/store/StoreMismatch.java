package tw.kuroshio.benchmarks.store;

/** Two sides answer the same question differently. */
public final class StoreMismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreMismatch(String message) {
    super(message);
  }
}
