package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;

/**
 * The day's bars of all listed securities, endpoint STOCK_DAY_ALL. Dates are of the Republic. A
 * security without a trade has empty prices, or 0.00; both mean none. A change of {@code X0.00}
 * says that the day is not comparable with the one before.
 */
final class StockDayAllImporter implements RowImporter {

  private final ImportContext context;
  private final DailyBarRow bar;

  StockDayAllImporter(RowSink sink) {
    context = sink.context();
    bar = new DailyBarRow(sink, false);
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.rocDate(at[0]);
    @Nullable RowFault fault = SessionKey.fault(row, at[1], day, context);
    if (fault == null) {
      fault = bar.prices.parse(row, at[5], at[6], at[7], at[8]);
    }
    boolean silent = row.isEmpty(at[3]) && row.isEmpty(at[4]) && row.isEmpty(at[10]);
    bar.volumeShares = silent ? 0 : row.decimal(at[3], 0);
    bar.valueTwd = silent ? 0 : row.decimal(at[4], 0);
    bar.trades = silent ? 0 : row.decimal(at[10], 0);
    boolean notComparable = row.text(at[9]).equals(DailyBarRow.NOT_COMPARABLE);
    bar.changeE4 = notComparable ? RowFields.EMPTY : row.decimal(at[9], 4);
    bar.exFlag = notComparable ? 1 : 0;
    bar.put(row, row.text(at[1]), day, fault);
  }
}
