package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FlagRule;

/** Net shares of the institutional investors: Date,Code,ForeignNet,TrustNet,DealerNet,Total. */
final class FlowImporter implements RowImporter {

  private static final Dataset FLOW = Dataset.INSTITUTIONAL_FLOW;
  private static final int FOREIGN = FLOW.field("foreign_net");
  private static final int TRUST = FLOW.field("trust_net");
  private static final int DEALER = FLOW.field("dealer_net");
  private static final int TOTAL = FLOW.field("total_net");

  private final RowSink sink;

  FlowImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.separatedDate(at[0], '-');
    long foreign = row.decimal(at[2], 0);
    long trust = row.decimal(at[3], 0);
    long dealer = row.decimal(at[4], 0);
    long total = row.decimal(at[5], 0);
    @Nullable RowFault fault = SessionKey.fault(row, at[1], day, sink.context());
    if (fault == null) {
      fault = RowNumbers.present(foreign, trust, dealer, total);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    String code = row.text(at[1]);
    long knownAtNs = sink.context().publication().eveningTable(day);
    int flow = sink.begin(FLOW, code, day, 0, knownAtNs);
    FactTable table = sink.table(FLOW);
    table.set(flow, FOREIGN, foreign);
    table.set(flow, TRUST, trust);
    table.set(flow, DEALER, dealer);
    table.set(flow, TOTAL, total);
    sink.end(FLOW, row);
    long sum = foreign + trust + dealer;
    if (sum != total) {
      sink.flag(
          FlagRule.FLOW_IDENTITY, FLOW, code, day, knownAtNs, (double) total, (double) sum, row);
    }
  }
}
