package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/** Margin and short balances: Date,Code,MarginBalance,MarginChange,ShortBalance, in lots. */
final class MarginImporter implements RowImporter {

  private static final Dataset MARGIN = Dataset.MARGIN_BALANCE;
  private static final int BALANCE = MARGIN.field("margin_balance");
  private static final int CHANGE = MARGIN.field("margin_change");
  private static final int SHORT = MARGIN.field("short_balance");

  private final RowSink sink;

  MarginImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.separatedDate(at[0], '-');
    long balance = row.decimal(at[2], 0);
    long change = row.decimal(at[3], 0);
    long shorted = row.decimal(at[4], 0);
    @Nullable RowFault fault = SessionKey.fault(row, at[1], day, sink.context());
    if (fault == null) {
      fault = RowNumbers.present(balance, change, shorted);
    }
    if (fault == null) {
      fault = RowNumbers.quantities(balance, shorted);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = sink.context().publication().eveningTable(day);
    int margin = sink.begin(MARGIN, row.text(at[1]), day, 0, knownAtNs);
    FactTable table = sink.table(MARGIN);
    table.set(margin, BALANCE, balance);
    table.set(margin, CHANGE, change);
    table.set(margin, SHORT, shorted);
    sink.end(MARGIN, row);
  }
}
