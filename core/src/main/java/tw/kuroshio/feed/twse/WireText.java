package tw.kuroshio.feed.twse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text fields of the feed: Big5 with Microsoft's extensions (code page 950), padded with spaces on
 * the right, and counts written as text in the code field.
 */
final class WireText {

  private static final Charset BIG5 = Charset.forName("x-windows-950");
  private static final int MAX_COUNT = 999_999;

  private WireText() {}

  /**
   * A Big5 field without its padding; bytes that are no Big5 become U+FFFD. Never throws.
   * Allocates.
   */
  static String big5(byte[] buffer, int at, int bytes) {
    return new String(buffer, at, paddingAt(buffer, at, bytes) - at, BIG5);
  }

  /** An ASCII field without its padding. Allocates. */
  static String ascii(byte[] buffer, int at, int bytes) {
    return new String(buffer, at, paddingAt(buffer, at, bytes) - at, StandardCharsets.ISO_8859_1);
  }

  private static int paddingAt(byte[] buffer, int at, int bytes) {
    int end = at + bytes;
    while (end > at && buffer[end - 1] == ' ') {
      end--;
    }
    return end;
  }

  /** The number in a code field, spaces ignored; -1 when the field is not a number. */
  static int count(byte[] buffer, int at) {
    int count = 0;
    boolean any = false;
    for (int i = at; i < at + CodeKey.BYTES; i++) {
      byte digit = buffer[i];
      if (digit == ' ') {
        continue;
      }
      if (digit < '0' || digit > '9') {
        return -1;
      }
      count = count * 10 + (digit - '0');
      any = true;
    }
    return any ? count : -1;
  }

  /**
   * Writes a Big5 field, cut to what fits without splitting a character and padded; characters
   * outside Big5 become '?'. Allocates. Returns the bytes before the padding.
   */
  static int putBig5(String text, byte[] buffer, int at, int bytes) {
    int end = at + bytes;
    int next = at;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      byte[] character = text.substring(i, text.offsetByCodePoints(i, 1)).getBytes(BIG5);
      if (next + character.length > end) {
        break;
      }
      System.arraycopy(character, 0, buffer, next, character.length);
      next += character.length;
    }
    Arrays.fill(buffer, next, end, (byte) ' ');
    return next - at;
  }

  /**
   * Writes an ASCII field, padded.
   *
   * @throws IllegalArgumentException when the text is longer than the field
   */
  static void putAscii(String text, byte[] buffer, int at, int bytes) {
    if (text.length() > bytes) {
      throw new IllegalArgumentException(
          "Field must have at most " + bytes + " characters, was '" + text + "'");
    }
    for (int i = 0; i < bytes; i++) {
      buffer[at + i] = (byte) (i < text.length() ? text.charAt(i) : ' ');
    }
  }

  /**
   * Writes a count as the six digits of a code field.
   *
   * @throws IllegalArgumentException when it is negative or has more than six digits
   */
  static void putCount(int count, byte[] buffer, int at) {
    if (count < 0 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "Securities of a cycle must be 0 to " + MAX_COUNT + ", was " + count);
    }
    int rest = count;
    for (int i = at + CodeKey.BYTES - 1; i >= at; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
