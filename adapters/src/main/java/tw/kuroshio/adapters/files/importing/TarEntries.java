package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.TableFault;

/**
 * The regular files of a tar archive (POSIX.1-1988 ustar), one after another. Nothing is written,
 * so a path in a name is only a name; links and the like, which a set of answers does not have,
 * refuse the archive.
 */
final class TarEntries extends InputStream {

  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_DIGITS = 11;
  private static final int CHECKSUM_AT = 148;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX_BYTES = 155;

  private final InputStream source;
  private final byte[] header = new byte[BLOCK];
  private long left;
  private int padding;

  TarEntries(InputStream source) {
    this.source = source;
  }

  static boolean isTar(byte[] start) {
    return start.length >= BLOCK
        && new String(start, MAGIC_AT, 5, StandardCharsets.US_ASCII).equals("ustar");
  }

  /** Moves to the next file and gives its name; null at the end. */
  @Nullable String next() throws IOException {
    while (true) {
      pass(left + padding);
      left = 0;
      padding = 0;
      if (source.readNBytes(header, 0, BLOCK) < BLOCK) {
        throw truncated();
      }
      if (isZero()) {
        drain();
        return null;
      }
      requireHeader();
      char type = (char) header[TYPE_AT];
      left = octal(SIZE_AT, SIZE_DIGITS);
      padding = (int) ((BLOCK - left % BLOCK) % BLOCK);
      if (type == '0' || type == 0) {
        return name();
      }
      // Folders, and attributes of the pax format, hold no rows.
      if (type != '5' && type != 'x' && type != 'g') {
        throw new TableFault("has an entry " + name() + " that is no regular file: leave it out");
      }
    }
  }

  private boolean isZero() {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads to the end, so that damage behind the last entry is seen, too. */
  private void drain() throws IOException {
    byte[] rest = new byte[1 << 13];
    int count = source.read(rest);
    while (count >= 0) {
      count = source.read(rest);
    }
  }

  private void requireHeader() throws TableFault {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean ofSum = i >= CHECKSUM_AT && i < CHECKSUM_AT + 8;
      sum += ofSum ? ' ' : header[i] & 0xFF;
    }
    if (!isTar(header) || sum != octal(CHECKSUM_AT, 6)) {
      throw new TableFault("is a damaged tar archive: download it again");
    }
  }

  private long octal(int from, int digits) throws TableFault {
    long value = 0;
    for (int i = from; i < from + digits; i++) {
      if (header[i] < '0' || header[i] > '7') {
        throw new TableFault("is a damaged tar archive: download it again");
      }
      value = 8 * value + header[i] - '0';
    }
    return value;
  }

  private String name() {
    String prefix = text(PREFIX_AT, PREFIX_BYTES);
    String name = text(0, NAME_BYTES);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private String text(int from, int bytes) {
    int end = from;
    while (end < from + bytes && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private void pass(long bytes) throws IOException {
    byte[] passed = new byte[1 << 13];
    for (long rest = bytes; rest > 0; ) {
      int count = source.read(passed, 0, (int) Math.min(passed.length, rest));
      if (count <= 0) {
        throw truncated();
      }
      rest -= count;
    }
  }

  private static TableFault truncated() {
    return new TableFault("is a truncated tar archive: copy or download it again");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = source.read(target, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw truncated();
    }
    left -= count;
    return count;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
