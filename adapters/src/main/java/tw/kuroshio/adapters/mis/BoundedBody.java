package tw.kuroshio.adapters.mis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import tw.kuroshio.adapters.gzip.GzipInput;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.feed.source.SourceFault;

/** The body of an answer, decompressed, no larger than it may be and no better than it claims. */
final class BoundedBody {

  /** More than this much out of one byte in is no text of quotes. */
  private static final int MOST_RATIO = 100;

  /** Below this many bytes the ratio says nothing. */
  private static final int RATIO_FROM = 1 << 16;

  private BoundedBody() {}

  /** Counts what passes. */
  private static final class Counted extends InputStream {
    private final InputStream source;
    private long bytes;

    Counted(InputStream source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      int next = source.read();
      bytes += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = source.read(target, offset, length);
      bytes += Math.max(0, count);
      return count;
    }
  }

  /** What gzip itself says of a body that is damaged. */
  private static final class NotGzip extends IOException {
    private static final long serialVersionUID = 1L;

    NotGzip(String message) {
      super(message);
    }
  }

  /**
   * Reads the body to its end.
   *
   * @throws MessageRefused when it is too large, compressed too well, or damaged
   * @throws IOException when the connection breaks
   */
  static byte[] read(InputStream body, boolean gzip) throws IOException, MessageRefused {
    Counted raw = new Counted(body);
    InputStream plain = gzip ? new GzipInput(raw, NotGzip::new) : raw;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 13];
    try {
      for (int count = plain.read(block); count >= 0; count = plain.read(block)) {
        out.write(block, 0, count);
        boolean bomb = out.size() > RATIO_FROM && out.size() > raw.bytes * MOST_RATIO;
        if (out.size() > JsonMessages.MOST_BYTES || bomb) {
          throw new MessageRefused(
              SourceFault.TOO_LARGE, out.size() + " bytes from " + raw.bytes + " compressed");
        }
      }
    } catch (NotGzip e) {
      throw new MessageRefused(SourceFault.NOT_GZIP, String.valueOf(e.getMessage()));
    }
    return out.toByteArray();
  }
}
