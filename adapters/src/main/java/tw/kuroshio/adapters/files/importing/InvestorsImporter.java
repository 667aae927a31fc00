package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FlagRule;

/** The institutional investors' shares of one day, web table T86. */
final class InvestorsImporter implements RowImporter {

  private static final Dataset FLOW = Dataset.INSTITUTIONAL_FLOW;

  /** Columns of the net shares, and the fields they go to. */
  private static final int[] COLUMNS = {4, 7, 10, 11, 14, 17, 18};

  private static final String[] FIELDS = {
    "foreign_net",
    "foreign_dealer_net",
    "trust_net",
    "dealer_net",
    "dealer_self_net",
    "dealer_hedge_net",
    "total_net"
  };

  private final RowSink sink;
  private final long day;

  InvestorsImporter(RowSink sink, long day) {
    this.sink = sink;
    this.day = day;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long[] net = new long[COLUMNS.length];
    for (int i = 0; i < net.length; i++) {
      net[i] = row.decimal(at[COLUMNS[i]], 0);
    }
    @Nullable RowFault fault = SessionKey.fault(row, at[0], day, sink.context());
    if (fault == null) {
      fault = RowNumbers.present(net);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    String code = row.text(at[0]);
    long knownAtNs = sink.context().publication().eveningTable(day);
    int flow = sink.begin(FLOW, code, day, 0, knownAtNs);
    FactTable table = sink.table(FLOW);
    for (int i = 0; i < net.length; i++) {
      table.set(flow, FLOW.field(FIELDS[i]), net[i]);
    }
    sink.end(FLOW, row);
    long sum = net[0] + net[1] + net[2] + net[3];
    if (sum != net[6] || net[4] + net[5] != net[3]) {
      sink.flag(
          FlagRule.FLOW_IDENTITY, FLOW, code, day, knownAtNs, (double) net[6], (double) sum, row);
    }
  }
}
