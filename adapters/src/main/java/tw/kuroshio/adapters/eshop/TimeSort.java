package tw.kuroshio.adapters.eshop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of a tick file, which stand security by security, into order of time; rows of one
 * instant keep the file's order. What does not fit into the memory allowed is sorted piece by piece
 * into one scratch file, which is gone when this is closed, and merged. One thread.
 */
final class TimeSort implements AutoCloseable {

  private static final int INDEX_BITS = 26;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;
  static final int PROGRESS_ROWS = 1 << 16;

  private static final int WRITE_ROWS = 4_096;

  private final EShopFile file;
  private final Path scratchFolder;
  private final int length;
  private final int memoryBytes;
  private final List<SortedRun> runs = new ArrayList<>();

  /** Rows of the piece being filled, and for each its time in microseconds and place. */
  private byte[] piece;

  private long[] keys;
  private int pieceRows;
  private @Nullable FileChannel scratch;
  private long scratchBytes;
  private @Nullable RunMerge merge;
  private int at = -1;

  private TimeSort(EShopFile file, Path scratchFolder, int memoryBytes) {
    this.file = file;
    this.scratchFolder = scratchFolder;
    this.memoryBytes = memoryBytes;
    length = file.rowLength();
    int rows = Math.min(Math.max(memoryBytes / (length + Long.BYTES), 2), INDEX_MASK);
    piece = new byte[rows * length];
    keys = new long[rows];
  }

  /**
   * Reads and sorts a whole file.
   *
   * @param scratchFolder where the scratch file goes when one is needed, as large as the rows
   * @param memoryBytes most heap for rows
   * @param progress told how many rows of the file were read, every {@value #PROGRESS_ROWS}; may
   *     throw to end the work
   */
  static TimeSort of(EShopFile file, Path scratchFolder, int memoryBytes, LongConsumer progress)
      throws EShopRefused {
    TimeSort sort = new TimeSort(file, scratchFolder, memoryBytes);
    boolean sorted = false;
    try {
      while (file.next()) {
        sort.add();
        if (file.rowNumber() % PROGRESS_ROWS == 0) {
          progress.accept(file.rowNumber());
        }
      }
      sort.finish();
      sorted = true;
      return sort;
    } catch (IOException e) {
      throw sort.scratchRefusal(e);
    } finally {
      if (!sorted) {
        sort.close();
      }
    }
  }

  private void add() throws IOException {
    if (pieceRows == keys.length) {
      spill();
    }
    System.arraycopy(file.buffer(), file.offset(), piece, pieceRows * length, length);
    keys[pieceRows] = ((file.timeNsOfDay() / 1_000) << INDEX_BITS) | pieceRows;
    pieceRows++;
  }

  private void finish() throws IOException {
    if (scratch == null) {
      Arrays.sort(keys, 0, pieceRows);
      return;
    }
    spill();
    piece = new byte[0];
    keys = new long[0];
    merge = new RunMerge(scratch, runs, file, memoryBytes);
  }

  private void spill() throws IOException {
    if (scratch == null) {
      Path path = scratchFolder.resolve(".eshop-" + UUID.randomUUID());
      scratch =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    Arrays.sort(keys, 0, pieceRows);
    long from = scratchBytes;
    byte[] out = new byte[WRITE_ROWS * length];
    int filled = 0;
    for (int i = 0; i < pieceRows; i++) {
      int row = (int) keys[i] & INDEX_MASK;
      System.arraycopy(piece, row * length, out, filled, length);
      filled += length;
      if (filled == out.length || i == pieceRows - 1) {
        write(scratch, ByteBuffer.wrap(out, 0, filled));
        filled = 0;
      }
    }
    runs.add(new SortedRun(from, scratchBytes));
    pieceRows = 0;
  }

  private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      scratchBytes += channel.write(bytes);
    }
  }

  /** Moves to the next row in order of time; false at the end. */
  boolean next() throws EShopRefused {
    if (merge == null) {
      at++;
      return at < pieceRows;
    }
    try {
      return merge.next();
    } catch (IOException e) {
      throw scratchRefusal(e);
    }
  }

  /** Whether the file had no row without a fault. */
  boolean isEmpty() {
    return runs.isEmpty() && pieceRows == 0;
  }

  byte[] buffer() {
    return merge == null ? piece : merge.buffer();
  }

  int offset() {
    return merge == null ? ((int) keys[at] & INDEX_MASK) * length : merge.offset();
  }

  /** Time of the current row, microseconds since midnight in Taipei. */
  long timeMicrosOfDay() {
    return merge == null ? keys[at] >>> INDEX_BITS : merge.timeMicrosOfDay();
  }

  EShopFile file() {
    return file;
  }

  private EShopRefused scratchRefusal(IOException e) {
    return EShopRefused.environment(
        "A scratch file of the size of "
            + file.name()
            + " cannot be written in "
            + scratchFolder
            + ": "
            + e.getMessage()
            + "; make room there or choose another folder for the output",
        e);
  }

  @Override
  public void close() throws EShopRefused {
    if (scratch != null) {
      try {
        scratch.close();
      } catch (IOException e) {
        throw scratchRefusal(e);
      }
    }
  }
}
