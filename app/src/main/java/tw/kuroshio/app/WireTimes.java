package tw.kuroshio.app;

import tw.kuroshio.feed.twse.TimeOfDay;

/** Times of the feed as text; no time, all nines on the wire, stays all nines. */
final class WireTimes {

  private static final long NS_PER_SECOND = 1_000_000_000;
  private static final long NONE_SECONDS = 999_999;
  private static final long NONE_MICROS = 999_999_999_999L;

  private WireTimes() {}

  /** HH:MM:SS.ffffff of the twelve digits HHMMSSffffff, whatever they are. */
  static String ofDigits(long digits) {
    return hhmmss(digits / 1_000_000) + "." + Decimals.padded(digits % 1_000_000, 6);
  }

  /** HH:MM:SS.ffffff. */
  static String micros(long nsOfDay) {
    return ofDigits(
        nsOfDay == TimeOfDay.NONE
            ? NONE_MICROS
            : digits(nsOfDay) * 1_000_000 + nsOfDay % NS_PER_SECOND / 1_000);
  }

  /** HH:MM:SS. */
  static String seconds(long nsOfDay) {
    return hhmmss(nsOfDay == TimeOfDay.NONE ? NONE_SECONDS : digits(nsOfDay));
  }

  /** HH:MM. */
  static String minutes(long nsOfDay) {
    return seconds(nsOfDay).substring(0, 5);
  }

  /** The number HHMMSS. */
  private static long digits(long nsOfDay) {
    long seconds = nsOfDay / NS_PER_SECOND;
    return seconds / 3_600 * 10_000 + seconds / 60 % 60 * 100 + seconds % 60;
  }

  private static String hhmmss(long digits) {
    return Decimals.padded(digits / 10_000, 2)
        + ":"
        + Decimals.padded(digits / 100 % 100, 2)
        + ":"
        + Decimals.padded(digits % 100, 2);
  }
}
