package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Price-earnings ratio, yield in per cent and price-book ratio of a session, endpoint BWIBBU_ALL.
 * {@code -} stands for none, as where a company makes a loss.
 */
final class RatioImporter implements RowImporter {

  private static final Dataset VALUATION = Dataset.VALUATION;
  private static final double E4 = 1e4;
  private static final double PERCENT_E4 = 1e6;

  private final RowSink sink;

  RatioImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.rocDate(at[0]);
    long peE4 = ratio(row, at[3]);
    long yieldE4 = ratio(row, at[4]);
    long pbE4 = ratio(row, at[5]);
    @Nullable RowFault fault = SessionKey.fault(row, at[1], day, sink.context());
    if (fault == null) {
      fault = RowNumbers.quantities(peE4, yieldE4, pbE4);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = sink.context().publication().eveningTable(day);
    int ratio = sink.begin(VALUATION, row.text(at[1]), day, 0, knownAtNs);
    FactTable table = sink.table(VALUATION);
    table.set(ratio, VALUATION.field("session"), day);
    RowNumbers.setFraction(table, ratio, VALUATION.field("pe"), peE4, E4);
    RowNumbers.setFraction(table, ratio, VALUATION.field("dividend_yield"), yieldE4, PERCENT_E4);
    RowNumbers.setFraction(table, ratio, VALUATION.field("pb"), pbE4, E4);
    sink.end(VALUATION, row);
  }

  private static long ratio(RowFields row, int field) {
    return row.text(field).equals("-") ? RowFields.EMPTY : row.decimal(field, 4);
  }
}
