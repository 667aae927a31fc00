package tw.kuroshio.adapters.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.gzip.GzipInput;

/**
 * The decompressed bytes of a file as a window that moves forward: what is asked for lies in one
 * piece in one reused buffer, whatever the file's size. Gzip is recognised by its magic bytes.
 */
final class CaptureInput implements Closeable {

  /** The longest piece that can be asked for. */
  static final int MAX_PIECE = 1 << 19;

  private static final int FIRST_BYTES = 1 << 17;

  private static final VarHandle LITTLE_INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final Path file;
  private final InputStream source;
  private byte[] buffer = new byte[FIRST_BYTES];
  private int position;
  private int limit;
  private long offsetOfBuffer;
  private boolean bigEndian;

  private CaptureInput(Path file, InputStream source) {
    this.file = file;
    this.source = source;
  }

  static CaptureInput open(Path file) throws CaptureRefused {
    if (Files.isDirectory(file)) {
      throw new CaptureRefused(
          file + " is a folder: name a file in it", CaptureRefused.NO_OFFSET, null);
    }
    try {
      return new CaptureInput(file, GzipInput.open(file, CaptureFault::new));
    } catch (NoSuchFileException e) {
      throw new CaptureRefused(
          "There is no file " + file + ": check the path", CaptureRefused.NO_OFFSET, e);
    } catch (IOException e) {
      throw new CaptureRefused(
          file + " cannot be read: " + e.getMessage(), CaptureRefused.NO_OFFSET, e);
    }
  }

  void setBigEndian(boolean bigEndian) {
    this.bigEndian = bigEndian;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Where in {@link #buffer()} the file stands; moves with {@link #has}. */
  int position() {
    return position;
  }

  /** Bytes of the content before the position. */
  long offset() {
    return offsetOfBuffer + position;
  }

  /**
   * Whether {@code count} more bytes follow; then they lie in the buffer in one piece.
   *
   * @param count at most {@link #MAX_PIECE}
   */
  boolean has(int count) throws IOException {
    if (limit - position >= count) {
      return true;
    }
    if (position + count > buffer.length) {
      byte[] target = count > buffer.length ? new byte[MAX_PIECE] : buffer;
      System.arraycopy(buffer, position, target, 0, limit - position);
      buffer = target;
      offsetOfBuffer += position;
      limit -= position;
      position = 0;
    }
    while (limit - position < count) {
      int read = source.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return true;
  }

  /** Bytes in the buffer from the position on. */
  int available() {
    return limit - position;
  }

  void advance(int count) {
    position += count;
  }

  /** Goes over bytes of any number; false when the content ends first. */
  boolean skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      if (!has(1)) {
        return false;
      }
      int step = (int) Math.min(left, limit - position);
      position += step;
      left -= step;
    }
    return true;
  }

  /** The 32 bits at this distance from the position, in the file's byte order. */
  int int32(int ahead) {
    int value = (int) LITTLE_INTS.get(buffer, position + ahead);
    return bigEndian ? Integer.reverseBytes(value) : value;
  }

  long uint32(int ahead) {
    return int32(ahead) & 0xFFFF_FFFFL;
  }

  long int64(int ahead) {
    long first = uint32(ahead);
    long second = uint32(ahead + 4);
    return bigEndian ? first << Integer.SIZE | second : second << Integer.SIZE | first;
  }

  int uint16(int ahead) {
    int first = buffer[position + ahead] & 0xFF;
    int second = buffer[position + ahead + 1] & 0xFF;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /** The refusal of this file for {@code e}, with the place where it stands. */
  CaptureRefused refused(IOException e) {
    @Nullable String what = e.getMessage();
    String sentence =
        e instanceof CaptureFault
            ? file + " " + what + " (at byte " + offset() + ")"
            : file + " cannot be read at byte " + offset() + ": " + what;
    return new CaptureRefused(sentence, offset(), e);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
