package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import tw.kuroshio.adapters.gzip.GzipInput;

/**
 * The bytes of a file of exchange records, raw or spelled as hexadecimal text, gzipped or not, read
 * from the front in bounded memory. One thread.
 */
public final class FeedFile implements AutoCloseable {

  private final Path file;
  private final InputStream content;

  private FeedFile(Path file, InputStream content) {
    this.file = file;
    this.content = content;
  }

  /**
   * Opens a file of raw bytes.
   *
   * @throws FileRefused when it cannot be opened
   */
  public static FeedFile binary(Path file) throws FileRefused {
    return new FeedFile(file, open(file));
  }

  /**
   * Opens a file of hexadecimal text: two digits a byte, any white space between the bytes.
   *
   * @throws FileRefused when it cannot be opened
   */
  public static FeedFile hex(Path file) throws FileRefused {
    return new FeedFile(file, new HexInput(open(file)));
  }

  private static InputStream open(Path file) throws FileRefused {
    try {
      return GzipInput.open(file, TableFault::new);
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  /**
   * Reads at least one byte, at most {@code length}; negative at the end of the file.
   *
   * @throws FileRefused when the file cannot be read on or is not what it was opened as; every byte
   *     before was sound
   */
  public int read(byte[] target, int offset, int length) throws FileRefused {
    try {
      return content.read(target, offset, length);
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  private static FileRefused refused(Path file, IOException e) {
    return e instanceof TableFault
        ? FileRefused.input(file + " " + e.getMessage(), e)
        : FileRefused.input(file + " cannot be read: " + Reason.of(e), e);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
