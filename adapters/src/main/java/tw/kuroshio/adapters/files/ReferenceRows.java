package tw.kuroshio.adapters.files;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of the ex-date tables. Dates are {@code YYYY-MM-DD}. An ex-date on which the
 * exchange was closed without notice takes effect on the next session.
 */
final class ReferenceRows implements TableRows {

  private static final int SYMBOL = 0;
  private static final int DATE = 1;
  private static final int PREVIOUS_CLOSE = 2;
  private static final int REFERENCE = 3;

  private static final long LARGEST_E4 = 999_999_999;

  private final SessionGrid grid;
  private final long lastDay;
  private final Quarantine quarantine;
  private final Map<String, NavigableMap<Long, Event>> bySymbol = new HashMap<>();
  private long duplicates;

  /**
   * One ex-date.
   *
   * @param exDay as published, days since the epoch
   */
  record Event(long exDay, long previousCloseE4, long referenceE4, String place) {}

  /**
   * @param lastDay later rows are passed over
   */
  ReferenceRows(SessionGrid grid, long lastDay, Quarantine quarantine) {
    this.grid = grid;
    this.lastDay = lastDay;
    this.quarantine = quarantine;
  }

  @Override
  public void add(SourceFile file, CsvScanner row, int[] at) throws ConflictingRows {
    long code = row.code(at[SYMBOL]);
    long exDay = row.separatedDate(at[DATE], '-');
    if (code != CsvScanner.BAD && exDay > lastDay) {
      return;
    }
    long previousCloseE4 = row.decimal(at[PREVIOUS_CLOSE], 4);
    long referenceE4 = row.decimal(at[REFERENCE], 4);
    long session = exDay == CsvScanner.BAD ? -1 : grid.tradingDayFrom(exDay);
    @Nullable RowFault fault = fault(code, exDay, session, previousCloseE4, referenceE4);
    if (fault != null) {
      quarantine.add(fault, file.name(), row);
      return;
    }
    String place = file.name() + ":" + row.line();
    Event event = new Event(exDay, previousCloseE4, referenceE4, place);
    NavigableMap<Long, Event> events =
        bySymbol.computeIfAbsent(row.text(at[SYMBOL]), key -> new TreeMap<>());
    Event other = events.putIfAbsent(session, event);
    if (other == null) {
      return;
    }
    if (other.exDay() != exDay) {
      quarantine.add(RowFault.SUPERSEDED, file.name(), row);
      events.put(session, other.exDay() > exDay ? other : event);
    } else if (other.previousCloseE4() != previousCloseE4 || other.referenceE4() != referenceE4) {
      throw new ConflictingRows(
          row.text(at[SYMBOL]) + " " + SessionGrid.date(exDay), other.place(), place);
    } else {
      duplicates++;
    }
  }

  private static @Nullable RowFault fault(
      long code, long exDay, long session, long previousCloseE4, long referenceE4) {
    if (code == CsvScanner.BAD) {
      return RowFault.BAD_SYMBOL;
    }
    if (exDay == CsvScanner.BAD) {
      return RowFault.BAD_DATE;
    }
    if (session < 0) {
      return RowFault.NOT_A_TRADING_DAY;
    }
    if (previousCloseE4 == CsvScanner.EMPTY || referenceE4 == CsvScanner.EMPTY) {
      return RowFault.MISSING_NUMBER;
    }
    if (previousCloseE4 == CsvScanner.BAD
        || referenceE4 == CsvScanner.BAD
        || previousCloseE4 > LARGEST_E4
        || referenceE4 > LARGEST_E4) {
      return RowFault.BAD_NUMBER;
    }
    return previousCloseE4 <= 0 || referenceE4 <= 0 ? RowFault.PRICE_NOT_POSITIVE : null;
  }

  /** Events of a symbol by the session in which they take effect. */
  NavigableMap<Long, Event> of(String code) {
    return bySymbol.getOrDefault(code, new TreeMap<>());
  }

  long duplicates() {
    return duplicates;
  }
}
