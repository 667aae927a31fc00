package tw.kuroshio.adapters.capture;

import org.jspecify.annotations.Nullable;

/**
 * A capture or record file cannot be used, or not beyond a place in it. The message is one sentence
 * for the user that says what is wrong, where, and what to do.
 */
public final class CaptureRefused extends Exception {

  /** The file cannot be opened or read at all. */
  public static final long NO_OFFSET = -1;

  private static final long serialVersionUID = 1L;

  private final long offset;

  CaptureRefused(String message, long offset, @Nullable Throwable cause) {
    super(message, cause);
    this.offset = offset;
  }

  /**
   * Bytes of the decompressed content before the fault, or {@link #NO_OFFSET}. Everything handed
   * out before is sound.
   */
  public long offset() {
    return offset;
  }
}
