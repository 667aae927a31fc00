package tw.kuroshio.adapters.files.importing;

import java.time.LocalDate;
import tw.kuroshio.adapters.files.RowFields;

/** A quarter of a fiscal year, which is taken for the calendar's. */
record FiscalQuarter(int year, int quarter) {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2199;

  /** Whether there is such a quarter; statements before 2000 have no known deadline. */
  static boolean isOne(long year, long quarter) {
    return year >= FIRST_YEAR && year <= LAST_YEAR && quarter >= 1 && quarter <= 4;
  }

  /**
   * @return the quarter of two checked numbers
   */
  static FiscalQuarter of(long year, long quarter) {
    return new FiscalQuarter((int) year, (int) quarter);
  }

  /** Of a year of the Republic in a field, {@link RowFields#BAD} when it is none. */
  static long rocYear(long year) {
    return year == RowFields.BAD || year == RowFields.EMPTY ? RowFields.BAD : year + 1911;
  }

  LocalDate first() {
    return LocalDate.of(year, 3 * quarter - 2, 1);
  }

  long firstDay() {
    return first().toEpochDay();
  }

  /** The first day after it, before which no statement of it can have been published. */
  long dayAfter() {
    return first().plusMonths(3).toEpochDay();
  }
}
