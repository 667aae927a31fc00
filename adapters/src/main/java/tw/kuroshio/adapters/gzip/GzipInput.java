package tw.kuroshio.adapters.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip, RFC 1952. Unlike the platform's stream it refuses a file that ends early in
 * any member and bytes behind the last one, so a damaged download cannot pass as a shorter file.
 */
public final class GzipInput extends InputStream {

  private static final int MAGIC_1 = 0x1F;
  private static final int MAGIC_2 = 0x8B;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int RESERVED_FLAGS = 0xE0;

  private final InputStream source;
  private final Function<String, ? extends IOException> fault;
  private final byte[] buffer = new byte[1 << 16];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private int position;
  private int limit;
  private boolean inMember;
  private boolean ended;

  /**
   * @param fault makes the exception thrown for a file that cannot be believed, from a message that
   *     continues a sentence beginning with the file's name
   */
  public GzipInput(InputStream source, Function<String, ? extends IOException> fault) {
    this.source = source;
    this.fault = fault;
  }

  /**
   * Opens a file and decompresses it when it begins as gzip does, whatever its name.
   *
   * @param fault as for the constructor
   */
  public static InputStream open(Path file, Function<String, ? extends IOException> fault)
      throws IOException {
    PushbackInputStream raw = new PushbackInputStream(Files.newInputStream(file), 2);
    try {
      byte[] magic = raw.readNBytes(2);
      raw.unread(magic);
      boolean gzip =
          magic.length == 2 && (magic[0] & 0xFF) == MAGIC_1 && (magic[1] & 0xFF) == MAGIC_2;
      return gzip ? new GzipInput(raw, fault) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    while (!ended && length > 0) {
      if (!inMember) {
        beginMember();
      } else {
        int count = inflate(target, offset, length);
        if (count > 0) {
          crc.update(target, offset, count);
          return count;
        }
      }
    }
    return length == 0 ? 0 : -1;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(target, offset, length);
      if (count == 0 && inflater.finished()) {
        position = limit - inflater.getRemaining();
        endMember();
      } else if (count == 0 && inflater.needsInput()) {
        if (!fill()) {
          throw truncated();
        }
        inflater.setInput(buffer, 0, limit);
      } else if (count == 0) {
        throw damaged();
      }
      return count;
    } catch (DataFormatException e) {
      throw damaged();
    }
  }

  private void beginMember() throws IOException {
    if (next() != MAGIC_1 || next() != MAGIC_2 || next() != 8) {
      throw fault.apply("is not a gzip file: download it again");
    }
    int flags = next();
    if ((flags & RESERVED_FLAGS) != 0) {
      throw damaged();
    }
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(buffer, position, limit - position);
    crc.reset();
    inMember = true;
  }

  private void endMember() throws IOException {
    long storedCrc = nextInt();
    long storedLength = nextInt();
    if (storedCrc != crc.getValue() || storedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw damaged();
    }
    inMember = false;
    // Padding with zeros to a block size is customary on tapes and harmless.
    while (position < limit || fill()) {
      if (buffer[position] != 0) {
        if ((buffer[position] & 0xFF) != MAGIC_1) {
          throw fault.apply("has bytes behind its gzip content: download it again");
        }
        return;
      }
      position++;
    }
    ended = true;
  }

  private long nextInt() throws IOException {
    return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
  }

  private void skip(int bytes) throws IOException {
    for (int left = bytes; left > 0; left--) {
      next();
    }
  }

  private void skipText() throws IOException {
    int character = next();
    while (character != 0) {
      character = next();
    }
  }

  private int next() throws IOException {
    if (position == limit && !fill()) {
      throw truncated();
    }
    return buffer[position++] & 0xFF;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, source.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private IOException truncated() {
    return fault.apply("is a truncated gzip file: copy or download it again");
  }

  private IOException damaged() {
    return fault.apply("is a damaged gzip file: copy or download it again");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    source.close();
  }
}
