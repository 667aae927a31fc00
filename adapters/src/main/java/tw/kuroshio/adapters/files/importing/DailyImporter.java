package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;

/** Raw daily bars in the columns of {@link tw.kuroshio.adapters.files.Table#DAILY}. */
final class DailyImporter implements RowImporter {

  private final ImportContext context;
  private final DailyBarRow bar;

  DailyImporter(RowSink sink) {
    context = sink.context();
    bar = new DailyBarRow(sink, false);
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.plainDate(at[1]);
    @Nullable RowFault fault = SessionKey.fault(row, at[0], day, context);
    if (fault == null) {
      fault = bar.prices.parse(row, at[2], at[3], at[4], at[5]);
    }
    bar.volumeShares = row.decimal(at[6], 0);
    bar.valueTwd = row.decimal(at[7], 0);
    bar.trades = row.decimal(at[8], 0);
    bar.changeE4 = row.decimal(at[9], 4);
    bar.exFlag = row.decimal(at[10], 0);
    bar.put(row, row.text(at[0]), day, fault);
  }
}
