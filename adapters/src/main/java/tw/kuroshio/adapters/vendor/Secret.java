package tw.kuroshio.adapters.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key that is used and never shown. */
public final class Secret {

  private static final int LONGEST = 4_096;

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * A key without the white space around it.
   *
   * @param origin where it comes from, for the message
   * @throws IllegalArgumentException when it is empty, too long or of several lines; the message
   *     does not hold it
   */
  public static Secret of(String text, String origin) {
    String key = text.strip();
    boolean printable = key.chars().allMatch(c -> c > ' ' && c < 0x7F);
    if (key.isEmpty() || key.length() > LONGEST || !printable) {
      throw new IllegalArgumentException(
          "The key in " + origin + " must be one line of printable ASCII without blanks");
    }
    return new Secret(key);
  }

  /** The key a file holds. */
  public static Secret read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 2);
      return of(new String(bytes, StandardCharsets.ISO_8859_1), file.toString());
    }
  }

  /** The key itself: for the wire only. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
