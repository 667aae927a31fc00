package tw.kuroshio.features.fields;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tw.kuroshio.history.PeriodKind;

/** Moments and periods as people write them. */
final class KnownTexts {

  private static final ZoneOffset TAIPEI = ZoneOffset.ofHours(8);
  private static final long SECOND_NS = 1_000_000_000L;
  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private KnownTexts() {}

  /** In Taipei, to the minute. */
  static String moment(long utcNs) {
    return LocalDateTime.ofEpochSecond(Math.floorDiv(utcNs, SECOND_NS), 0, TAIPEI)
        .format(TO_THE_MINUTE);
  }

  /** By its first day. */
  static String period(PeriodKind kind, long firstDay) {
    LocalDate day = LocalDate.ofEpochDay(firstDay);
    return switch (kind) {
      case MONTH -> day.toString().substring(0, 7);
      case QUARTER -> day.getYear() + "Q" + (day.getMonthValue() + 2) / 3;
      case YEAR -> String.valueOf(day.getYear());
      case SESSION, DAY, INTERVAL, INSTANT -> day.toString();
    };
  }
}
