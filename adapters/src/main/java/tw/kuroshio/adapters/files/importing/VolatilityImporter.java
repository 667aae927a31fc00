package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.adapters.files.Table;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Daily volatility indices computed from index options, in the columns of {@link Table#VIX}. A day
 * without one of them has none: its options bracket no such term.
 */
final class VolatilityImporter implements RowImporter {

  private static final Dataset VOLATILITY = Dataset.VOLATILITY_DAILY;
  private static final String SUBJECT = "TXO";

  private static final String[] COLUMNS = {"vix7", "vix14", "vix30", "F_near", "K0_near"};
  private static final String[] FIELDS = {"vix7", "vix14", "vix30", "forward_near", "strike_near"};

  private final RowSink sink;
  private final int[] columns = new int[COLUMNS.length];
  private final int[] fields = new int[COLUMNS.length];

  VolatilityImporter(RowSink sink) {
    this.sink = sink;
    for (int i = 0; i < COLUMNS.length; i++) {
      columns[i] = Table.VIX.columns().indexOf(COLUMNS[i]);
      fields[i] = VOLATILITY.field(FIELDS[i]);
    }
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.separatedDate(at[0], '-');
    double[] value = new double[COLUMNS.length];
    @Nullable RowFault fault = SessionKey.fault(day, sink.context());
    for (int i = 0; i < value.length && fault == null; i++) {
      int field = at[columns[i]];
      value[i] = row.number(field);
      if (!row.isEmpty(field) && Double.isNaN(value[i])) {
        fault = RowFault.BAD_NUMBER;
      } else if (value[i] <= 0 || Double.isInfinite(value[i])) {
        fault = RowFault.PRICE_NOT_POSITIVE;
      }
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = sink.context().publication().eveningTable(day);
    int index = sink.begin(VOLATILITY, SUBJECT, day, 0, knownAtNs);
    FactTable table = sink.table(VOLATILITY);
    for (int i = 0; i < value.length; i++) {
      table.setNumber(index, fields[i], value[i]);
    }
    sink.end(VOLATILITY, row);
  }
}
