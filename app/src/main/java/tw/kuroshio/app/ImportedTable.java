package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore.Loaded;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.PeriodKind;
import tw.kuroshio.history.TaipeiTime;

/**
 * What became of one file's rows of one dataset.
 *
 * @param first day of the first period
 * @param last day of the last one
 * @param days different days among the periods
 */
record ImportedTable(Dataset dataset, Loaded loaded, LocalDate first, LocalDate last, long days) {

  static ImportedTable of(FactTable table, Loaded loaded) {
    boolean instants = table.dataset().period() == PeriodKind.INSTANT;
    long[] days = new long[table.size()];
    for (int row = 0; row < days.length; row++) {
      days[row] = instants ? TaipeiTime.dayOf(table.period(row)) : table.period(row);
    }
    Arrays.sort(days);
    return new ImportedTable(
        table.dataset(),
        loaded,
        LocalDate.ofEpochDay(days[0]),
        LocalDate.ofEpochDay(days[days.length - 1]),
        Arrays.stream(days).distinct().count());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s %,d new, %,d revised, %,d unchanged (%s%s)",
        dataset.tableName(),
        loaded.added(),
        loaded.revised(),
        loaded.unchanged(),
        first.equals(last) ? first : first + " to " + last,
        days > 1 ? String.format(Locale.ROOT, ", %,d days", days) : "");
  }
}
