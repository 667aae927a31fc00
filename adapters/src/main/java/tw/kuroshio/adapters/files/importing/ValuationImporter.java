package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Price-earnings ratio, yield and price-book ratio: date,symbol,fiscal_quarter,pe,dps,yield_pct,pb.
 * The date is the day on which the ratios were fetched, a trading day or not; they were known that
 * evening at the latest.
 */
final class ValuationImporter implements RowImporter {

  private static final Dataset VALUATION = Dataset.VALUATION;
  private static final int QUARTER = VALUATION.field("fiscal_quarter");
  private static final int SESSION = VALUATION.field("session");
  private static final int PE = VALUATION.field("pe");
  private static final int DIVIDEND = VALUATION.field("dividend_a_share");
  private static final int YIELD = VALUATION.field("dividend_yield");
  private static final int PB = VALUATION.field("pb");

  private static final double E4 = 1e4;
  private static final double PERCENT_E4 = 1e6;

  private final RowSink sink;

  ValuationImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.plainDate(at[0]);
    // Rows of TPEx have the session of the ratios where those of TWSE have the quarter.
    String quarter = row.text(at[2]);
    long session = row.rocDate(at[2]);
    // Amounts a share come with up to eight decimals.
    double dividend = row.number(at[4]);
    long peE4 = row.decimal(at[3], 4);
    long yieldE4 = row.decimal(at[5], 4);
    long pbE4 = row.decimal(at[6], 4);
    @Nullable RowFault fault = keyFault(row, at[1], day);
    if (fault == null && session == RowFields.BAD && !quarter.matches("([0-9]{4}Q[1-4])?")) {
      fault = RowFault.BAD_WORD;
    }
    if (fault == null && session > day) {
      fault = RowFault.FUTURE_DATE;
    }
    if (fault == null) {
      fault = RowNumbers.quantities(peE4, yieldE4, pbE4);
    }
    if (fault == null && (dividend < 0 || (Double.isNaN(dividend) && !row.isEmpty(at[4])))) {
      fault = RowFault.BAD_NUMBER;
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = sink.context().publication().eveningTable(day);
    int ratio = sink.begin(VALUATION, row.text(at[1]), day, 0, knownAtNs);
    FactTable table = sink.table(VALUATION);
    if (session == RowFields.BAD) {
      table.setText(ratio, QUARTER, quarter);
    } else {
      table.set(ratio, SESSION, session);
    }
    RowNumbers.setFraction(table, ratio, PE, peE4, E4);
    table.setNumber(ratio, DIVIDEND, dividend);
    RowNumbers.setFraction(table, ratio, YIELD, yieldE4, PERCENT_E4);
    RowNumbers.setFraction(table, ratio, PB, pbE4, E4);
    sink.end(VALUATION, row);
  }

  private @Nullable RowFault keyFault(RowFields row, int code, long day) {
    if (row.code(code) == RowFields.BAD) {
      return RowFault.BAD_SYMBOL;
    }
    if (day == RowFields.BAD) {
      return RowFault.BAD_DATE;
    }
    return sink.context().isFuture(day) ? RowFault.FUTURE_DATE : null;
  }
}
