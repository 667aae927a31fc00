package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.volatility.OptionRight;

/**
 * A day's trades of TAIEX options from TAIFEX's daily file of trades, as CSV with the columns
 * {@code date,product,strike,expiry,type,time,price,qty,open_auction}: one row a side, so that a
 * trade stands there twice; dates {@code YYYYMMDD}, times {@code HHMMSS}, prices below one point
 * without their zero.
 *
 * @param trades in order of time, those of one second as in the file
 * @param rows read, header not counted
 * @param ofOthers rows of other days and products, passed over
 * @param quarantined rows set aside, by reason
 */
public record OptionTradesFile(
    List<OptionTrade> trades, long rows, long ofOthers, Map<RowFault, Long> quarantined) {

  private static final List<String> COLUMNS =
      List.of(
          "date", "product", "strike", "expiry", "type", "time", "price", "qty", "open_auction");
  private static final String PRODUCT = "TXO";
  private static final long MAX_BYTES = 1L << 30;

  /**
   * Reads the trades of a day.
   *
   * @throws FileRefused when it is no such file
   */
  public static OptionTradesFile read(Path file, LocalDate day) throws FileRefused {
    Quarantine quarantine = new Quarantine();
    List<OptionTrade> trades = new ArrayList<>();
    long rows = 0;
    long others = 0;
    try (TableInput in = TableInput.open(file, MAX_BYTES)) {
      CsvScanner row = new CsvScanner(in);
      if (!row.texts().equals(COLUMNS)) {
        throw new TableFault(
            "must have the columns "
                + String.join(",", COLUMNS)
                + ", has "
                + String.join(",", row.texts()));
      }
      while (row.next()) {
        rows++;
        RowFault fault = fault(row);
        if (fault != null) {
          quarantine.add(fault, String.valueOf(file.getFileName()), row);
        } else if (row.plainDate(0) != day.toEpochDay() || !row.text(1).equals(PRODUCT)) {
          others++;
        } else {
          trades.add(trade(row));
        }
      }
    } catch (TableFault e) {
      throw FileRefused.input("Option trades " + file + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileRefused.input("Option trades " + file + " cannot be read: " + Reason.of(e), e);
    }
    trades.sort(Comparator.comparingInt(OptionTrade::secondOfDay));
    return new OptionTradesFile(trades, rows, others, quarantine.counts());
  }

  private static @Nullable RowFault fault(CsvScanner row) {
    if (row.fields() != COLUMNS.size()) {
      return RowFault.FIELD_COUNT;
    }
    if (row.plainDate(0) == CsvScanner.BAD) {
      return RowFault.BAD_DATE;
    }
    if (row.plainTime(5) == CsvScanner.BAD) {
      return RowFault.BAD_TIME;
    }
    if (row.isEmpty(2) || row.isEmpty(6)) {
      return RowFault.MISSING_NUMBER;
    }
    if (row.decimal(2, 4) == CsvScanner.BAD || row.bareDecimal(6, 4) == CsvScanner.BAD) {
      return RowFault.BAD_NUMBER;
    }
    if (row.decimal(2, 4) <= 0 || row.bareDecimal(6, 4) <= 0) {
      return RowFault.PRICE_NOT_POSITIVE;
    }
    boolean isCallOrPut = row.text(4).equals("C") || row.text(4).equals("P");
    return isCallOrPut ? null : RowFault.BAD_SYMBOL;
  }

  private static OptionTrade trade(CsvScanner row) {
    return new OptionTrade(
        row.text(3),
        row.decimal(2, 4),
        row.text(4).equals("C") ? OptionRight.CALL : OptionRight.PUT,
        row.bareDecimal(6, 4),
        Math.toIntExact(row.plainTime(5)));
  }
}
