package tw.kuroshio.feed.twse;

import java.util.HexFormat;

/** Bytes from hex text with blanks, and back. */
public final class Hex {

  private Hex() {}

  public static byte[] of(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  static String text(byte[] bytes, int offset, int count) {
    return HexFormat.of().formatHex(bytes, offset, offset + count);
  }
}
