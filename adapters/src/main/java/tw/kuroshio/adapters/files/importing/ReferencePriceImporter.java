package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Previous close and reference price of an ex-date: symbol,date,prev_close,ref_price. Known before
 * the session opens. The day is the published one, also where the exchange was closed then without
 * notice.
 */
final class ReferencePriceImporter implements RowImporter {

  private static final Dataset REFERENCE = Dataset.REFERENCE_PRICE;
  private static final int CLOSE = REFERENCE.field("prev_close");
  private static final int PRICE = REFERENCE.field("ref_price");

  private final RowSink sink;

  ReferencePriceImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.separatedDate(at[1], '-');
    long close = row.decimal(at[2], 4);
    long reference = row.decimal(at[3], 4);
    @Nullable RowFault fault = keyFault(row, at[0], day);
    if (fault == null) {
      fault = RowNumbers.prices(close, reference);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = sink.context().publication().beforeOpen(day);
    int event = sink.begin(REFERENCE, row.text(at[0]), day, 0, knownAtNs);
    FactTable table = sink.table(REFERENCE);
    table.set(event, CLOSE, close);
    table.set(event, PRICE, reference);
    sink.end(REFERENCE, row);
  }

  private @Nullable RowFault keyFault(RowFields row, int code, long day) {
    @Nullable RowFault fault = SessionKey.fault(row, code, day, sink.context());
    boolean closedThen =
        fault == RowFault.NOT_A_TRADING_DAY && sink.context().grid().tradingDayFrom(day) >= 0;
    return closedThen ? null : fault;
  }
}
