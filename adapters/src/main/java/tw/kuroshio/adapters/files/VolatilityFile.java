package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalDouble;

/** One day's 30-day value of a table {@code vix_txo_daily_*}, to compare with. */
public final class VolatilityFile {

  private static final long MAX_BYTES = 64L << 20;
  private static final int DATE = Table.VIX.columns().indexOf("trade_date");
  private static final int VIX30 = Table.VIX.columns().indexOf("vix30");

  private VolatilityFile() {}

  /**
   * The value of a day in points; none when the table has no row of it or no value in it.
   *
   * @throws FileRefused when it is no such table, or the value is no number
   */
  public static OptionalDouble vix30(Path file, LocalDate day) throws FileRefused {
    try (TableInput in = TableInput.open(file, MAX_BYTES)) {
      CsvScanner row = new CsvScanner(in);
      int[] at = Table.VIX.positions(row.texts());
      while (row.next()) {
        if (row.fields() == at.length
            && row.separatedDate(at[DATE], '-') == day.toEpochDay()
            && !row.isEmpty(at[VIX30])) {
          return OptionalDouble.of(number(row, at[VIX30]));
        }
      }
      return OptionalDouble.empty();
    } catch (TableFault e) {
      throw FileRefused.input("Volatility table " + file + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileRefused.input("Volatility table " + file + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static double number(CsvScanner row, int field) throws TableFault {
    try {
      return Double.parseDouble(row.text(field));
    } catch (NumberFormatException e) {
      throw new TableFault(
          "has no number in line " + row.line() + ", vix30: '" + row.text(field) + "'");
    }
  }
}
