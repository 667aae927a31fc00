package tw.kuroshio.app;

/** Fixed-point numbers as text, always with all their places. */
final class Decimals {

  private Decimals() {}

  /** A number of 0 or more given in units of its last place. */
  static String text(long value, int places) {
    String digits = padded(value, places + 1);
    int point = digits.length() - places;
    return digits.substring(0, point) + "." + digits.substring(point);
  }

  /** A number of 0 or more with zeros in front up to {@code width} digits. */
  static String padded(long value, int width) {
    String digits = Long.toString(value);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
