package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Daily values of index options:
 * date,expiry_month,strike,type,open,high,low,close,settlement,volume,open_interest. A series
 * without a trade has prices 0 there and none here.
 */
final class OptionDailyImporter implements RowImporter {

  private static final Dataset OPTION = Dataset.OPTION_DAILY;
  private static final int SETTLEMENT = OPTION.field("settlement");
  private static final int VOLUME = OPTION.field("volume");
  private static final int OPEN_INTEREST = OPTION.field("open_interest");

  private final RowSink sink;
  private final int[] prices = {
    OPTION.field("open"), OPTION.field("high"), OPTION.field("low"), OPTION.field("close")
  };

  OptionDailyImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.separatedDate(at[0], '-');
    long[] price = new long[4];
    for (int i = 0; i < 4; i++) {
      price[i] = row.decimal(at[4 + i], 4);
    }
    long settlement = row.decimal(at[8], 4);
    long volume = row.decimal(at[9], 0);
    long openInterest = row.decimal(at[10], 0);
    String series = series(row, at);
    @Nullable RowFault fault =
        series.isEmpty() ? RowFault.BAD_SYMBOL : SessionKey.fault(day, sink.context());
    if (fault == null) {
      fault = RowNumbers.present(price[0], price[1], price[2], price[3], settlement, volume);
    }
    if (fault == null) {
      fault =
          RowNumbers.quantities(
              price[0], price[1], price[2], price[3], settlement, volume, openInterest);
    }
    boolean traded = price[0] != 0 || price[1] != 0 || price[2] != 0 || price[3] != 0;
    if (fault == null && traded) {
      fault = RowNumbers.prices(price);
    }
    if (fault == null && traded) {
      fault = RowNumbers.range(price[0], price[1], price[2], price[3]);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = sink.context().publication().eveningTable(day);
    int option = sink.begin(OPTION, series, day, 0, knownAtNs);
    FactTable table = sink.table(OPTION);
    for (int i = 0; i < 4 && traded; i++) {
      table.set(option, prices[i], price[i]);
    }
    table.set(option, SETTLEMENT, settlement);
    table.set(option, VOLUME, volume);
    RowNumbers.set(table, option, OPEN_INTEREST, openInterest);
    sink.end(OPTION, row);
  }

  /** The series as {@code TXO-201403-6000-C}, empty when a field is of another form. */
  private static String series(RowFields row, int[] at) {
    String month = row.text(at[1]);
    String type = row.text(at[3]);
    boolean call = type.equals("call");
    return month.matches("[0-9]{4}-(0[1-9]|1[0-2])")
            && row.decimal(at[2], 0) > 0
            && (call || type.equals("put"))
        ? "TXO-" + month.replace("-", "") + "-" + row.text(at[2]) + (call ? "-C" : "-P")
        : "";
  }
}
