package tw.kuroshio.feed.eshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.model.OrderCondition;
import tw.kuroshio.model.Side;

/** The exchange's own sample rows against values worked out by hand from its tables. */
class SampleRowsTest {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final SnapshotRow snapshot = new SnapshotRow();
  private final OrderRow order = new OrderRow();
  private final TransactionRow transaction = new TransactionRow();

  @Test
  void theSnapshotOf186Bytes() throws IOException {
    List<String> rows = lines("twse_fixed_width/snapshot/Sample", 186);
    assertThat(rows).hasSize(33);
    readSnapshot(rows.getFirst());
    assertThat(CodeKey.toText(snapshot.codeKey())).isEqualTo("2033");
    assertThat(snapshot.timeNsOfDay()).isEqualTo(at(9, 0, 1) + 300_000_000);
    assertThat(snapshot.remark()).isEqualTo(Remark.NORMAL);
    assertThat(snapshot.trend()).isEqualTo(PriceTrend.NORMAL);
    assertThat(snapshot.matchFlag()).isEqualTo(MatchFlag.MATCHED);
    assertThat(snapshot.tradeLimit()).isEqualTo(LimitState.NORMAL);
    assertThat(snapshot.priceE4()).isEqualTo(290_000);
    assertThat(snapshot.volumeLots()).isEqualTo(23);
    assertThat(levels())
        .isEqualTo(
            "28.60x6 28.50x18 28.40x11 28.35x12 28.30x8 | 29.00x2 29.30x1 29.35x6 29.40x61 29.45x1");
    assertThat(snapshot.date()).isEqualTo(20080829);
    assertThat(snapshot.staff()).isEqualTo('A' << 8 | 'A');

    readSnapshot(rows.get(7));
    assertThat(snapshot.timeNsOfDay()).isEqualTo(at(9, 3, 46) + 540_000_000);
    assertThat(snapshot.matchFlag()).isEqualTo(MatchFlag.MATCHED);
    assertThat(snapshot.priceE4()).isEqualTo(288_000);
    assertThat(snapshot.volumeLots()).isEqualTo(39);
    readSnapshot(rows.get(32));
    assertThat(snapshot.timeNsOfDay()).isEqualTo(at(9, 18, 46) + 150_000_000);
    assertThat(levels())
        .isEqualTo(
            "28.70x10 28.65x2 28.60x7 28.50x23 28.40x11 | 28.85x2 28.90x4 29.00x2 29.10x1 29.20x4");
  }

  @Test
  void everySampleRowIsReadAndWrittenBackTheSame() throws IOException {
    lines("twse_fixed_width/snapshot/Sample", 186).forEach(this::readSnapshot);
    lines("../samples/twse-eshop-dsp-snapshot-190byte.txt", 190).forEach(this::readSnapshot);
    lines("twse_fixed_width/order/odr", 59).forEach(this::readOrder);
    lines("../samples/twse-eshop-odr-orderlog-old59byte.txt", 59).forEach(this::readOrder);
    lines("twse_fixed_width/transaction/mth", 63).forEach(this::readTransaction);
    lines("../samples/twse-eshop-mth-trades-old63byte.txt", 63).forEach(this::readTransaction);
  }

  @Test
  void theVolumeIsTheDaysAndMovesOnlyWithAMatch() throws IOException {
    long last = 0;
    int matches = 0;
    for (String row : lines("twse_fixed_width/snapshot/Sample", 186)) {
      readSnapshot(row);
      if (snapshot.matchFlag() == MatchFlag.MATCHED) {
        assertThat((long) snapshot.volumeLots()).isGreaterThan(last);
        matches++;
      } else {
        assertThat((long) snapshot.volumeLots()).isEqualTo(last);
      }
      last = snapshot.volumeLots();
    }
    assertThat(matches).isEqualTo(11);
    assertThat(last).isEqualTo(55);
  }

