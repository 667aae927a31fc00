package tw.kuroshio.feed.eshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

class RowRoundTripTest {

  private static final int ROWS = 20_000;

  /** Not zero, so that a cursor which forgot its offset is seen. */
  private static final int OFFSET = 7;

  private final byte[] row = new byte[OFFSET + 190 + 2];
  private final byte[] again = new byte[OFFSET + 190 + 2];

  @ParameterizedTest
  @EnumSource
  void snapshots(EShopLayout layout) {
    RandomRows rows = new RandomRows(31, layout);
    SnapshotRow cursor = new SnapshotRow();
    roundTrip(
        () -> rows.snapshot(row, OFFSET),
        () -> cursor.wrap(row, OFFSET, layout).fault(),
        () -> new SnapshotEncoder().copy(cursor).encode(again, OFFSET),
        EShopKind.SNAPSHOT.length(layout));
    assertThat(cursor.date()).isEqualTo(rows.date());
  }

  @ParameterizedTest
  @EnumSource
  void orders(EShopLayout layout) {
    RandomRows rows = new RandomRows(32, layout);
    OrderRow cursor = new OrderRow();
    roundTrip(
        () -> rows.order(row, OFFSET),
        () -> cursor.wrap(row, OFFSET, layout).fault(),
        () -> new OrderEncoder().copy(cursor).encode(again, OFFSET),
        EShopKind.ORDER.length(layout));
  }

  @ParameterizedTest
  @EnumSource
  void transactions(EShopLayout layout) {
    RandomRows rows = new RandomRows(33, layout);
    TransactionRow cursor = new TransactionRow();
    roundTrip(
        () -> rows.transaction(row, OFFSET),
        () -> cursor.wrap(row, OFFSET, layout).fault(),
        () -> new TransactionEncoder().copy(cursor).encode(again, OFFSET),
        EShopKind.TRANSACTION.length(layout));
  }

  private void roundTrip(
      IntSupplier write, Supplier<@Nullable RowFault> fault, IntSupplier writeAgain, int length) {
    for (int i = 0; i < ROWS; i++) {
      assertThat(write.getAsInt()).isEqualTo(length);
      assertThat(fault.get()).isNull();
      assertThat(writeAgain.getAsInt()).isEqualTo(length);
      if (Arrays.mismatch(row, OFFSET, OFFSET + length, again, OFFSET, OFFSET + length) >= 0) {
        assertThat(text(again, length)).isEqualTo(text(row, length));
      }
    }
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, OFFSET, length, StandardCharsets.US_ASCII);
  }

  @Test
  void everyColumnIsWhereTheTableHasIt() {
    long time = 47_429_190_000_000L; // 13:10:29.19
    int length =
        new OrderEncoder()
            .start(
                EShopLayout.SINCE_CONTINUOUS_TRADING,
                20241111,
                CodeKey.of("2330"),
                Side.BUY,
                time + 123_000)
            .order(OrderAction.PRICE, 10_850_000, -2_000)
            .channel(OrderChannel.API, true)
            .terms(OrderType.LIMIT, TimeInForce.IOC)
            .source(OrderSource.BROKER)
            .investor(OrderCategory.BORROWED_HEDGE, InvestorClass.FOREIGN)
            .orderOf(0x61_62_63_64_65L, 0x31_32_33_34)
            .encode(row, OFFSET);
    assertThat(text(row, length))
        .isEqualTo(
            "20241111"
                + "2330  "
                + "B"
                + "0"
                + "131029190123"
                + "abcde"
                + "7"
                + "1085.00"
                + "-0000002000"
                + "6"
                + "6"
                + "2"
                + "3"
                + "B"
                + " "
                + "F"
                + "1234");
    length =
        new TransactionEncoder()
            .start(
                EShopLayout.SINCE_CONTINUOUS_TRADING,
                20241111,
                CodeKey.of("2330"),
                Side.SELL,
                time + 123_000)
            .trade(695_302, 10_850_000, 3_000)
            .tradeType(TradeType.BLOCK)
            .terms(OrderType.MARKET, TimeInForce.FOK)
            .investor(OrderCategory.MARGIN_BY_BROKER, InvestorClass.INVESTMENT_TRUST)
            .orderOf(0x61_62_63_64_65L, 0x31_32_33_34)
            .encode(row, OFFSET);
    assertThat(text(row, length))
        .isEqualTo(
            "20241111"
                + "2330  "
                + "S"
                + "1"
                + "131029190123"
                + "00695302"
                + "abcde"
                + "1085.00"
                + "000003000"
                + "1"
                + "4"
                + "  "
                + "3"
                + "M"
                + "1234");
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    SnapshotEncoder snapshot = new SnapshotEncoder();
    snapshot.start(EShopLayout.MARCH_2020, 20200310, CodeKey.of("2330"), 0).last(123_45, 1);
    assertThatThrownBy(() -> snapshot.encode(row, 0)).hasMessageContaining("two decimals");
    snapshot.last(100_000_000, 1);
    assertThatThrownBy(() -> snapshot.encode(row, 0)).hasMessageContaining("6 decimal digits");
    OrderEncoder order = new OrderEncoder();
    order.start(EShopLayout.MARCH_2020, 20200310, CodeKey.of("2330"), Side.BUY, 0);
    order.order(OrderAction.NEW, 100_000_000, 1);
    assertThatThrownBy(() -> order.encode(row, 0)).hasMessageContaining("4 decimal digits");
  }
}
