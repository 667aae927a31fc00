package tw.kuroshio.adapters.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of one row, parsed where they lie. Numbers are parsed exactly, never through a double.
 * A field that is not of the asked form gives {@link #BAD}, an empty one {@link #EMPTY}. Fields
 * count from 0. One thread.
 */
public class RowFields {

  public static final long BAD = Long.MIN_VALUE;
  public static final long EMPTY = Long.MIN_VALUE + 1;

  private static final int MOST_DIGITS = 17;
  private static final int SHOWN_BYTES = 200;

  byte[] buffer;
  int lineStart;
  int line;
  int[] fieldStart = new int[64];
  int[] fieldEnd = new int[64];
  int fields;

  RowFields(int bufferBytes) {
    buffer = new byte[bufferBytes];
  }

  void endField(int start, int end) {
    if (fields < fieldStart.length) {
      fieldStart[fields] = start;
      fieldEnd[fields] = end;
    }
    fields++;
  }

  /** Number of the current line, 1 for the header. */
  public int line() {
    return line;
  }

  public int fields() {
    return fields;
  }

  public boolean isEmpty(int field) {
    return fieldStart[field] == fieldEnd[field];
  }

  public String text(int field) {
    return new String(
        buffer, fieldStart[field], fieldEnd[field] - fieldStart[field], StandardCharsets.UTF_8);
  }

  /** The line, at most 200 bytes of it. */
  public String lineText() {
    return lineText(SHOWN_BYTES);
  }

  /** The line up to its last field. */
  public String wholeLine() {
    return lineText(Integer.MAX_VALUE);
  }

  private String lineText(int mostBytes) {
    int end = fieldEnd[Math.min(fields, fieldEnd.length) - 1];
    return new String(
        buffer, lineStart, Math.min(end - lineStart, mostBytes), StandardCharsets.UTF_8);
  }

  public List<String> texts() {
    String[] texts = new String[Math.min(fields, fieldStart.length)];
    Arrays.setAll(texts, this::text);
    return List.of(texts);
  }

  /** An exchange code of one to six characters packed into a number, or {@link #BAD}. */
  public long code(int field) {
    int length = fieldEnd[field] - fieldStart[field];
    if (length < 1 || length > 6) {
      return BAD;
    }
    long packed = 0;
    for (int i = fieldStart[field]; i < fieldEnd[field]; i++) {
      byte b = buffer[i];
      if ((b < '0' || b > '9') && (b < 'A' || b > 'Z')) {
        return BAD;
      }
      packed = packed << 8 | b;
    }
    return packed;
  }

  /**
   * A plain decimal in units of 10^-{@code scale}; further decimals must be zeros.
   *
   * @param scale decimals kept, 0 to 4
   */
  public long decimal(int field, int scale) {
    return decimal(field, scale, false);
  }

  /** As {@link #decimal}, also with a plus before it: {@code +0.50}. */
  public long signedDecimal(int field, int scale) {
    boolean plus = fieldEnd[field] - fieldStart[field] > 1 && buffer[fieldStart[field]] == '+';
    if (!plus) {
      return decimal(field, scale);
    }
    if (buffer[fieldStart[field] + 1] == '-') {
      return BAD;
    }
    fieldStart[field]++;
    long value = decimal(field, scale);
    fieldStart[field]--;
    return value;
  }

  /** As {@link #decimal}, also without a digit before the point: {@code .5}. */
  public long bareDecimal(int field, int scale) {
    return decimal(field, scale, true);
  }

  private long decimal(int field, int scale, boolean pointFirst) {
    int at = fieldStart[field];
    int end = fieldEnd[field];
    if (at == end) {
      return EMPTY;
    }
    boolean negative = buffer[at] == '-';
    if (negative) {
      at++;
    }
    boolean bare = pointFirst && at < end && buffer[at] == '.';
    long value = 0;
    int digits = 0;
    while (at < end && isDigit(buffer[at])) {
      value = 10 * value + (buffer[at] - '0');
      at++;
      if (++digits > MOST_DIGITS - scale) {
        return BAD;
      }
    }
    int decimals = 0;
    if ((digits > 0 || bare) && at < end && buffer[at] == '.') {
      at++;
      while (at < end && isDigit(buffer[at])) {
        if (decimals < scale) {
          value = 10 * value + (buffer[at] - '0');
        } else if (buffer[at] != '0') {
          return BAD;
        }
        decimals++;
        at++;
      }
      if (decimals == 0) {
        return BAD;
      }
    }
    if (at < end || digits + decimals == 0) {
      return BAD;
    }
    for (; decimals < scale; decimals++) {
      value *= 10;
    }
    return negative ? -value : value;
  }

  /**
   * A number such as {@code 12.5}, {@code -3} or {@code 1e-05}; not a number when it is of another
   * form or empty.
   */
  public double number(int field) {
    int at = fieldStart[field];
    int end = fieldEnd[field];
    boolean digit = false;
    for (int i = at; i < end; i++) {
      byte b = buffer[i];
      digit |= isDigit(b);
      if (!isDigit(b) && b != '.' && b != '-' && (b != 'e' || !digit)) {
        return Double.NaN;
      }
    }
    try {
      return digit ? Double.parseDouble(text(field)) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * Days since the epoch of a date {@code yyyMMdd} with the year of the Republic, 1150527 for
   * 2026-05-27, or {@link #BAD}.
   */
  public long rocDate(int field) {
    int at = fieldStart[field];
    return fieldEnd[field] - at == 7
        ? rocDay(digits(at, 3), digits(at + 3, 2), digits(at + 5, 2))
        : BAD;
  }

  /** As {@link #rocDate}, with slashes: 115/05/27, and 99/12/31 for 2010-12-31. */
  public long rocSlashedDate(int field) {
    int at = fieldStart[field];
    int year = fieldEnd[field] - at - 6;
    return (year == 2 || year == 3) && buffer[at + year] == '/' && buffer[at + year + 3] == '/'
        ? rocDay(digits(at, year), digits(at + year + 1, 2), digits(at + year + 4, 2))
        : BAD;
  }

  /** Days since the epoch of the first of a month {@code yyyMM} of the Republic. */
  public long rocMonth(int field) {
    int at = fieldStart[field];
    return fieldEnd[field] - at == 5 ? rocDay(digits(at, 3), digits(at + 3, 2), 1) : BAD;
  }

  private static long rocDay(int year, int month, int day) {
    return year < 1 ? BAD : epochDay(year + 1911, month, day);
  }

  /** Seconds after midnight of a time {@code HHMMSS}, or {@link #BAD}. */
  public long plainTime(int field) {
    int at = fieldStart[field];
    if (fieldEnd[field] - at != 6) {
      return BAD;
    }
    int hour = digits(at, 2);
    int minute = digits(at + 2, 2);
    int second = digits(at + 4, 2);
    boolean time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0;
    return time && second < 60 ? hour * 3_600L + minute * 60L + second : BAD;
  }

  /** Days since the epoch of a date {@code YYYYMMDD}, or {@link #BAD}. */
  public long plainDate(int field) {
    int at = fieldStart[field];
    return fieldEnd[field] - at == 8
        ? epochDay(digits(at, 4), digits(at + 4, 2), digits(at + 6, 2))
        : BAD;
  }

  /** Days since the epoch of a date such as {@code YYYY-MM-DD}, or {@link #BAD}. */
  public long separatedDate(int field, char separator) {
    int at = fieldStart[field];
    return fieldEnd[field] - at == 10 && buffer[at + 4] == separator && buffer[at + 7] == separator
        ? epochDay(digits(at, 4), digits(at + 5, 2), digits(at + 8, 2))
        : BAD;
  }

  /** Days since the epoch of the first of a month such as {@code YYYY-MM}, or {@link #BAD}. */
  public long separatedMonth(int field, char separator) {
    int at = fieldStart[field];
    return fieldEnd[field] - at == 7 && buffer[at + 4] == separator
        ? epochDay(digits(at, 4), digits(at + 5, 2), 1)
        : BAD;
  }

  /** Seconds after midnight of a time {@code HH:MM}, or {@link #BAD}. */
  public long clockTime(int field) {
    int at = fieldStart[field];
    if (fieldEnd[field] - at != 5 || buffer[at + 2] != ':') {
      return BAD;
    }
    int hour = digits(at, 2);
    int minute = digits(at + 3, 2);
    return hour < 0 || hour > 23 || minute < 0 || minute > 59 ? BAD : hour * 3_600L + minute * 60L;
  }

  private int digits(int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(buffer[i])) {
        return -1;
      }
      value = 10 * value + (buffer[i] - '0');
    }
    return value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Proleptic Gregorian, as {@link java.time.LocalDate#toEpochDay()}, without an object. */
  private static long epochDay(int year, int month, int day) {
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      return BAD;
    }
    long y = month <= 2 ? year - 1L : year;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return 365 * y
        + Math.floorDiv(y, 4)
        - Math.floorDiv(y, 100)
        + Math.floorDiv(y, 400)
        + dayOfYear
        - 719_468;
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      default -> 31;
    };
  }
}
