package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FlagRule;

/**
 * Margin and short balances in trading units, endpoint MI_MARGN. Bought less sold less repaid in
 * cash must be the change of the balance; a row where it is not comes in with a flag.
 */
final class MarginListImporter implements RowImporter {

  private static final Dataset MARGIN = Dataset.MARGIN_BALANCE;
  private static final int BOUGHT = 2;
  private static final int SOLD = 3;
  private static final int REPAID = 4;
  private static final int BEFORE = 5;
  private static final int BALANCE = 6;
  private static final int SHORT_BALANCE = 12;

  private final RowSink sink;

  MarginListImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = sink.context().tableDay();
    long bought = row.decimal(at[BOUGHT], 0);
    long sold = row.decimal(at[SOLD], 0);
    long repaid = row.decimal(at[REPAID], 0);
    long before = row.decimal(at[BEFORE], 0);
    long balance = row.decimal(at[BALANCE], 0);
    long shorted = row.decimal(at[SHORT_BALANCE], 0);
    @Nullable RowFault fault = SessionKey.fault(row, at[0], day, sink.context());
    if (fault == null) {
      fault = RowNumbers.present(bought, sold, repaid, before, balance, shorted);
    }
    if (fault == null) {
      fault = RowNumbers.quantities(bought, sold, repaid, before, balance, shorted);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    String code = row.text(at[0]);
    long knownAtNs = sink.context().publication().eveningTable(day);
    int margin = sink.begin(MARGIN, code, day, 0, knownAtNs);
    FactTable table = sink.table(MARGIN);
    table.set(margin, MARGIN.field("margin_balance"), balance);
    table.set(margin, MARGIN.field("margin_change"), balance - before);
    table.set(margin, MARGIN.field("short_balance"), shorted);
    sink.end(MARGIN, row);
    long computed = before + bought - sold - repaid;
    if (computed != balance) {
      sink.flag(
          FlagRule.MARGIN_IDENTITY,
          MARGIN,
          code,
          day,
          knownAtNs,
          (double) balance,
          (double) computed,
          row);
    }
  }
}
