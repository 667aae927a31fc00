package tw.kuroshio.market;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values that each hold from a date until the next row's date. */
final class DatedRows<T> {

  private final String what;
  private final TreeMap<LocalDate, T> rows = new TreeMap<>();

  DatedRows(String what) {
    this.what = what;
  }

  void put(RuleLine line, LocalDate from, T value) {
    if (rows.putIfAbsent(from, value) != null) {
      throw line.bad(what + " must have one row for a date, has two for " + from);
    }
  }

  T on(LocalDate date) {
    Map.@Nullable Entry<LocalDate, T> row = rows.floorEntry(date);
    if (row == null) {
      throw new IllegalArgumentException(what + " must have a row in force on " + date);
    }
    return row.getValue();
  }
}
