package tw.kuroshio.adapters.files;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a run's folder, such as {@code 2020-03-19-2}.
 *
 * @param date trading date
 * @param number 1 for the first run of the date in its home
 */
record RunName(LocalDate date, int number) {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})-([1-9][0-9]{0,8})");

  static Optional<RunName> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RunName(LocalDate.parse(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  RunName following() {
    return new RunName(date, Math.addExact(number, 1));
  }

  @Override
  public String toString() {
    return date + "-" + number;
  }
}
