package tw.kuroshio.model;

import java.util.Locale;

/**
 * Client order id, FIX tag 11: exactly the twelve characters of the exchange's field, day(2) +
 * epoch(3) + sequence(7), each in base 36, upper case. A function of state, never of a clock.
 */
public record ClOrdId(String value) implements Comparable<ClOrdId> {

  private static final long MAX_SEQUENCE = 78_364_164_095L;

  public ClOrdId {
    if (value.length() != 12) {
      throw new IllegalArgumentException("ClOrdID must have 12 characters, was '" + value + "'");
    }
  }

  /**
   * Builds the id from its parts.
   *
   * @param day day of the run's year modulo 1296, 0 to 1295
   * @param epoch writer epoch, 0 to 46655
   * @param sequence order sequence within the epoch, 0 to 36⁷ − 1
   */
  public static ClOrdId of(int day, int epoch, long sequence) {
    if (day < 0 || day >= 1_296 || epoch < 0 || epoch >= 46_656) {
      throw new IllegalArgumentException(
          "ClOrdID day " + day + " or epoch " + epoch + " too large");
    }
    if (sequence < 0 || sequence > MAX_SEQUENCE) {
      throw new IllegalArgumentException("ClOrdID sequence out of range, was " + sequence);
    }
    return new ClOrdId(base36(day, 2) + base36(epoch, 3) + base36(sequence, 7));
  }

  private static String base36(long value, int width) {
    String digits = Long.toString(value, 36).toUpperCase(Locale.ROOT);
    return "0".repeat(width - digits.length()) + digits;
  }

  @Override
  public int compareTo(ClOrdId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
