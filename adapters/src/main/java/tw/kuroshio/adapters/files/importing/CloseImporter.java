package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;

/** Daily close, volume and value without the other prices: Date,Code,Close,Volume,Value. */
final class CloseImporter implements RowImporter {

  private final ImportContext context;
  private final DailyBarRow bar;

  CloseImporter(RowSink sink) {
    context = sink.context();
    bar = new DailyBarRow(sink, true);
    bar.trades = RowFields.EMPTY;
    bar.changeE4 = RowFields.EMPTY;
    bar.exFlag = RowFields.EMPTY;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.separatedDate(at[0], '-');
    @Nullable RowFault fault = SessionKey.fault(row, at[1], day, context);
    if (fault == null) {
      fault = bar.prices.parse(row, at[2], at[2], at[2], at[2]);
    }
    bar.volumeShares = row.decimal(at[3], 0);
    bar.valueTwd = row.decimal(at[4], 0);
    bar.put(row, row.text(at[1]), day, fault);
  }
}
