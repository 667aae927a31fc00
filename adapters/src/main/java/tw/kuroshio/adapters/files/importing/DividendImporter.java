package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Dividends by year: symbol,c1 … c19, a source that does not name its columns. They are taken as
 * fiscal year, year of payment, meeting, cash ex-date with reference price, stock ex-date with
 * reference price, (c8), cash from earnings, from reserves and in all, stock the same, both,
 * (average price, yield, c18, c19), because of 11,125 rows c9 + c10 = c11, c12 + c13 = c14 and c11
 * + c14 = c15 hold in all but three, and dates and prices are those of the table of ex-dates where
 * it has them. A row in which the sums do not hold is set aside.
 *
 * <p>Dates are {@code YYYY/MM/DD}. Known in the evening of the meeting; without one before the open
 * of the first ex-date; without any date at the end of the year.
 */
final class DividendImporter implements RowImporter {

  private static final Dataset DIVIDEND = Dataset.DIVIDEND;
  private static final int FISCAL_YEAR = DIVIDEND.field("fiscal_year");
  private static final int MEETING = DIVIDEND.field("meeting_on");
  private static final int CASH_EX = DIVIDEND.field("cash_ex_on");
  private static final int CASH_PRICE = DIVIDEND.field("cash_ref_price");
  private static final int STOCK_EX = DIVIDEND.field("stock_ex_on");
  private static final int STOCK_PRICE = DIVIDEND.field("stock_ref_price");
  private static final int CASH = DIVIDEND.field("cash_dividend");
  private static final int STOCK = DIVIDEND.field("stock_dividend");

  /** The source rounds each part to a hundredth. */
  private static final long ROUNDING_E4 = 200;

  private final RowSink sink;
  private final Map<String, Integer> ordinals = new HashMap<>();

  DividendImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long fiscalYear = row.decimal(at[1], 0);
    long year = row.decimal(at[2], 0);
    long meeting = date(row, at[3]);
    long cashEx = date(row, at[4]);
    long stockEx = date(row, at[6]);
    @Nullable RowFault fault = null;
    if (row.code(at[0]) == RowFields.BAD) {
      fault = RowFault.BAD_SYMBOL;
    } else if (!isYear(fiscalYear) || !isYear(year)) {
      fault = RowFault.BAD_DATE;
    } else if (meeting == RowFields.BAD || cashEx == RowFields.BAD || stockEx == RowFields.BAD) {
      fault = RowFault.BAD_DATE;
    }
    if (fault == null) {
      fault = amounts(row, at);
    }
    long firstOfYear =
        fault == null ? LocalDate.of((int) year, 1, 1).toEpochDay() : RowFields.EMPTY;
    if (fault == null && sink.context().isFuture(firstOfYear)) {
      fault = RowFault.FUTURE_DATE;
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    String code = row.text(at[0]);
    int ordinal = ordinals.merge(code + " " + year, 1, Integer::sum) - 1;
    long knownAtNs = knownAtNs(year, meeting, cashEx, stockEx);
    int dividend = sink.begin(DIVIDEND, code, firstOfYear, ordinal, knownAtNs);
    FactTable table = sink.table(DIVIDEND);
    table.set(dividend, FISCAL_YEAR, fiscalYear);
    RowNumbers.set(table, dividend, MEETING, meeting);
    RowNumbers.set(table, dividend, CASH_EX, cashEx);
    RowNumbers.set(table, dividend, CASH_PRICE, row.decimal(at[5], 4));
    RowNumbers.set(table, dividend, STOCK_EX, stockEx);
    RowNumbers.set(table, dividend, STOCK_PRICE, row.decimal(at[7], 4));
    RowNumbers.set(table, dividend, CASH, row.decimal(at[11], 4));
    RowNumbers.set(table, dividend, STOCK, row.decimal(at[14], 4));
    sink.end(DIVIDEND, row);
  }

  private static long date(RowFields row, int field) {
    return row.isEmpty(field) ? RowFields.EMPTY : row.separatedDate(field, '/');
  }

  private static boolean isYear(long year) {
    return year >= 1900 && year < 2200;
  }

  private static @Nullable RowFault amounts(RowFields row, int[] at) {
    long[] part = new long[7];
    for (int i = 0; i < part.length; i++) {
      part[i] = row.decimal(at[9 + i], 4);
    }
    @Nullable RowFault fault = RowNumbers.present(part);
    if (fault == null) {
      fault = RowNumbers.quantities(part);
    }
    if (fault == null) {
      fault = RowNumbers.quantities(row.decimal(at[5], 4), row.decimal(at[7], 4));
    }
    if (fault != null) {
      return fault;
    }
    boolean sums =
        Math.abs(part[0] + part[1] - part[2]) <= ROUNDING_E4
            && Math.abs(part[3] + part[4] - part[5]) <= ROUNDING_E4
            && Math.abs(part[2] + part[5] - part[6]) <= ROUNDING_E4;
    return sums ? null : RowFault.SUM_DIFFERS;
  }

  private long knownAtNs(long year, long meeting, long cashEx, long stockEx) {
    if (meeting != RowFields.EMPTY) {
      return sink.context().publication().eveningTable(meeting);
    }
    if (cashEx == RowFields.EMPTY && stockEx == RowFields.EMPTY) {
      long lastOfYear = LocalDate.of((int) year, 12, 31).toEpochDay();
      return sink.context().publication().eveningTable(lastOfYear);
    }
    long first =
        cashEx == RowFields.EMPTY || (stockEx != RowFields.EMPTY && stockEx < cashEx)
            ? stockEx
            : cashEx;
    return sink.context().publication().beforeOpen(first);
  }
}
