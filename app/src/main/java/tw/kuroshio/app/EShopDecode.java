package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.Locale;
import tw.kuroshio.adapters.eshop.EShopFile;
import tw.kuroshio.adapters.eshop.EShopRefused;
import tw.kuroshio.feed.eshop.EShopKind;
import tw.kuroshio.feed.eshop.InvestorClass;
import tw.kuroshio.feed.eshop.OrderAction;
import tw.kuroshio.feed.eshop.OrderLogCounts;
import tw.kuroshio.model.Side;

/** Prints a line for each row of a tick file and for each that was set aside. */
final class EShopDecode {

  private static final int ROWS_A_FLUSH = 1_024;

  private final PrintWriter out;
  private final FieldSink sink;
  private final EShopFields fields;
  private final OrderLogCounts orders = new OrderLogCounts();
  private long rows;

  EShopDecode(boolean json, PrintWriter out) {
    this.out = out;
    sink = json ? new JsonFields(out) : new TextFields(out);
    fields = new EShopFields(sink);
  }

  /** Decodes a whole file, or until nobody reads the lines any more. */
  void decode(EShopFile file) throws EShopRefused {
    file.quarantine().tell(fields::write);
    try {
      while (isHeard() && file.next()) {
        rows++;
        fields.write(file);
        if (file.kind() == EShopKind.ORDER) {
          orders.take(file.order());
        }
      }
    } finally {
      sink.flush();
    }
  }

  private boolean isHeard() {
    if (rows % ROWS_A_FLUSH != 0) {
      return true;
    }
    sink.flush();
    // The writer swallows what happens to the stream behind it.
    return !System.out.checkError();
  }

  /** Says what was found, for people. */
  void printSummary(EShopFile file) {
    StringBuilder line = new StringBuilder();
    line.append(file.kind().prefix()).append(" of ").append(file.date()).append(", ");
    line.append(file.layout().name().toLowerCase(Locale.ROOT).replace('_', ' ')).append(": ");
    line.append(rows).append(" rows");
    file.quarantine()
        .counts()
        .forEach(
            (fault, count) ->
                line.append(", ").append(count).append(" quarantined ").append(fault));
    out.println(line);
    if (file.kind() == EShopKind.ORDER) {
      printOrders();
    }
    out.flush();
  }

  private void printOrders() {
    for (OrderAction action : OrderAction.values()) {
      out.printf(
          "%-17s  %,d buy, %,d sell%n",
          word(action), orders.rows(action, Side.BUY), orders.rows(action, Side.SELL));
    }
    for (InvestorClass investor : InvestorClass.values()) {
      out.printf(
          "%-17s  %,d new orders to buy %,d shares, %,d to sell %,d%n",
          word(investor),
          orders.newOrders(investor, Side.BUY),
          orders.newShares(investor, Side.BUY),
          orders.newOrders(investor, Side.SELL),
          orders.newShares(investor, Side.SELL));
    }
    out.printf(
        "market orders      %,d; made by the exchange %,d%n",
        orders.marketOrders(), orders.madeByExchange());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
