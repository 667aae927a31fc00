package tw.kuroshio.feed.twse;

import java.util.HexFormat;

/** Bytes from hex text with blanks. */
final class Hex {

  private Hex() {}

  static byte[] of(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }
}
