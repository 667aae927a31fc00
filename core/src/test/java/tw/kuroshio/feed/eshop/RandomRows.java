package tw.kuroshio.feed.eshop;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

/** Seeded rows with every field drawn from what the exchange's tables allow. */
final class RandomRows {

  private static final String[] CODES = {"0050", "2330", "00632R", "030001", "9958", "910322"};
  private static final long NS_PER_DAY = 86_400_000_000_000L;

  private final SplittableRandom random;
  private final EShopLayout layout;
  private final SnapshotEncoder snapshots = new SnapshotEncoder();
  private final OrderEncoder orders = new OrderEncoder();
  private final TransactionEncoder transactions = new TransactionEncoder();

  RandomRows(long seed, EShopLayout layout) {
    this.random = new SplittableRandom(seed);
    this.layout = layout;
  }

  int date() {
    return switch (layout) {
      case UNTIL_FEBRUARY_2020 -> 20190327;
      case MARCH_2020 -> 20200310;
      case SINCE_CONTINUOUS_TRADING -> 20241111;
    };
  }

  int snapshot(byte[] target, int offset) {
    boolean continuous = layout == EShopLayout.SINCE_CONTINUOUS_TRADING;
    snapshots.start(layout, date(), code(), time());
    snapshots.remark(
        any(continuous ? new Remark[] {Remark.NORMAL, Remark.TRIAL} : Remark.values()));
    snapshots.match(any(MatchFlag.values()));
    snapshots.limits(limit(), limit(), limit());
    snapshots.last(100 * (1 + random.nextLong(999_999)), 1 + random.nextInt(99_999_999));
    snapshots.staff((('A' + random.nextInt(26)) << 8) | 'Z');
    if (continuous && random.nextInt(5) == 0) {
      return snapshots.intermediate().encode(target, offset);
    }
    snapshots.trend(any(PriceTrend.NORMAL, PriceTrend.SUSPENDED_UP, PriceTrend.SUSPENDED_DOWN));
    int bids = random.nextInt(6);
    for (int level = 0; level < bids; level++) {
      boolean market = level == 0 && random.nextInt(8) == 0;
      snapshots.bid(market ? 0 : 5_000_000 - level * 500L, 1 + random.nextInt(99_999_999));
    }
    int asks = random.nextInt(6);
    for (int level = 0; level < asks; level++) {
      boolean market = level == 0 && random.nextInt(8) == 0;
      snapshots.ask(market ? 0 : 5_000_500 + level * 500L, 1 + random.nextInt(99_999_999));
    }
    return snapshots.encode(target, offset);
  }

  int order(byte[] target, int offset) {
    OrderAction action =
        any(
            layout.hasOrderTerms()
                ? OrderAction.values()
                : new OrderAction[] {OrderAction.NEW, OrderAction.QUANTITY, OrderAction.CANCEL});
    long shares = 1 + random.nextLong(9_999_999_999L);
    orders.start(layout, date(), code(), any(Side.values()), time());
    orders.order(
        action,
        100 * (1 + random.nextLong(999_999)),
        action == OrderAction.NEW || random.nextBoolean() ? shares : -shares);
    orders.channel(any(OrderChannel.values()), random.nextBoolean());
    terms(orders);
    if (layout.hasOrderTerms()) {
      orders.source(this.<@Nullable OrderSource>any(null, OrderSource.SYSTEM, OrderSource.BROKER));
    }
    return orders.encode(target, offset);
  }

  int transaction(byte[] target, int offset) {
    transactions.start(layout, date(), code(), any(Side.values()), time());
    transactions.trade(
        random.nextInt(100_000_000),
        100 * (1 + random.nextLong(999_999)),
        1 + random.nextLong(999_999_999));
    terms(transactions);
    return transactions.encode(target, offset);
  }

  private void terms(BrokerRowEncoder<?> encoder) {
    encoder.tradeType(any(TradeType.values()));
    encoder.investor(any(OrderCategory.values()), any(InvestorClass.values()));
    encoder.orderOf(Ascii.pack(letters(5), 0, 5), (int) Ascii.pack(letters(4), 0, 4));
    if (layout.hasOrderTerms()) {
      encoder.terms(
          this.<@Nullable OrderType>any(null, OrderType.MARKET, OrderType.LIMIT),
          this.<@Nullable TimeInForce>any(null, TimeInForce.ROD, TimeInForce.IOC, TimeInForce.FOK));
    } else if (layout == EShopLayout.UNTIL_FEBRUARY_2020) {
      encoder.printer((int) Ascii.pack(new byte[] {'0', '8', '5', '5'}, 0, 4));
    }
  }

  private byte[] letters(int count) {
    byte[] text = new byte[count];
    for (int i = 0; i < count; i++) {
      text[i] = (byte) ('A' + random.nextInt(58));
    }
    return text;
  }

  private long code() {
    return CodeKey.of(any(CODES));
  }

  /** A time that the layout can say, so that reading gives back what was written. */
  private long time() {
    long unit = layout.timeDigits() == 8 ? 10_000_000 : 1_000;
    return random.nextLong(NS_PER_DAY / unit) * unit;
  }

  private LimitState limit() {
    return any(LimitState.NORMAL, LimitState.LIMIT_UP, LimitState.LIMIT_DOWN);
  }

  @SafeVarargs
  private <T extends @Nullable Object> T any(T... values) {
    return values[random.nextInt(values.length)];
  }
}
