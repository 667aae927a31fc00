package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Steps through a comma-separated UTF-8 text without quoting, line by line, and parses fields where
 * they lie: nothing is allocated per row. Numbers are parsed exactly, never through a double. A
 * field that is not of the asked form gives {@link #BAD}, an empty one {@link #EMPTY}.
 */
final class CsvScanner {

  static final long BAD = Long.MIN_VALUE;
  static final long EMPTY = Long.MIN_VALUE + 1;

  private static final int BUFFER_BYTES = 1 << 17;
  private static final int LONGEST_LINE_BYTES = 1 << 16;
  private static final int MOST_DIGITS = 17;

  private final InputStream source;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int limit;
  private int lineStart;
  private int nextLine;
  private int line;
  private int[] fieldStart;
  private int[] fieldEnd;
  private int fields;

  /**
   * Reads the header line.
   *
   * @throws TableFault when there is none
   */
  CsvScanner(InputStream source) throws IOException {
    this.source = source;
    fieldStart = new int[64];
    fieldEnd = new int[64];
    if (!next()) {
      throw new TableFault("is empty: it must begin with a line of column names");
    }
    if (startsWithByteOrderMark()) {
      fieldStart[0] += 3;
    }
  }

  private boolean startsWithByteOrderMark() {
    return fieldEnd[0] - fieldStart[0] >= 3
        && (buffer[fieldStart[0]] & 0xFF) == 0xEF
        && (buffer[fieldStart[0] + 1] & 0xFF) == 0xBB
        && (buffer[fieldStart[0] + 2] & 0xFF) == 0xBF;
  }

  /** Steps to the next line that is not blank; false at the end. */
  boolean next() throws IOException {
    do {
      if (!scanLine()) {
        return false;
      }
    } while (fields == 1 && fieldEnd[0] == fieldStart[0]);
    return true;
  }

  private boolean scanLine() throws IOException {
    lineStart = nextLine;
    fields = 0;
    int start = lineStart;
    int at = lineStart;
    while (true) {
      if (at == limit) {
        int moved = lineStart;
        boolean more = refill();
        at -= moved - lineStart;
        start -= moved - lineStart;
        if (!more) {
          if (at == lineStart) {
            return false;
          }
          nextLine = at;
          break;
        }
      }
      byte b = buffer[at];
      if (b == '\n') {
        nextLine = at + 1;
        break;
      }
      at++;
      if (b == ',') {
        endField(start, at - 1);
        start = at;
      }
    }
    endField(start, at > start && buffer[at - 1] == '\r' ? at - 1 : at);
    line++;
    return true;
  }

  private void endField(int start, int end) {
    if (fields < fieldStart.length) {
      fieldStart[fields] = start;
      fieldEnd[fields] = end;
    }
    fields++;
  }

  /** Moves the open line to the front and reads behind it; false at the end of the source. */
  private boolean refill() throws IOException {
    int open = limit - lineStart;
    if (open > LONGEST_LINE_BYTES) {
      throw new TableFault(
          "has a line of more than " + LONGEST_LINE_BYTES + " bytes, line " + (line + 1));
    }
    System.arraycopy(buffer, lineStart, buffer, 0, open);
    for (int i = 0; i < Math.min(fields, fieldStart.length); i++) {
      fieldStart[i] -= lineStart;
      fieldEnd[i] -= lineStart;
    }
    lineStart = 0;
    limit = open;
    int count = source.read(buffer, limit, buffer.length - limit);
    if (count <= 0) {
      return false;
    }
    limit += count;
    return true;
  }

  /** Number of the current line, 1 for the header. */
  int line() {
    return line;
  }

  int fields() {
    return fields;
  }

  boolean isEmpty(int field) {
    return fieldStart[field] == fieldEnd[field];
  }

  String text(int field) {
    return new String(
        buffer, fieldStart[field], fieldEnd[field] - fieldStart[field], StandardCharsets.UTF_8);
  }

  /** The whole line, at most 200 characters of it. */
  String lineText() {
    int end = fieldEnd[Math.min(fields, fieldEnd.length) - 1];
    return new String(buffer, lineStart, Math.min(end - lineStart, 200), StandardCharsets.UTF_8);
  }

  List<String> texts() {
    String[] texts = new String[Math.min(fields, fieldStart.length)];
    Arrays.setAll(texts, this::text);
    return List.of(texts);
  }

  /** An exchange code of one to six characters packed into a number, or {@link #BAD}. */
  long code(int field) {
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
  long decimal(int field, int scale) {
    return decimal(field, scale, false);
  }

  /** The same, where a number below one may leave out its zero, such as {@code .5}. */
  long bareDecimal(int field, int scale) {
    return decimal(field, scale, true);
  }

  private long decimal(int field, int scale, boolean zeroLeftOut) {
    int at = fieldStart[field];
    int end = fieldEnd[field];
    if (at == end) {
      return EMPTY;
    }
    boolean negative = buffer[at] == '-';
    if (negative) {
      at++;
    }
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
    if (digits == 0 && zeroLeftOut && at < end && buffer[at] == '.') {
      digits = 1;
    }
    if (digits > 0 && at < end && buffer[at] == '.') {
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
    if (at < end || digits == 0) {
      return BAD;
    }
    for (; decimals < scale; decimals++) {
      value *= 10;
    }
    return negative ? -value : value;
  }

  /** Days since the epoch of a date {@code YYYYMMDD}, or {@link #BAD}. */
  long plainDate(int field) {
    int at = fieldStart[field];
    return fieldEnd[field] - at == 8
        ? epochDay(digits(at, 4), digits(at + 4, 2), digits(at + 6, 2))
        : BAD;
  }

  /** Days since the epoch of a date such as {@code YYYY-MM-DD}, or {@link #BAD}. */
  long separatedDate(int field, char separator) {
    int at = fieldStart[field];
    return fieldEnd[field] - at == 10 && buffer[at + 4] == separator && buffer[at + 7] == separator
        ? epochDay(digits(at, 4), digits(at + 5, 2), digits(at + 8, 2))
        : BAD;
  }

  /** Seconds after midnight of a time {@code HH:MM}, or {@link #BAD}. */
  long clockTime(int field) {
    int at = fieldStart[field];
    if (fieldEnd[field] - at != 5 || buffer[at + 2] != ':') {
      return BAD;
    }
    int hour = digits(at, 2);
    int minute = digits(at + 3, 2);
    return hour < 0 || hour > 23 || minute < 0 || minute > 59 ? BAD : hour * 3_600L + minute * 60L;
  }

  /** Seconds after midnight of a time {@code HHMMSS}, or {@link #BAD}. */
  long plainTime(int field) {
    int at = fieldStart[field];
    if (fieldEnd[field] - at != 6) {
      return BAD;
    }
    int hour = digits(at, 2);
    int minute = digits(at + 2, 2);
    int second = digits(at + 4, 2);
    boolean isTime =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    return isTime ? hour * 3_600L + minute * 60L + second : BAD;
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
