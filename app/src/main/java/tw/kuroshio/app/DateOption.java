package tw.kuroshio.app;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Dates on the command line: 2020-03-19 or 20200319, and nothing else. */
final class DateOption implements ITypeConverter<LocalDate> {

  private static final DateTimeFormatter DASHED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  @Override
  public LocalDate convert(String text) {
    try {
      return LocalDate.parse(text, text.contains("-") ? DASHED : PLAIN);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "A date must be YYYY-MM-DD or YYYYMMDD, was '" + text + "'");
    }
  }
}
