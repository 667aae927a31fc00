package tw.kuroshio.app;

import tw.kuroshio.engine.Pipeline;
import tw.kuroshio.execution.OrderStatus;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Side;

/**
 * Counts executions that cannot be: a sell at a locked limit-down, a buy at a locked limit-up.
 * Locked is what the feed last said: the last trade at the limit and nobody on the side that would
 * have to take the order. Both counts must stay 0; they are in the report.
 */
final class LockedLimitWatch {

  private final Pipeline pipeline;
  private long sellsAtLimitDown;
  private long buysAtLimitUp;

  LockedLimitWatch(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  void onFill(ExecutionReport.Filled fill) {
    OrderStatus order = pipeline.execution().order(fill.clOrdId());
    if (order == null) {
      return;
    }
    int i = order.order().instrumentIndex();
    OrderBooks books = pipeline.books();
    long price = fill.price().e4();
    boolean sell = order.order().side() == Side.SELL;
    boolean atLimit = price == (sell ? books.limitDownPriceE4(i) : books.limitUpPriceE4(i));
    boolean lastAtLimit = books.lastTradePriceE4(i) == price;
    boolean empty = (sell ? books.bestBidPriceE4(i) : books.bestAskPriceE4(i)) == 0;
    if (atLimit && lastAtLimit && empty) {
      sellsAtLimitDown += sell ? 1 : 0;
      buysAtLimitUp += sell ? 0 : 1;
    }
  }

  long sellsAtLimitDown() {
    return sellsAtLimitDown;
  }

  long buysAtLimitUp() {
    return buysAtLimitUp;
  }
}
