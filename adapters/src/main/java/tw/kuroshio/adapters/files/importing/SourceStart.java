package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A source whose first bytes can be looked at before it is read. */
final class SourceStart extends InputStream {

  private static final int LOOKED_AT = 1 << 12;

  private final InputStream source;
  private final byte[] start;
  private int position;

  SourceStart(InputStream source) throws IOException {
    this.source = source;
    start = source.readNBytes(LOOKED_AT);
  }

  /** The first bytes, fewer when the source has no more. */
  byte[] bytes() {
    return start.clone();
  }

  @Override
  public int read() throws IOException {
    return position < start.length ? start[position++] & 0xFF : source.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (position == start.length) {
      return source.read(target, offset, length);
    }
    int count = Math.min(length, start.length - position);
    System.arraycopy(start, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
