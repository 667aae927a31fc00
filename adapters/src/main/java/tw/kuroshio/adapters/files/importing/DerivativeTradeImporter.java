package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;

/**
 * Trades of futures and options as TAIFEX publishes them, one row a side; times in seconds, several
 * rows of a second in the file's order. Futures have the prices of both legs of a spread, options a
 * strike and a type. A price below 1 may lack the digit before its point; a spread's may be
 * negative.
 */
final class DerivativeTradeImporter implements RowImporter {

  static final String EXPIRY = "[0-9]{6}(W[1-5])?";

  private static final String SPREAD_OR_ONE = EXPIRY + "(/" + EXPIRY + ")?";
  private static final Dataset TRADE = Dataset.DERIVATIVE_TRADE;
  private static final int PRICE = TRADE.field("price");
  private static final int QUANTITY = TRADE.field("quantity");
  private static final int AUCTION = TRADE.field("opening_auction");
  private static final int NEAR = TRADE.field("near_price");
  private static final int FAR = TRADE.field("far_price");
  private static final long SECOND_NS = 1_000_000_000L;

  private final RowSink sink;
  private final boolean options;
  private final Map<String, Ordinal> ordinals = new HashMap<>();

  /** How many trades of a series its newest second has. */
  private static final class Ordinal {
    private long second = Long.MIN_VALUE;
    private int count;

    int next(long at) {
      if (at != second) {
        second = at;
        count = 0;
      }
      return count++;
    }
  }

  /** Columns of a form, as positions among its documented ones. */
  private record Layout(int expiry, int time, int price, int quantity, int auction) {}

  private static final Layout FUTURES = new Layout(2, 3, 4, 5, 8);
  private static final Layout OPTIONS = new Layout(3, 5, 6, 7, 8);

  DerivativeTradeImporter(RowSink sink, boolean options) {
    this.sink = sink;
    this.options = options;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    Layout layout = options ? OPTIONS : FUTURES;
    long day = row.plainDate(at[0]);
    long time = row.plainTime(at[layout.time()]);
    String expiry = row.text(at[layout.expiry()]);
    String series = series(row, at, expiry);
    long price = row.bareDecimal(at[layout.price()], 4);
    long quantity = row.decimal(at[layout.quantity()], 0);
    String auction = row.text(at[layout.auction()]);
    @Nullable RowFault fault =
        series.isEmpty() ? RowFault.BAD_SYMBOL : SessionKey.fault(day, sink.context());
    if (fault == null) {
      fault = time == RowFields.BAD ? RowFault.BAD_TIME : RowNumbers.present(price, quantity);
    }
    if (fault == null && quantity <= 0) {
      fault = RowFault.NEGATIVE_QUANTITY;
    }
    if (fault == null && expiry.indexOf('/') < 0) {
      fault = RowNumbers.prices(price);
    }
    if (fault == null && !auction.isEmpty() && !auction.equals("*")) {
      fault = RowFault.BAD_WORD;
    }
    long near = options ? RowFields.EMPTY : leg(row, at[6]);
    long far = options ? RowFields.EMPTY : leg(row, at[7]);
    if (fault == null && (near == RowFields.BAD || far == RowFields.BAD)) {
      fault = RowFault.BAD_NUMBER;
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long atNs = TaipeiTime.utcNs(day, time * SECOND_NS);
    int ordinal = ordinals.computeIfAbsent(series, _ -> new Ordinal()).next(atNs);
    int trade = sink.begin(TRADE, series, atNs, ordinal, atNs);
    FactTable table = sink.table(TRADE);
    table.set(trade, PRICE, price);
    table.set(trade, QUANTITY, quantity);
    table.set(trade, AUCTION, auction.isEmpty() ? 0 : 1);
    RowNumbers.set(table, trade, NEAR, near);
    RowNumbers.set(table, trade, FAR, far);
    sink.end(TRADE, row);
  }

  private static long leg(RowFields row, int field) {
    return row.text(field).equals("-") ? RowFields.EMPTY : row.bareDecimal(field, 4);
  }

  /** {@code TX-202108}, {@code TX-202108/202109} or {@code TXO-202108-17500-C}; empty when bad. */
  private String series(RowFields row, int[] at, String expiry) {
    String product = row.text(at[1]);
    if (!product.matches("[A-Z0-9]{2,3}") || !expiry.matches(options ? EXPIRY : SPREAD_OR_ONE)) {
      return "";
    }
    if (!options) {
      return product + "-" + expiry;
    }
    String type = row.text(at[4]);
    boolean whole = row.decimal(at[2], 0) > 0 && (type.equals("C") || type.equals("P"));
    return whole ? product + "-" + expiry + "-" + row.text(at[2]) + "-" + type : "";
  }
}
