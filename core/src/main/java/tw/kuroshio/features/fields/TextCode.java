package tw.kuroshio.features.fields;

import java.nio.charset.StandardCharsets;

/**
 * A number for a text, by which formulas group: made of the text alone, so that it is the same
 * whatever else there is and whenever it is asked. Texts of up to six bytes are their bytes; longer
 * ones a hash of 51 bits above all of those, two of a thousand of which are equal once in 10⁹.
 */
final class TextCode {

  private static final int EXACT_BYTES = 6;
  private static final long LONG_TEXT = 1L << 52;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private TextCode() {}

  /** The number, exact in a double. */
  static double of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= EXACT_BYTES) {
      long packed = 0;
      for (byte b : bytes) {
        packed = (packed << 8) | (b & 0xFF);
      }
      return packed;
    }
    long hash = FNV_OFFSET;
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    return LONG_TEXT | ((hash ^ (hash >>> 51)) & (LONG_TEXT / 2 - 1));
  }
}
