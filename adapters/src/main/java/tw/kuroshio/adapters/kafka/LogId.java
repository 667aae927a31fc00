package tw.kuroshio.adapters.kafka;

import java.util.HexFormat;

/**
 * Names one event log wherever it is kept: 64 random bits, written as 16 hexadecimal digits.
 *
 * @param value the bits
 */
public record LogId(long value) {

  private static final int DIGITS = 16;

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static LogId parse(String text) {
    if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException(
          "A log's name must be 16 hexadecimal digits, was '" + text + "'");
    }
    return new LogId(HexFormat.fromHexDigitsToLong(text));
  }

  /** The topic that holds the log. */
  public String topic() {
    return "kuroshio.log." + this;
  }

  String transactionalId() {
    return "kuroshio-log-" + this;
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
