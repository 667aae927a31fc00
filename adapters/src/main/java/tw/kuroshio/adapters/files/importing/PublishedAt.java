package tw.kuroshio.adapters.files.importing;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.PublicationRules;
import tw.kuroshio.history.TaipeiTime;

/**
 * A moment of publication in a field: {@code YYYY-MM-DDTHH:MM} in Taipei, or {@code YYYY-MM-DD},
 * which counts as the evening of that day.
 */
final class PublishedAt {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);

  private PublishedAt() {}

  /** UTC nanoseconds since the epoch; {@link RowFields#EMPTY} or {@link RowFields#BAD} if not. */
  static long of(RowFields row, int field, PublicationRules publication) {
    if (row.isEmpty(field)) {
      return RowFields.EMPTY;
    }
    long day = row.separatedDate(field, '-');
    if (day != RowFields.BAD) {
      return publication.eveningTable(day);
    }
    try {
      LocalDateTime moment = LocalDateTime.parse(row.text(field), FORM);
      return TaipeiTime.utcNs(
          moment.toLocalDate().toEpochDay(), moment.toLocalTime().toNanoOfDay());
    } catch (DateTimeException e) {
      return RowFields.BAD;
    }
  }

  /**
   * What is wrong with a moment.
   *
   * @param earliestDay day before which nobody can have published it
   */
  static @Nullable RowFault fault(long publishedNs, long earliestDay, ImportContext context) {
    if (publishedNs == RowFields.EMPTY) {
      return null;
    }
    if (publishedNs == RowFields.BAD || TaipeiTime.dayOf(publishedNs) < earliestDay) {
      return RowFault.BAD_DATE;
    }
    return context.isFuture(TaipeiTime.dayOf(publishedNs)) ? RowFault.FUTURE_DATE : null;
  }

  /** The moment the source gives, else that of the rules. */
  static long or(long publishedNs, long byRuleNs) {
    return publishedNs == RowFields.EMPTY ? byRuleNs : publishedNs;
  }
}
