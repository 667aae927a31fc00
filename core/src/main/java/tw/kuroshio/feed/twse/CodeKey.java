package tw.kuroshio.feed.twse;

import java.nio.charset.StandardCharsets;

/**
 * An instrument code as the feed carries it, six ASCII bytes padded with spaces, packed into the
 * low 48 bits of a long: the key for look-up without allocation.
 */
public final class CodeKey {

  /** Bytes of a code on the wire. */
  public static final int BYTES = 6;

  /** The code of end-of-session and whole-market records, {@code 000000}. */
  public static final long ALL_ZEROS = of("000000");

  private CodeKey() {}

  /** The key of the six bytes at {@code offset}. */
  public static long at(byte[] buffer, int offset) {
    return (buffer[offset] & 0xFFL) << 40
        | (buffer[offset + 1] & 0xFFL) << 32
        | (buffer[offset + 2] & 0xFFL) << 24
        | (buffer[offset + 3] & 0xFFL) << 16
        | (buffer[offset + 4] & 0xFFL) << 8
        | (buffer[offset + 5] & 0xFFL);
  }

  /**
   * The key of a code given as text, not padded.
   *
   * @throws IllegalArgumentException when it is longer than six characters
   */
  public static long of(String code) {
    if (code.length() > BYTES) {
      throw new IllegalArgumentException("Code must have at most 6 characters, was '" + code + "'");
    }
    long key = 0;
    for (int i = 0; i < BYTES; i++) {
      key = key << 8 | (i < code.length() ? code.charAt(i) & 0xFF : ' ');
    }
    return key;
  }

  /** Writes the six bytes of {@code key}. */
  public static void write(long key, byte[] buffer, int offset) {
    for (int i = 0; i < BYTES; i++) {
      buffer[offset + i] = (byte) (key >>> (40 - 8 * i));
    }
  }

  /** The code without padding. Allocates: for messages and set-up, not for the hot path. */
  public static String toText(long key) {
    byte[] bytes = new byte[BYTES];
    write(key, bytes, 0);
    return new String(bytes, StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
