package tw.kuroshio.adapters.capture;

import java.io.IOException;
import java.nio.file.Path;
import tw.kuroshio.feed.twse.Frame;

/**
 * Reads a file of plain feed records, one behind the other without anything between, gzipped or
 * not. Records are found by ESC, length and CR LF; what is inside them, the check byte too, is left
 * to the feed. Memory is bounded; the accessors tell of the record {@link #next} moved to. One
 * thread.
 */
public final class RecordFile implements AutoCloseable {

  private final CaptureInput input;
  private final boolean tolerant;
  private int offset;
  private int length;
  private long records;
  private long skippedBytes;

  private RecordFile(CaptureInput input, boolean tolerant) {
    this.input = input;
    this.tolerant = tolerant;
  }

  /**
   * Opens a file.
   *
   * @param tolerant whether bytes that are no record are passed over and counted; else they end the
   *     reading
   */
  public static RecordFile open(Path file, boolean tolerant) throws CaptureRefused {
    return new RecordFile(CaptureInput.open(file), tolerant);
  }

  /**
   * Moves to the next record; false at the end of the file.
   *
   * @throws CaptureRefused when something else than a whole record follows, or the file cannot be
   *     read; every record before was whole
   */
  public boolean next() throws CaptureRefused {
    try {
      while (input.has(1)) {
        int found = recordLength();
        if (found > 0) {
          offset = input.position();
          length = found;
          input.advance(found);
          records++;
          return true;
        }
        if (!tolerant) {
          throw new CaptureFault("holds no whole feed record where one must begin");
        }
        input.advance(1);
        skippedBytes++;
      }
      return false;
    } catch (IOException e) {
      throw input.refused(e);
    }
  }

  /** Length of the record at the input's position, 0 when there is none. */
  private int recordLength() throws IOException {
    if (input.buffer()[input.position()] != Frame.ESC || !input.has(Frame.MIN_BYTES)) {
      return 0;
    }
    int claimed = Frame.claimedLength(input.buffer(), input.position());
    if (claimed < Frame.MIN_BYTES || !input.has(claimed)) {
      return 0;
    }
    return Frame.hasTerminator(input.buffer(), input.position(), claimed) ? claimed : 0;
  }

  /** Holds the record from {@link #offset()} on; other bytes of it mean nothing. */
  public byte[] buffer() {
    return input.buffer();
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  /** Records so far. */
  public long records() {
    return records;
  }

  /** Bytes passed over so far because they were no record. */
  public long skippedBytes() {
    return skippedBytes;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
