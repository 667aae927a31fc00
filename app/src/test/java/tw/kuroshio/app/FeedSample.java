package tw.kuroshio.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The sample records of the test resources and the lines their decoding must print. */
final class FeedSample {

  /** The names of all samples. */
  static final List<String> NAMES =
      List.of(
          "derived-fmt16-heartbeat-S",
          "derived-fmt19-halt-2330",
          "derived-fmt6-last-record",
          "resolver-fmt23-tpex-8069",
          "resolver-fmt23-twse-2330-badlen",
          "resolver-fmt23-twse-2330-fixedlen",
          "resolver-fmt6-6770-two-sided-book",
          "twse-fmt3-ex-0926",
          "twse-fmt6-ex1-2330",
          "twse-fmt6-ex2-2002-limit-up",
          "twse-fmt6-ex3-1504-limit-down",
          "twse-fmt6-ex4-1301-volatility-halt",
          "twse-fmt6-ex5-2330-market-bid-D0",
          "twse-fmt9-ex-1504-len31");

  private FeedSample() {}

  static String hex(String name) {
    return text(name + ".hex");
  }

  static byte[] bytes(String name) {
    return HexFormat.of().parseHex(hex(name).replaceAll("\\s", ""));
  }

  /** The line, with its end. */
  static String line(String name) {
    return text(name + ".jsonl");
  }

  private static String text(String file) {
    try (InputStream in = FeedSample.class.getResourceAsStream("/feed/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no test resource feed/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
