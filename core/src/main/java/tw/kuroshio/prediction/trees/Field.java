package tw.kuroshio.prediction.trees;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code key=value} line. Lists are split on runs of spaces; a list's length is compared with
 * what the line can hold before anything is allocated.
 */
record Field(byte[] text, String key, int line, int from, int to, boolean hasValue) {

  /** Longest number token; LightGBM writes at most 25 characters. */
  private static final int MAX_TOKEN = 400;

  ModelRefused refused(String reason) {
    return new ModelRefused(line, key, reason);
  }

  String value() {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  int integer(int min, int max) throws ModelRefused {
    return integers(1, min, max)[0];
  }

  int[] integers(int count, int min, int max) throws ModelRefused {
    int[] values = new int[checked(count)];
    int at = from;
    for (int i = 0; i < count; i++) {
      at = skipSpaces(at);
      int end = tokenEnd(at, count, i);
      long value = parseLong(at, end);
      if (value < min || value > max) {
        throw refused("must be " + min + " to " + max + ", was " + value + " at position " + i);
      }
      values[i] = (int) value;
      at = end;
    }
    requireEnd(at, count);
    return values;
  }

  /** Unsigned 32-bit words, kept in the bits of an int. */
  int[] words(int count) throws ModelRefused {
    int[] values = new int[checked(count)];
    int at = from;
    for (int i = 0; i < count; i++) {
      at = skipSpaces(at);
      int end = tokenEnd(at, count, i);
      long value = parseLong(at, end);
      if (value < 0 || value > 0xFFFF_FFFFL) {
        throw refused("must be an unsigned 32-bit word, was " + value + " at position " + i);
      }
      values[i] = (int) value;
      at = end;
    }
    requireEnd(at, count);
    return values;
  }

  /** Finite numbers, correctly rounded. */
  double[] doubles(int count) throws ModelRefused {
    return doubles(count, false);
  }

  /** Numbers of which some may be infinite: a split that parts the missing from all others. */
  double[] doublesOrInfinite(int count) throws ModelRefused {
    return doubles(count, true);
  }

  private double[] doubles(int count, boolean infinite) throws ModelRefused {
    double[] values = new double[checked(count)];
    int at = from;
    for (int i = 0; i < count; i++) {
      at = skipSpaces(at);
      int end = tokenEnd(at, count, i);
      values[i] = infinite && isInfinity(at, end) ? infinity(at) : parseDouble(at, end);
      at = end;
    }
    requireEnd(at, count);
    return values;
  }

  /** How many space-separated tokens the value has. */
  int tokens() {
    int count = 0;
    int at = skipSpaces(from);
    while (at < to) {
      count++;
      while (at < to && text[at] != ' ') {
        at++;
      }
      at = skipSpaces(at);
    }
    return count;
  }

  List<String> strings() {
    List<String> values = new ArrayList<>();
    int at = skipSpaces(from);
    while (at < to) {
      int begin = at;
      while (at < to && text[at] != ' ') {
        at++;
      }
      values.add(new String(text, begin, at - begin, StandardCharsets.UTF_8));
      at = skipSpaces(at);
    }
    return values;
  }

  double parseDouble(String token) throws ModelRefused {
    byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
    return new Field(bytes, key, line, 0, bytes.length, true).parseDouble(0, bytes.length);
  }

  private int checked(int count) throws ModelRefused {
    if ((to - from + 1) / 2 < count) {
      throw refused("must have " + count + " values, has " + tokens());
    }
    return count;
  }

  private int skipSpaces(int at) {
    int next = at;
    while (next < to && text[next] == ' ') {
      next++;
    }
    return next;
  }

  private int tokenEnd(int begin, int count, int position) throws ModelRefused {
    int end = begin;
    while (end < to && text[end] != ' ') {
      end++;
    }
    if (end == begin) {
      throw refused("must have " + count + " values, has " + position);
    }
    if (end - begin > MAX_TOKEN) {
      throw refused("a number has at most " + MAX_TOKEN + " characters, was " + (end - begin));
    }
    return end;
  }

  private void requireEnd(int at, int count) throws ModelRefused {
    if (skipSpaces(at) < to) {
      throw refused("must have " + count + " values, has " + tokens());
    }
  }

  private long parseLong(int begin, int end) throws ModelRefused {
    int at = begin;
    boolean negative = text[at] == '-';
    if (negative || text[at] == '+') {
      at++;
    }
    if (at == end || end - at > 18) {
      throw notANumber("an integer", begin, end);
    }
    long value = 0;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        throw notANumber("an integer", begin, end);
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  private double parseDouble(int begin, int end) throws ModelRefused {
    // Java's own grammar takes more than the format has: hexadecimal, suffixes, names of infinity.
    int at = begin;
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    int whole = digitsEnd(at, end);
    int digits = whole - at;
    if (whole < end && text[whole] == '.') {
      int fraction = digitsEnd(whole + 1, end);
      digits += fraction - whole - 1;
      whole = fraction;
    }
    if (digits > 0 && whole < end && (text[whole] == 'e' || text[whole] == 'E')) {
      int sign = whole + 1;
      if (sign < end && (text[sign] == '-' || text[sign] == '+')) {
        sign++;
      }
      whole = digitsEnd(sign, end);
      digits = whole - sign;
    }
    if (digits == 0 || whole != end) {
      throw notANumber("a number", begin, end);
    }
    double value =
        Double.parseDouble(new String(text, begin, end - begin, StandardCharsets.ISO_8859_1));
    if (Double.isInfinite(value)) {
      throw notANumber("finite", begin, end);
    }
    return value;
  }

  private boolean isInfinity(int begin, int end) {
    int at = text[begin] == '-' ? begin + 1 : begin;
    return end - at == 3 && text[at] == 'i' && text[at + 1] == 'n' && text[at + 2] == 'f';
  }

  private double infinity(int begin) {
    return text[begin] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private int digitsEnd(int begin, int end) {
    int at = begin;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  private ModelRefused notANumber(String wanted, int begin, int end) {
    String token = new String(text, begin, Math.min(end - begin, 40), StandardCharsets.ISO_8859_1);
    return refused("must be " + wanted + ", was \"" + token + "\"");
  }
}
