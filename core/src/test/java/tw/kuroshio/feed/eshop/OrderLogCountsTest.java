package tw.kuroshio.feed.eshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

class OrderLogCountsTest {

  private final OrderLogCounts counts = new OrderLogCounts();
  private final OrderEncoder encoder = new OrderEncoder();
  private final OrderRow row = new OrderRow();
  private final byte[] bytes = new byte[63];

  @Test
  void ordersAreCountedByWhatTheyAre() {
    start(Side.BUY).order(OrderAction.NEW, 10_000_000, 3_000).source(OrderSource.BROKER);
    encoder.terms(OrderType.LIMIT, TimeInForce.ROD).channel(OrderChannel.API, true);
    take();
    start(Side.BUY).order(OrderAction.NEW, 0, 2_000);
    encoder.terms(OrderType.MARKET, TimeInForce.IOC).channel(OrderChannel.API, false);
    encoder.investor(OrderCategory.CASH, InvestorClass.FOREIGN);
    take();
    start(Side.SELL).order(OrderAction.CANCEL, 0, -2_000).source(OrderSource.SYSTEM);
    take();
    start(Side.SELL).order(OrderAction.PRICE, 10_000_000, 2_000);
    take();

    assertThat(counts.rows(OrderAction.NEW, Side.BUY)).isEqualTo(2);
    assertThat(counts.rows(OrderAction.NEW, Side.SELL)).isZero();
    assertThat(counts.rows(OrderAction.CANCEL, Side.SELL)).isEqualTo(1);
    assertThat(counts.rows(OrderAction.PRICE, Side.SELL)).isEqualTo(1);
    assertThat(counts.newOrders(InvestorClass.INDIVIDUAL, Side.BUY)).isEqualTo(1);
    assertThat(counts.newShares(InvestorClass.INDIVIDUAL, Side.BUY)).isEqualTo(3_000);
    assertThat(counts.newShares(InvestorClass.FOREIGN, Side.BUY)).isEqualTo(2_000);
    assertThat(counts.newOrders(OrderChannel.API)).isEqualTo(2);
    assertThat(counts.newOrders(TimeInForce.IOC)).isEqualTo(1);
    assertThat(counts.marketOrders()).isEqualTo(1);
    assertThat(counts.madeByExchange()).isEqualTo(1);
  }

  private OrderEncoder start(Side side) {
    return encoder.start(
        EShopLayout.SINCE_CONTINUOUS_TRADING, 20241111, CodeKey.of("2330"), side, 0);
  }

  private void take() {
    encoder.encode(bytes, 0);
    assertThat(row.wrap(bytes, 0, EShopLayout.SINCE_CONTINUOUS_TRADING).fault()).isNull();
    counts.take(row);
  }
}
