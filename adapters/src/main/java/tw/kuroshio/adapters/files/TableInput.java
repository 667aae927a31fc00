package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import tw.kuroshio.adapters.gzip.GzipInput;
import tw.kuroshio.model.DigestChain;

/**
 * The decompressed bytes of a table file. Gzip is recognised by its magic bytes, never by name. The
 * content is hashed as it passes, so a file counts the same compressed or not.
 */
public final class TableInput extends InputStream {

  private static final long FREE_BYTES = 1 << 20;

  private final InputStream content;
  private final long maxBytes;
  private final long maxExpandedBytes;
  private final MessageDigest sha256 = DigestChain.sha256();
  private long bytes;

  private TableInput(InputStream content, long maxBytes, long maxExpandedBytes) {
    this.content = content;
    this.maxBytes = maxBytes;
    this.maxExpandedBytes = maxExpandedBytes;
  }

  /**
   * Opens a file.
   *
   * @param maxBytes most bytes it may decompress to
   */
  public static TableInput open(Path file, long maxBytes) throws IOException {
    return new TableInput(GzipInput.open(file, TableFault::new), maxBytes, Long.MAX_VALUE);
  }

  /**
   * Opens a file that may be hostile.
   *
   * @param maxBytes most bytes it may decompress to
   * @param maxRatio most bytes one byte of the file may become; not asked of the first megabyte
   */
  public static TableInput open(Path file, long maxBytes, int maxRatio) throws IOException {
    long allowed = Math.max(FREE_BYTES, Math.multiplyExact(Files.size(file), (long) maxRatio));
    return new TableInput(GzipInput.open(file, TableFault::new), maxBytes, allowed);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = content.read(target, offset, length);
    if (count > 0) {
      bytes += count;
      if (bytes > maxBytes) {
        throw new TableFault(
            "holds more than "
                + maxBytes
                + " bytes when decompressed: split it into files of one period each");
      }
      if (bytes > maxExpandedBytes) {
        throw new TableFault(
            "expands beyond "
                + maxExpandedBytes
                + " bytes, more than a table of its size can: it is damaged or made to do harm");
      }
      sha256.update(target, offset, count);
    }
    return count;
  }

  /** SHA-256 of everything read, as hexadecimal text. */
  public String contentSha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
