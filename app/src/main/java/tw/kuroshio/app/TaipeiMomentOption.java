package tw.kuroshio.app;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment of Taipei's wall time on the command line: 2020-03-19T18:30, and nothing else. */
final class TaipeiMomentOption implements ITypeConverter<LocalDateTime> {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);

  @Override
  public LocalDateTime convert(String text) {
    try {
      return LocalDateTime.parse(text, FORM);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "A moment must be YYYY-MM-DDTHH:MM in Taipei, was '" + text + "'");
    }
  }
}
