package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Companies' statements of the newest quarter, endpoints t187ap06_L_* and t187ap07_L_*: amounts in
 * thousands of TWD, cumulative, earnings in TWD a share. The moment of filing is not in them: a
 * statement counts as known at the legal deadline, or in the evening of the day the table was made
 * when that is earlier.
 */
final class CompanyStatementImporter implements RowImporter {

  /** Columns of an income statement behind the key, each as one or another industry names it. */
  static final String INCOME =
      "出表日期,年度,季別,公司代號,?營業收入|淨收益|收益|收入,?營業利益（損失）|營業利益,"
          + "淨利（淨損）歸屬於母公司業主|淨利（損）歸屬於母公司業主,基本每股盈餘（元）,?所得稅費用（利益）";

  /** The same of a balance sheet. */
  static final String BALANCE =
      "出表日期,年度,季別,公司代號,資產總計|資產總額|資產合計,負債總計|負債總額|負債合計,"
          + "?歸屬於母公司業主之權益合計|歸屬於母公司業主權益合計|歸屬於母公司業主之權益,?非控制權益,"
          + "權益總計|權益總額|權益合計";

  static final String[] INCOME_FIELDS = {
    "revenue", "operating_income", "net_income", "eps", "tax_expense"
  };
  static final String[] BALANCE_FIELDS = {
    "total_assets", "total_liabilities", "equity", "minority_interest"
  };

  private static final Dataset FILED = Dataset.STATEMENT_FILED;
  private static final int EPS = FILED.field("eps");
  private static final int FIRST_AMOUNT = 4;
  private static final int TOTAL_EQUITY = 8;

  private final RowSink sink;
  private final int[] fields;
  private final boolean balance;

  private CompanyStatementImporter(RowSink sink, boolean balance) {
    this.sink = sink;
    this.balance = balance;
    String[] names = balance ? BALANCE_FIELDS : INCOME_FIELDS;
    fields = Arrays.stream(names).mapToInt(FILED::field).toArray();
  }

  static CompanyStatementImporter income(RowSink sink) {
    return new CompanyStatementImporter(sink, false);
  }

  static CompanyStatementImporter balance(RowSink sink) {
    return new CompanyStatementImporter(sink, true);
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    ImportContext context = sink.context();
    long made = row.rocDate(at[0]);
    long year = FiscalQuarter.rocYear(row.decimal(at[1], 0));
    long number = row.decimal(at[2], 0);
    @Nullable RowFault fault = StatementImporter.keyFault(row, at[3], year, number, context);
    if (fault == null && made == RowFields.BAD) {
      fault = RowFault.BAD_DATE;
    }
    if (fault == null
        && (context.isFuture(made) || made < FiscalQuarter.of(year, number).dayAfter())) {
      fault = RowFault.FUTURE_DATE;
    }
    long[] amounts = new long[fields.length];
    for (int i = 0; i < fields.length && fault == null; i++) {
      int column = at[FIRST_AMOUNT + i];
      amounts[i] = fields[i] == EPS ? row.decimal(column, 4) : RowNumbers.thousands(row, column);
      fault = amounts[i] == RowFields.BAD ? RowFault.BAD_NUMBER : null;
    }
    if (fault == null
        && balance
        && !balances(amounts, RowNumbers.thousands(row, at[TOTAL_EQUITY]))) {
      fault = RowFault.SUM_DIFFERS;
    }
    if (fault == null && Arrays.stream(amounts).allMatch(amount -> amount == RowFields.EMPTY)) {
      fault = RowFault.MISSING_NUMBER;
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    FiscalQuarter quarter = FiscalQuarter.of(year, number);
    long knownAtNs =
        Math.min(
            context.publication().statement(quarter.year(), quarter.quarter()),
            context.publication().eveningTable(made));
    int filed = sink.begin(FILED, row.text(at[3]), quarter.firstDay(), 0, knownAtNs);
    FactTable table = sink.table(FILED);
    for (int i = 0; i < fields.length; i++) {
      RowNumbers.set(table, filed, fields[i], amounts[i]);
    }
    sink.end(FILED, row);
  }

  private static boolean balances(long[] amounts, long equity) {
    return equity != RowFields.BAD && StatementImporter.balances(amounts[0], amounts[1], equity);
  }
}
