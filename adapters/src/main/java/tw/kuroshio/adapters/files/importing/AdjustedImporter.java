package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Daily prices that somebody adjusted, with the flows of investors. The prices are off the tick
 * grid and go to a table of their own; nothing of them becomes a raw bar.
 */
final class AdjustedImporter implements RowImporter {

  private static final Dataset BAR = Dataset.ADJUSTED_DAILY;
  private static final Dataset FLOW = Dataset.INSTITUTIONAL_FLOW;
  private static final int CLOSE = BAR.field("adj_close");
  private static final int OPEN = BAR.field("adj_open");
  private static final int HIGH = BAR.field("adj_high");
  private static final int LOW = BAR.field("adj_low");
  private static final int VOLUME = BAR.field("volume");
  private static final int TRADES = BAR.field("trades");
  private static final int VALUE = BAR.field("value");
  private static final int FOREIGN = FLOW.field("foreign_net");
  private static final int FOREIGN_DEALER = FLOW.field("foreign_dealer_net");
  private static final int TRUST = FLOW.field("trust_net");
  private static final int DEALER_SELF = FLOW.field("dealer_self_net");
  private static final int DEALER_HEDGE = FLOW.field("dealer_hedge_net");
  private static final int FOREIGN_HOLD = FLOW.field("foreign_hold");

  /** Per cent to four decimals as a fraction. */
  private static final double PERCENT_E4 = 1e6;

  private final RowSink sink;
  private final double[] price = new double[4];
  private final long[] quantity = new long[3];
  private final long[] net = new long[5];
  private long holdE4;

  AdjustedImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.plainDate(at[1]);
    @Nullable RowFault fault = SessionKey.fault(row, at[0], day, sink.context());
    if (fault == null) {
      fault = numbers(row, at);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    String code = row.text(at[0]);
    bar(code, day);
    sink.end(BAR, row);
    flow(code, day);
    sink.end(FLOW, row);
  }

  private @Nullable RowFault numbers(RowFields row, int[] at) {
    for (int i = 0; i < 4; i++) {
      if (row.isEmpty(at[2 + i])) {
        return RowFault.MISSING_NUMBER;
      }
      price[i] = row.number(at[2 + i]);
      if (Double.isNaN(price[i]) || Double.isInfinite(price[i])) {
        return RowFault.BAD_NUMBER;
      }
      if (price[i] <= 0) {
        return RowFault.PRICE_NOT_POSITIVE;
      }
    }
    for (int i = 0; i < 3; i++) {
      quantity[i] = row.decimal(at[6 + i], 0);
    }
    for (int i = 0; i < 5; i++) {
      net[i] = row.decimal(at[9 + i], 0);
      if (net[i] == RowFields.BAD) {
        return RowFault.BAD_NUMBER;
      }
    }
    holdE4 = row.decimal(at[14], 4);
    @Nullable RowFault fault = RowNumbers.quantities(quantity[0], quantity[1], quantity[2], holdE4);
    return fault == null ? rangeFault() : fault;
  }

  private @Nullable RowFault rangeFault() {
    double close = price[0];
    double open = price[1];
    double high = price[2];
    double low = price[3];
    if (high < low) {
      return RowFault.HIGH_BELOW_LOW;
    }
    boolean inside = open >= low && open <= high && close >= low && close <= high;
    return inside ? null : RowFault.PRICE_OUTSIDE_RANGE;
  }

  private void bar(String code, long day) throws IOException {
    int bar = sink.begin(BAR, code, day, 0, sink.context().publication().sessionPrices(day));
    FactTable table = sink.table(BAR);
    table.setNumber(bar, CLOSE, price[0]);
    table.setNumber(bar, OPEN, price[1]);
    table.setNumber(bar, HIGH, price[2]);
    table.setNumber(bar, LOW, price[3]);
    RowNumbers.set(table, bar, VOLUME, quantity[0]);
    RowNumbers.set(table, bar, TRADES, quantity[1]);
    RowNumbers.set(table, bar, VALUE, quantity[2]);
  }

  private void flow(String code, long day) throws IOException {
    int flow = sink.begin(FLOW, code, day, 0, sink.context().publication().eveningTable(day));
    FactTable table = sink.table(FLOW);
    RowNumbers.set(table, flow, FOREIGN, net[0]);
    RowNumbers.set(table, flow, FOREIGN_DEALER, net[1]);
    RowNumbers.set(table, flow, TRUST, net[2]);
    RowNumbers.set(table, flow, DEALER_SELF, net[3]);
    RowNumbers.set(table, flow, DEALER_HEDGE, net[4]);
    RowNumbers.setFraction(table, flow, FOREIGN_HOLD, holdE4, PERCENT_E4);
  }
}
