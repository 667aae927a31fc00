package tw.kuroshio.feed.eshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

/** Each damage is named, with the column it is in, and never read as a value. */
class RowFaultTest {

  private static final EShopLayout NEW = EShopLayout.SINCE_CONTINUOUS_TRADING;
  private static final int DATE = 20241111;
  private static final long TIME = 32_401_123_456_000L; // 09:00:01.123456

  private final byte[] row = new byte[190];

  @ParameterizedTest
  @CsvSource({
    "1, '      ', BAD_CODE, 1",
    "1, '2 30  ', BAD_CODE, 1",
    "1, '233o  ', BAD_CODE, 1",
    "7, 0900x1, NOT_DIGITS, 7",
    "7, 240000, BAD_TIME, 7",
    "7, 096000, BAD_TIME, 7",
    "7, 090060, BAD_TIME, 7",
    "19, X, UNKNOWN_MARK, 19",
    "19, A, UNKNOWN_MARK, 19",
    "20, D, UNKNOWN_MARK, 20",
    "21, N, UNKNOWN_MARK, 21",
    "22, X, UNKNOWN_MARK, 22",
    "23, '  5900', NOT_DIGITS, 23",
    "23, 000000, BAD_PRICE, 23",
    "29, 0000-100, NOT_DIGITS, 23",
    "29, 00000000, NO_QUANTITY, 29",
    "37, 6, BAD_LEVELS, 37",
    "37, x, NOT_DIGITS, 37",
    "37, 3, BAD_LEVELS, 67",
    "37, 1, BAD_LEVELS, 53",
    "38, X, UNKNOWN_MARK, 38",
    "39, 108300, BAD_LEVELS, 53",
    "45, 00000000, BAD_LEVELS, 39",
    "53, 000000, BAD_LEVELS, 53",
    "109, 4, BAD_LEVELS, 153",
    "111, 109100, BAD_LEVELS, 125",
    "181, 20241311, BAD_DATE, 181",
    "181, 20241100, BAD_DATE, 181",
    "181, 2024110x, NOT_DIGITS, 181"
  })
  void snapshots(int column, String damage, RowFault fault, int faultColumn) {
    snapshot();
    damage(column, damage);
    SnapshotRow cursor = new SnapshotRow().wrap(row, 0, NEW);
    assertThat(cursor.fault()).isEqualTo(fault);
    assertThat(cursor.faultColumn()).isEqualTo(faultColumn);
  }

