package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;

/** Final settlement prices of derivatives: settle_date,expiry,product,final_price. */
final class FinalSettlementImporter implements RowImporter {

  private static final Dataset SETTLEMENT = Dataset.FINAL_SETTLEMENT;
  private static final int PRICE = SETTLEMENT.field("price");

  private final RowSink sink;

  FinalSettlementImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.separatedDate(at[0], '-');
    // The source fills the expiry with blanks up to the length of a weekly one.
    String expiry = row.text(at[1]).stripTrailing();
    String product = row.text(at[2]);
    long price = row.decimal(at[3], 4);
    @Nullable RowFault fault = SessionKey.fault(day, sink.context());
    if (fault == null) {
      boolean series =
          expiry.matches(DerivativeTradeImporter.EXPIRY) && product.matches("[A-Z]{3}");
      fault = series ? RowNumbers.prices(price) : RowFault.BAD_SYMBOL;
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = sink.context().publication().eveningTable(day);
    int settled = sink.begin(SETTLEMENT, product + "-" + expiry, day, 0, knownAtNs);
    sink.table(SETTLEMENT).set(settled, PRICE, price);
    sink.end(SETTLEMENT, row);
  }
}
