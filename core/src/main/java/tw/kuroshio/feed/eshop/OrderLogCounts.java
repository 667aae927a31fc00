package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

/**
 * Statistics of an order log. No format of the feed carries orders, so this and the rows themselves
 * are what a day's orders can be used for. One thread.
 */
public final class OrderLogCounts {

  private final SideCounts bought = new SideCounts();
  private final SideCounts sold = new SideCounts();
  private final EnumCounts<OrderChannel> channels = new EnumCounts<>(OrderChannel.class);
  private final EnumCounts<TimeInForce> inForce = new EnumCounts<>(TimeInForce.class);
  private long marketOrders;
  private long madeByExchange;

  private static final class SideCounts {
    private final EnumCounts<OrderAction> rows = new EnumCounts<>(OrderAction.class);
    private final EnumCounts<InvestorClass> newOrders = new EnumCounts<>(InvestorClass.class);
    private final EnumCounts<InvestorClass> newShares = new EnumCounts<>(InvestorClass.class);
  }

  private SideCounts of(Side side) {
    return side == Side.BUY ? bought : sold;
  }

  /** Counts a row without a fault. */
  public void take(OrderRow row) {
    SideCounts side = of(row.side());
    side.rows.add(row.action(), 1);
    if (row.source() == OrderSource.SYSTEM) {
      madeByExchange++;
    }
    if (row.action() != OrderAction.NEW) {
      return;
    }
    side.newOrders.add(row.investor(), 1);
    side.newShares.add(row.investor(), row.signedShares());
    channels.add(row.channel(), 1);
    @Nullable TimeInForce terms = row.timeInForce();
    if (terms != null) {
      inForce.add(terms, 1);
    }
    if (row.orderType() == OrderType.MARKET || row.priceE4() == 0) {
      marketOrders++;
    }
  }

  /** Rows that do this on a side. */
  public long rows(OrderAction action, Side side) {
    return of(side).rows.get(action);
  }

  /** New orders of a class of investors. */
  public long newOrders(InvestorClass investor, Side side) {
    return of(side).newOrders.get(investor);
  }

  /** Shares of the new orders of a class of investors. */
  public long newShares(InvestorClass investor, Side side) {
    return of(side).newShares.get(investor);
  }

  /** New orders that came over a channel. */
  public long newOrders(OrderChannel channel) {
    return channels.get(channel);
  }

  /** New orders with this time in force; none before continuous trading. */
  public long newOrders(TimeInForce timeInForce) {
    return inForce.get(timeInForce);
  }

  /** New orders without a limit. */
  public long marketOrders() {
    return marketOrders;
  }

  /** Rows of any action that the exchange itself made. */
  public long madeByExchange() {
    return madeByExchange;
  }
}
