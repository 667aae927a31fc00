package tw.kuroshio.market;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a rule file: whitespace-separated fields. Empty lines and everything after a {@code
 * #} are left out.
 *
 * @param file name of the file, for messages
 * @param number line number, from 1
 */
record RuleLine(String file, int number, List<String> fields) {

  static List<RuleLine> of(String file, String text) {
    List<RuleLine> lines = new ArrayList<>();
    int number = 0;
    for (String raw : (Iterable<String>) text.lines()::iterator) {
      number++;
      int comment = raw.indexOf('#');
      String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
      if (!line.isEmpty()) {
        lines.add(new RuleLine(file, number, List.of(line.split("\\s+", -1))));
      }
    }
    return lines;
  }

  String field(int index) {
    if (index >= fields.size()) {
      throw bad("must have at least " + (index + 1) + " fields, has " + fields.size());
    }
    return fields.get(index);
  }

  void requireFields(int count) {
    if (fields.size() != count) {
      throw bad("must have " + count + " fields, has " + fields.size());
    }
  }

  LocalDate date(int index) {
    try {
      return LocalDate.parse(field(index));
    } catch (DateTimeException e) {
      throw bad("date must be yyyy-mm-dd, was '" + field(index) + "'", e);
    }
  }

  /** All fields from {@code index} on, joined by one space. */
  String rest(int index) {
    field(index);
    return String.join(" ", fields.subList(index, fields.size()));
  }

  /** A decimal scaled by 10 to the {@code digits}; more digits are refused. */
  long scaled(String value, int digits) {
    try {
      return new java.math.BigDecimal(value)
          .setScale(digits, java.math.RoundingMode.UNNECESSARY)
          .unscaledValue()
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw bad("number must have at most " + digits + " decimals, was '" + value + "'", e);
    }
  }

  IllegalArgumentException bad(String what) {
    return new IllegalArgumentException(file + " line " + number + ": " + what);
  }

  IllegalArgumentException bad(String what, Exception cause) {
    return new IllegalArgumentException(file + " line " + number + ": " + what, cause);
  }
}