  @Test
  void theSnapshotOf190Bytes() throws IOException {
    List<String> rows = lines("../samples/twse-eshop-dsp-snapshot-190byte.txt", 190);
    assertThat(rows).hasSize(7);
    readSnapshot(rows.getFirst());
    assertThat(CodeKey.toText(snapshot.codeKey())).isEqualTo("0050");
    assertThat(snapshot.timeNsOfDay()).isEqualTo(at(8, 30, 4) + 446_448_000);
    assertThat(snapshot.remark()).isEqualTo(Remark.TRIAL);
    assertThat(snapshot.matchFlag()).isEqualTo(MatchFlag.NONE);
    assertThat(snapshot.priceE4()).isZero();
    assertThat(snapshot.volumeLots()).isZero();
    assertThat(snapshot.askLevels()).isEqualTo(1);
    assertThat(levels()).isEqualTo("199.50x29 199.00x20 191.50x3 190.00x1 188.00x1 | 203.00x2");
    assertThat(snapshot.date()).isEqualTo(20241111);

    readSnapshot(rows.getLast());
    assertThat(CodeKey.toText(snapshot.codeKey())).isEqualTo("9958");
    assertThat(snapshot.timeNsOfDay()).isEqualTo(at(13, 30, 0));
    assertThat(snapshot.remark()).isEqualTo(Remark.NORMAL);
    assertThat(snapshot.matchFlag()).isEqualTo(MatchFlag.MATCHED);
    assertThat(snapshot.priceE4()).isEqualTo(1_850_000);
    assertThat(snapshot.volumeLots()).isEqualTo(9_836);
    assertThat(snapshot.isIntermediate()).isFalse();
    assertThat(levels())
        .isEqualTo(
            "185.00x78 184.50x124 184.00x197 183.50x51 183.00x79"
                + " | 185.50x8 186.00x13 186.50x9 187.00x43 187.50x26");
  }

  @Test
  void theOrderLogOf59Bytes() throws IOException {
    List<String> rows = lines("twse_fixed_width/order/odr", 59);
    assertThat(rows).hasSize(29);
    readOrder(rows.getFirst());
    assertThat(order.date()).isEqualTo(20161230);
    assertThat(CodeKey.toText(order.codeKey())).isEqualTo("0050");
    assertThat(order.side()).isEqualTo(Side.SELL);
    assertThat(order.tradeType()).isEqualTo(TradeType.REGULAR);
    assertThat(order.timeNsOfDay()).isEqualTo(at(8, 30, 1) + 100_000_000);
    assertThat(text(order.orderNumber(), 5)).isEqualTo("u5558");
    assertThat(order.action()).isEqualTo(OrderAction.NEW);
    assertThat(order.priceE4()).isEqualTo(783_500);
    assertThat(order.signedShares()).isEqualTo(1_000);
    assertThat(order.category()).isEqualTo(OrderCategory.SHORT_BY_BROKER);
    assertThat(order.category().condition()).isEqualTo(OrderCondition.SHORT);
    assertThat(order.channel()).isEqualTo(OrderChannel.NORMAL);
    assertThat(order.isFix()).isFalse();
    assertThat(text(order.printer(), 4)).isEqualTo("0855");
    assertThat(order.investor()).isEqualTo(InvestorClass.OTHER_INSTITUTION);
    assertThat(text(order.broker(), 4)).isEqualTo("7003");
    assertThat(order.orderType()).isNull();
    assertThat(order.timeInForce()).isNull();
    assertThat(order.source()).isNull();

    readOrder(rows.get(3));
    assertThat(order.side()).isEqualTo(Side.BUY);
    assertThat(order.category()).isEqualTo(OrderCategory.CASH);
    assertThat(order.channel()).isEqualTo(OrderChannel.INTERNET);
    assertThat(order.investor()).isEqualTo(InvestorClass.INDIVIDUAL);
    assertThat(order.priceE4()).isEqualTo(704_000);
    assertThat(text(order.broker(), 4)).isEqualTo("708U");
    readOrder(rows.get(11));
    assertThat(order.signedShares()).isEqualTo(11_000);
    readOrder(rows.get(20));
    assertThat(order.channel()).isEqualTo(OrderChannel.VOICE);
    assertThat(order.signedShares()).isEqualTo(5_000);
    readOrder(rows.get(26));
    assertThat(order.channel()).isEqualTo(OrderChannel.INTERNET);
    assertThat(order.isFix()).isTrue();
    assertThat(text(order.printer(), 4)).isEqualTo("0287");
  }

