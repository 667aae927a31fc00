package tw.kuroshio.feed.twse;

import java.util.Arrays;

/**
 * Times of day on the wire, decimal HHMM, HHMMSS or HHMMSSmmmuuu, as nanoseconds since midnight in
 * Taipei. The fields are not range-checked: 09:61:00 reads as 10:01:00.
 */
public final class TimeOfDay {

  /** The time that is none, all nines on the wire: closing values, records that end a cycle. */
  public static final long NONE = QuoteCursor.NO_TIME;

  private static final int NONE_HHMMSS = 999_999;
  private static final long NS_PER_MICRO = 1_000;
  private static final long NS_PER_SECOND = 1_000_000_000;
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int SECONDS_PER_MINUTE = 60;

  private TimeOfDay() {}

  /** Two bytes HHMM. */
  static long minutesAt(byte[] buffer, int at) {
    int hhmm = PackedBcd.decode2(buffer, at);
    return (hhmm / 100 * SECONDS_PER_HOUR + hhmm % 100 * SECONDS_PER_MINUTE) * NS_PER_SECOND;
  }

  /** Three bytes HHMMSS, or {@link #NONE}. */
  static long secondsAt(byte[] buffer, int at) {
    int hhmmss = PackedBcd.decode3(buffer, at);
    if (hhmmss == NONE_HHMMSS) {
      return NONE;
    }
    return (hhmmss / 10_000 * SECONDS_PER_HOUR
            + hhmmss / 100 % 100 * SECONDS_PER_MINUTE
            + hhmmss % 100)
        * NS_PER_SECOND;
  }

  /** Six bytes HHMMSSmmmuuu, or {@link #NONE}. */
  static long microsAt(byte[] buffer, int at) {
    long seconds = secondsAt(buffer, at);
    return seconds == NONE ? NONE : seconds + PackedBcd.decode3(buffer, at + 3) * NS_PER_MICRO;
  }

  /** Writes two bytes HHMM; seconds are cut off. */
  static void putMinutes(long nsOfDay, byte[] buffer, int at) {
    PackedBcd.encode(hhmmss(nsOfDay) / 100, buffer, at, 2);
  }

  /** Writes three bytes HHMMSS, nines for {@link #NONE}; fractions of a second are cut off. */
  static void putSeconds(long nsOfDay, byte[] buffer, int at) {
    PackedBcd.encode(nsOfDay == NONE ? NONE_HHMMSS : hhmmss(nsOfDay), buffer, at, 3);
  }

  /** Writes six bytes HHMMSSmmmuuu, nines for {@link #NONE}; nanoseconds are cut off. */
  static void putMicros(long nsOfDay, byte[] buffer, int at) {
    if (nsOfDay == NONE) {
      Arrays.fill(buffer, at, at + 6, (byte) 0x99);
      return;
    }
    putSeconds(nsOfDay, buffer, at);
    PackedBcd.encode(nsOfDay % NS_PER_SECOND / NS_PER_MICRO, buffer, at + 3, 3);
  }

  private static long hhmmss(long nsOfDay) {
    long seconds = nsOfDay / NS_PER_SECOND;
    return seconds / SECONDS_PER_HOUR * 10_000
        + seconds / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE * 100
        + seconds % SECONDS_PER_MINUTE;
  }
}
