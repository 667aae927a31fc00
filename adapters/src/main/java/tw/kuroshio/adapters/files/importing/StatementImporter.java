package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.Field;
import tw.kuroshio.history.FieldType;

/**
 * Financial statements as companies file them: code,fiscal_year,fiscal_quarter,filed_at and the
 * columns of {@link Dataset#STATEMENT_FILED}. Amounts are whole TWD, earnings a share have up to
 * four decimals; what flows is cumulative from the beginning of the year. Known when filed, without
 * that at the legal deadline. A balance sheet that does not balance is set aside.
 */
final class StatementImporter implements RowImporter {

  static final String COLUMNS =
      "code,fiscal_year,fiscal_quarter,filed_at,"
          + String.join(",", Dataset.STATEMENT_FILED.fields().stream().map(Field::name).toList());

  private static final Dataset FILED = Dataset.STATEMENT_FILED;
  private static final int FIRST_AMOUNT = 4;
  private static final int ASSETS = FILED.field("total_assets");
  private static final int LIABILITIES = FILED.field("total_liabilities");
  private static final int EQUITY = FILED.field("equity");
  private static final int MINORITY = FILED.field("minority_interest");

  /** Each of four amounts may be rounded to a thousand. */
  private static final long ROUNDING_TWD = 2_000;

  private final RowSink sink;

  StatementImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    ImportContext context = sink.context();
    long year = row.decimal(at[1], 0);
    long number = row.decimal(at[2], 0);
    long filedNs = PublishedAt.of(row, at[3], context.publication());
    long[] amounts = amounts(row, at);
    @Nullable RowFault fault = keyFault(row, at[0], year, number, context);
    if (fault == null) {
      fault = PublishedAt.fault(filedNs, FiscalQuarter.of(year, number).dayAfter(), context);
    }
    if (fault == null) {
      fault = fault(amounts);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    FiscalQuarter quarter = FiscalQuarter.of(year, number);
    long byRuleNs = context.publication().statement(quarter.year(), quarter.quarter());
    long knownAtNs = PublishedAt.or(filedNs, byRuleNs);
    int filed = sink.begin(FILED, row.text(at[0]), quarter.firstDay(), 0, knownAtNs);
    FactTable table = sink.table(FILED);
    for (int field = 0; field < amounts.length; field++) {
      RowNumbers.set(table, filed, field, amounts[field]);
    }
    sink.end(FILED, row);
  }

  /** What is wrong with the key of a row of statements. */
  static @Nullable RowFault keyFault(
      RowFields row, int codeField, long year, long quarter, ImportContext context) {
    if (row.code(codeField) == RowFields.BAD) {
      return RowFault.BAD_SYMBOL;
    }
    if (!FiscalQuarter.isOne(year, quarter)) {
      return RowFault.BAD_DATE;
    }
    return context.isFuture(FiscalQuarter.of(year, quarter).dayAfter())
        ? RowFault.FUTURE_DATE
        : null;
  }

  private static long[] amounts(RowFields row, int[] at) {
    long[] amounts = new long[FILED.fields().size()];
    for (int field = 0; field < amounts.length; field++) {
      boolean aShare = FILED.fields().get(field).type() == FieldType.PRICE_E4;
      amounts[field] = row.decimal(at[FIRST_AMOUNT + field], aShare ? 4 : 0);
    }
    return amounts;
  }

  private static @Nullable RowFault fault(long[] amounts) {
    boolean any = false;
    for (long amount : amounts) {
      if (amount == RowFields.BAD) {
        return RowFault.BAD_NUMBER;
      }
      any |= amount != RowFields.EMPTY;
    }
    if (!any) {
      return RowFault.MISSING_NUMBER;
    }
    long minority = amounts[MINORITY] == RowFields.EMPTY ? 0 : amounts[MINORITY];
    if (amounts[EQUITY] == RowFields.EMPTY) {
      return null;
    }
    return balances(amounts[ASSETS], amounts[LIABILITIES], amounts[EQUITY] + minority)
        ? null
        : RowFault.SUM_DIFFERS;
  }

  /** Whether assets are liabilities and equity, or one of them is not told. Amounts in TWD. */
  static boolean balances(long assets, long liabilities, long equity) {
    return assets == RowFields.EMPTY
        || liabilities == RowFields.EMPTY
        || equity == RowFields.EMPTY
        || Math.abs(assets - liabilities - equity) <= ROUNDING_TWD;
  }
}