  @Test
  void theTransactionsOf63Bytes() throws IOException {
    List<String> rows = lines("twse_fixed_width/transaction/mth", 63);
    assertThat(rows).hasSize(33);
    readTransaction(rows.getFirst());
    assertThat(transaction.date()).isEqualTo(20170531);
    assertThat(CodeKey.toText(transaction.codeKey())).isEqualTo("9945");
    assertThat(transaction.side()).isEqualTo(Side.SELL);
    assertThat(transaction.tradeType()).isEqualTo(TradeType.REGULAR);
    assertThat(transaction.timeNsOfDay()).isEqualTo(at(13, 10, 29) + 190_000_000);
    assertThat(transaction.tradeNumber()).isEqualTo(695_302);
    assertThat(text(transaction.orderNumber(), 5)).isEqualTo("Ac639");
    assertThat(transaction.priceE4()).isEqualTo(346_000);
    assertThat(transaction.shares()).isEqualTo(1_000);
    assertThat(text(transaction.printer(), 4)).isEqualTo("0621");
    assertThat(transaction.category()).isEqualTo(OrderCategory.CASH);
    assertThat(transaction.investor()).isEqualTo(InvestorClass.OTHER_INSTITUTION);
    assertThat(text(transaction.broker(), 4)).isEqualTo("000M");

    readTransaction(rows.get(1));
    assertThat(transaction.side()).isEqualTo(Side.BUY);
    assertThat(transaction.shares()).isEqualTo(3_000);
    assertThat(text(transaction.printer(), 4)).isEqualTo("1185");
    assertThat(transaction.category()).isEqualTo(OrderCategory.MARGIN_BY_BROKER);
    assertThat(transaction.investor()).isEqualTo(InvestorClass.INDIVIDUAL);
    assertThat(text(transaction.broker(), 4)).isEqualTo("014I");
    readTransaction(rows.get(24));
    assertThat(transaction.category()).isEqualTo(OrderCategory.CASH);
    assertThat(transaction.shares()).isEqualTo(5_000);
    readTransaction(rows.get(3));
    assertThat(text(transaction.broker(), 4)).isEqualTo("765N");
  }

  private void readSnapshot(String row) {
    String date = row.substring(row.length() - 10, row.length() - 2);
    EShopLayout layout = layout(EShopKind.SNAPSHOT, row, date);
    assertThat(snapshot.wrap(bytes(row), 0, layout).fault()).as(row).isNull();
    byte[] again = new byte[row.length()];
    new SnapshotEncoder().copy(snapshot).encode(again, 0);
    assertThat(again).asString(StandardCharsets.US_ASCII).isEqualTo(row);
  }

  private void readOrder(String row) {
    EShopLayout layout = layout(EShopKind.ORDER, row, row.substring(0, 8));
    assertThat(order.wrap(bytes(row), 0, layout).fault()).as(row).isNull();
    byte[] again = new byte[row.length()];
    new OrderEncoder().copy(order).encode(again, 0);
    assertThat(again).asString(StandardCharsets.US_ASCII).isEqualTo(row);
  }

  private void readTransaction(String row) {
    EShopLayout layout = layout(EShopKind.TRANSACTION, row, row.substring(0, 8));
    assertThat(transaction.wrap(bytes(row), 0, layout).fault()).as(row).isNull();
    byte[] again = new byte[row.length()];
    new TransactionEncoder().copy(transaction).encode(again, 0);
    assertThat(again).asString(StandardCharsets.US_ASCII).isEqualTo(row);
  }

  private static EShopLayout layout(EShopKind kind, String row, String date) {
    return Objects.requireNonNull(kind.layout(row.length(), Integer.parseInt(date)));
  }

  private String levels() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < snapshot.bidLevels(); i++) {
      text.append(level(snapshot.bidPriceE4(i), snapshot.bidQuantityLots(i)));
    }
    text.append("|");
    for (int i = 0; i < snapshot.askLevels(); i++) {
      text.append(' ').append(level(snapshot.askPriceE4(i), snapshot.askQuantityLots(i)).strip());
    }
    return text.toString();
  }

  private static String level(long priceE4, int lots) {
    return "%d.%02dx%d ".formatted(priceE4 / 10_000, priceE4 / 100 % 100, lots);
  }

  private static String text(long packed, int characters) {
    byte[] bytes = new byte[characters];
    Ascii.unpack(packed, bytes, 0, characters);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static long at(int hour, int minute, int second) {
    return (hour * 3_600L + minute * 60L + second) * NS_PER_SECOND;
  }

  private static byte[] bytes(String row) {
    return row.getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> lines(String name, int length) throws IOException {
    List<String> rows = Files.readAllLines(SharedData.file(name), StandardCharsets.US_ASCII);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(length));
    return rows;
  }
}