  @ParameterizedTest
  @CsvSource({
    "9, '2330 x', BAD_CODE, 9",
    "15, b, UNKNOWN_MARK, 15",
    "15, S, CONTRADICTION, 34",
    "16, 3, UNKNOWN_MARK, 16",
    "17, 9900, BAD_TIME, 17",
    "34, 9, UNKNOWN_MARK, 34",
    "34, 4, CONTRADICTION, 34",
    "35, 01085.0, BAD_PRICE, 35",
    "35, 1085 00, BAD_PRICE, 35",
    "35, '       ', BAD_PRICE, 35",
    "35, 0000.00, CONTRADICTION, 35",
    "42, '  ', UNKNOWN_MARK, 42",
    "42, '-', CONTRADICTION, 42",
    "43, 0000000000, NO_QUANTITY, 43",
    "43, 00000O1000, NOT_DIGITS, 43",
    "53, 7, UNKNOWN_MARK, 53",
    "54, 7, UNKNOWN_MARK, 54",
    "55, 3, UNKNOWN_MARK, 55",
    "56, 1, UNKNOWN_MARK, 56",
    "57, C, UNKNOWN_MARK, 57",
    "59, X, UNKNOWN_MARK, 59",
    "60, '1\t34', BAD_TEXT, 60"
  })
  void orders(int column, String damage, RowFault fault, int faultColumn) {
    order();
    damage(column, damage);
    OrderRow cursor = new OrderRow().wrap(row, 0, NEW);
    assertThat(cursor.fault()).isEqualTo(fault);
    assertThat(cursor.faultColumn()).isEqualTo(faultColumn);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 00000000, BAD_DATE, 1",
    "29, 0069 302, NOT_DIGITS, 29",
    "42, 0000.00, BAD_PRICE, 42",
    "42, '0034,60', BAD_PRICE, 42",
    "49, 000000000, NO_QUANTITY, 49",
    "49, +00001000, NOT_DIGITS, 49",
    "62, 8, UNKNOWN_MARK, 62",
    "63, ' ', UNKNOWN_MARK, 63"
  })
  void transactions(int column, String damage, RowFault fault, int faultColumn) {
    transaction();
    damage(column, damage);
    TransactionRow cursor = new TransactionRow().wrap(row, 0, NEW);
    assertThat(cursor.fault()).isEqualTo(fault);
    assertThat(cursor.faultColumn()).isEqualTo(faultColumn);
  }

  @Test
  void whatIsAllowedOnlyInSomeLayouts() {
    snapshot();
    damage(20, "C");
    assertThat(snapshotFault(NEW)).isEqualTo(RowFault.BAD_LEVELS); // an intermediate price has none
    assertThat(snapshotFault(EShopLayout.MARCH_2020)).isEqualTo(RowFault.UNKNOWN_MARK);
    snapshot();
    damage(19, "A");
    assertThat(snapshotFault(EShopLayout.MARCH_2020)).isNull();
    order();
    damage(34, "7");
    assertThat(orderFault(NEW)).isNull();
    damage(55, "    ");
    assertThat(orderFault(EShopLayout.MARCH_2020)).isEqualTo(RowFault.UNKNOWN_MARK);
    order();
    damage(35, "0000.00");
    damage(55, "1");
    assertThat(orderFault(NEW)).isNull();
    damage(55, "    ");
    assertThat(orderFault(EShopLayout.MARCH_2020)).isEqualTo(RowFault.BAD_PRICE);
    damage(55, "12B ");
    damage(35, "0034.60");
    assertThat(orderFault(EShopLayout.MARCH_2020)).isEqualTo(RowFault.NOT_DIGITS);
  }

  @Test
  void theLengthAndTheDayDecideTheLayout() {
    assertThat(EShopKind.SNAPSHOT.layout(186, 20200229)).isEqualTo(EShopLayout.UNTIL_FEBRUARY_2020);
    assertThat(EShopKind.SNAPSHOT.layout(186, 20200302)).isNull();
    assertThat(EShopKind.SNAPSHOT.layout(190, 20200320)).isEqualTo(EShopLayout.MARCH_2020);
    assertThat(EShopKind.SNAPSHOT.layout(190, 20080829)).isEqualTo(EShopLayout.MARCH_2020);
    assertThat(EShopKind.SNAPSHOT.layout(190, 20200323)).isEqualTo(NEW);
    assertThat(EShopKind.SNAPSHOT.layout(189, 20200323)).isNull();
    assertThat(EShopKind.ORDER.layout(63, 20200323)).isEqualTo(NEW);
    assertThat(EShopKind.TRANSACTION.layout(63, 20200323)).isNull();
    assertThat(EShopKind.TRANSACTION.layout(63, 20170531))
        .isEqualTo(EShopLayout.UNTIL_FEBRUARY_2020);
    assertThat(EShopKind.ofPrefix("odr")).isEqualTo(EShopKind.ORDER);
    assertThat(EShopKind.ofPrefix("abc")).isNull();
  }

  /** Whatever the bytes are, a row is read or named faulty; a row that passes can be read. */
  @ParameterizedTest
  @EnumSource
  void mutatedRows(EShopLayout layout) {
    SplittableRandom random = new SplittableRandom(77);
    RandomRows rows = new RandomRows(78, layout);
    SnapshotRow snapshots = new SnapshotRow();
    OrderRow orders = new OrderRow();
    TransactionRow transactions = new TransactionRow();
    int refused = 0;
    for (int i = 0; i < 30_000; i++) {
      int kind = i % 3;
      int length =
          switch (kind) {
            case 0 -> rows.snapshot(row, 0);
            case 1 -> rows.order(row, 0);
            default -> rows.transaction(row, 0);
          };
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        row[random.nextInt(length)] = (byte) random.nextInt(256);
      }
      @Nullable RowFault fault =
          switch (kind) {
            case 0 -> snapshots.wrap(row, 0, layout).fault();
            case 1 -> orders.wrap(row, 0, layout).fault();
            default -> transactions.wrap(row, 0, layout).fault();
          };
      if (fault != null) {
        refused++;
      } else if (kind == 0) {
        new SnapshotEncoder().copy(snapshots);
      } else if (kind == 1) {
        new OrderEncoder().copy(orders);
      } else {
        new TransactionEncoder().copy(transactions);
      }
    }
    assertThat(refused).isGreaterThan(20_000);
  }

  private void snapshot() {
    new SnapshotEncoder()
        .start(NEW, DATE, CodeKey.of("2330"), TIME)
        .match(MatchFlag.MATCHED)
        .last(10_850_000, 100)
        .bid(10_840_000, 5)
        .bid(10_835_000, 6)
        .ask(10_850_000, 7)
        .ask(10_855_000, 8)
        .ask(10_860_000, 9)
        .encode(row, 0);
    assertThat(snapshotFault(NEW)).isNull();
  }

  private void order() {
    new OrderEncoder()
        .start(NEW, DATE, CodeKey.of("2330"), Side.BUY, TIME)
        .order(OrderAction.NEW, 10_850_000, 1_000)
        .terms(OrderType.LIMIT, TimeInForce.ROD)
        .source(OrderSource.BROKER)
        .encode(row, 0);
    assertThat(orderFault(NEW)).isNull();
  }

  private void transaction() {
    new TransactionEncoder()
        .start(NEW, DATE, CodeKey.of("2330"), Side.BUY, TIME)
        .trade(695_302, 346_000, 1_000)
        .encode(row, 0);
    assertThat(new TransactionRow().wrap(row, 0, NEW).fault()).isNull();
  }

  private @Nullable RowFault snapshotFault(EShopLayout layout) {
    return new SnapshotRow().wrap(row, 0, layout).fault();
  }

  private @Nullable RowFault orderFault(EShopLayout layout) {
    return new OrderRow().wrap(row, 0, layout).fault();
  }

  private void damage(int column, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, row, column - 1, bytes.length);
  }
}
