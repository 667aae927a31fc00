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

  private static final int SIDES = Side.values().length;

  private final long[] rows = new long[OrderAction.values().length * SIDES];
  private final long[] newOrders = new long[InvestorClass.values().length * SIDES];
  private final long[] newShares = new long[newOrders.length];
  private final long[] channels = new long[OrderChannel.values().length];
  private final long[] inForce = new long[TimeInForce.values().length];
  private long marketOrders;
  private long madeByExchange;

  /** Counts a row without a fault. */
  public void take(OrderRow row) {
    int side = row.side().ordinal();
    rows[row.action().ordinal() * SIDES + side]++;
    if (row.source() == OrderSource.SYSTEM) {
      madeByExchange++;
    }
    if (row.action() != OrderAction.NEW) {
      return;
    }
    int investor = row.investor().ordinal() * SIDES + side;
    newOrders[investor]++;
    newShares[investor] += row.signedShares();
    channels[row.channel().ordinal()]++;
    @Nullable TimeInForce terms = row.timeInForce();
    if (terms != null) {
      inForce[terms.ordinal()]++;
    }
    if (row.orderType() == OrderType.MARKET || row.priceE4() == 0) {
      marketOrders++;
    }
  }

  /** Rows that do this on a side. */
  public long rows(OrderAction action, Side side) {
    return rows[action.ordinal() * SIDES + side.ordinal()];
  }

  /** New orders of a class of investors. */
  public long newOrders(InvestorClass investor, Side side) {
    return newOrders[investor.ordinal() * SIDES + side.ordinal()];
  }

  /** Shares of the new orders of a class of investors. */
  public long newShares(InvestorClass investor, Side side) {
    return newShares[investor.ordinal() * SIDES + side.ordinal()];
  }

  /** New orders that came over a channel. */
  public long newOrders(OrderChannel channel) {
    return channels[channel.ordinal()];
  }

  /** New orders with this time in force; none before continuous trading. */
  public long newOrders(TimeInForce timeInForce) {
    return inForce[timeInForce.ordinal()];
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
