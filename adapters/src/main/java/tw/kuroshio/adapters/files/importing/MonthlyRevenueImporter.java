package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;

/**
 * Companies' monthly revenue, endpoint t187ap05_L, in thousands of TWD. The moment of filing is not
 * in it: a revenue counts as known at the legal deadline, or in the evening of the day the table
 * was made when that is earlier.
 */
final class MonthlyRevenueImporter implements RowImporter {

  private static final Dataset REVENUE = Dataset.MONTHLY_REVENUE;
  private static final int AMOUNT = REVENUE.field("revenue");

  private final RowSink sink;

  MonthlyRevenueImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long made = row.rocDate(at[0]);
    long month = row.rocMonth(at[1]);
    long amount = RowNumbers.thousands(row, at[5]);
    @Nullable RowFault fault;
    if (row.code(at[2]) == RowFields.BAD) {
      fault = RowFault.BAD_SYMBOL;
    } else if (made == RowFields.BAD || month == RowFields.BAD) {
      fault = RowFault.BAD_DATE;
    } else if (sink.context().isFuture(made) || month > made) {
      fault = RowFault.FUTURE_DATE;
    } else {
      fault = RowNumbers.present(amount);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs =
        Math.min(
            sink.context().publication().monthlyRevenue(month),
            sink.context().publication().eveningTable(made));
    int revenue = sink.begin(REVENUE, row.text(at[2]), month, 0, knownAtNs);
    sink.table(REVENUE).set(revenue, AMOUNT, amount);
    sink.end(REVENUE, row);
  }
}
