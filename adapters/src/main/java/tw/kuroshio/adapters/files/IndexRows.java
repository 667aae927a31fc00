package tw.kuroshio.adapters.files;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Takes the rows of the index tables. Dates are {@code YYYY-MM-DD}. */
final class IndexRows implements TableRows {

  private static final int DATE = 0;
  private static final int OPEN = 1;
  private static final int HIGH = 2;
  private static final int LOW = 3;
  private static final int CLOSE = 4;

  private final SessionGrid grid;
  private final long lastDay;
  private final Quarantine quarantine;
  private final NavigableMap<Long, Level> byDay = new TreeMap<>();
  private long duplicates;

  private record Level(long openE4, long highE4, long lowE4, long closeE4, String place) {

    boolean sameValues(Level other) {
      return openE4 == other.openE4
          && highE4 == other.highE4
          && lowE4 == other.lowE4
          && closeE4 == other.closeE4;
    }

    @Nullable RowFault fault() {
      if (openE4 == CsvScanner.EMPTY
          || highE4 == CsvScanner.EMPTY
          || lowE4 == CsvScanner.EMPTY
          || closeE4 == CsvScanner.EMPTY) {
        return RowFault.MISSING_NUMBER;
      }
      if (openE4 == CsvScanner.BAD
          || highE4 == CsvScanner.BAD
          || lowE4 == CsvScanner.BAD
          || closeE4 == CsvScanner.BAD) {
        return RowFault.BAD_NUMBER;
      }
      if (openE4 <= 0 || highE4 <= 0 || lowE4 <= 0 || closeE4 <= 0) {
        return RowFault.PRICE_NOT_POSITIVE;
      }
      if (highE4 < lowE4) {
        return RowFault.HIGH_BELOW_LOW;
      }
      boolean inside = openE4 >= lowE4 && openE4 <= highE4 && closeE4 >= lowE4 && closeE4 <= highE4;
      return inside ? null : RowFault.PRICE_OUTSIDE_RANGE;
    }
  }

  /**
   * @param lastDay later rows are passed over
   */
  IndexRows(SessionGrid grid, long lastDay, Quarantine quarantine) {
    this.grid = grid;
    this.lastDay = lastDay;
    this.quarantine = quarantine;
  }

  @Override
  public void add(SourceFile file, CsvScanner row, int[] at) throws ConflictingRows {
    long day = row.separatedDate(at[DATE], '-');
    if (day > lastDay) {
      return;
    }
    Level level =
        new Level(
            row.decimal(at[OPEN], 4),
            row.decimal(at[HIGH], 4),
            row.decimal(at[LOW], 4),
            row.decimal(at[CLOSE], 4),
            file.name() + ":" + row.line());
    @Nullable RowFault fault = level.fault();
    if (day == CsvScanner.BAD) {
      fault = RowFault.BAD_DATE;
    } else if (!grid.isTradingDay(day)) {
      fault = RowFault.NOT_A_TRADING_DAY;
    }
    if (fault != null) {
      quarantine.add(fault, file.name(), row);
      return;
    }
    Level other = byDay.putIfAbsent(day, level);
    if (other != null) {
      if (!other.sameValues(level)) {
        throw new ConflictingRows("Index " + SessionGrid.date(day), other.place(), level.place());
      }
      duplicates++;
    }
  }

  IndexBars bars() {
    return new IndexBars(
        byDay.keySet().stream().mapToInt(Long::intValue).toArray(),
        column(Level::openE4),
        column(Level::highE4),
        column(Level::lowE4),
        column(Level::closeE4));
  }

  private long[] column(ToLongFunction<Level> value) {
    return byDay.values().stream().mapToLong(value).toArray();
  }

  long duplicates() {
    return duplicates;
  }
}
