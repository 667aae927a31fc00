package tw.kuroshio.adapters.files;

import java.nio.file.Path;
import tw.kuroshio.engine.EventLogFailure;

/**
 * An event log that was written completely does not read back as it was written. Never repaired
 * silently: the message names the place and what to do.
 */
public final class LogCorrupted extends EventLogFailure {

  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final long byteOffset;
  private final long seq;

  LogCorrupted(Path file, long byteOffset, long seq, String fault) {
    super(
        "Event log is damaged: "
            + fault
            + " in "
            + file
            + " at byte "
            + byteOffset
            + ", where record "
            + seq
            + " was expected. Restore this file from a copy; the records before it are intact.");
    this.file = file;
    this.byteOffset = byteOffset;
    this.seq = seq;
  }

  /** The damaged segment. */
  public Path file() {
    return file;
  }

  /** Where the damage was noticed, bytes from the start of the file. */
  public long byteOffset() {
    return byteOffset;
  }

  /** Sequence number of the first record that cannot be read. */
  public long seq() {
    return seq;
  }
}
