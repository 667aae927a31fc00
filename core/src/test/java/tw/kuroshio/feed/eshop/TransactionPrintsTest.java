package tw.kuroshio.feed.eshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.feed.eshop.TransactionPrints.SetAside;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.Side;

class TransactionPrintsTest {

  private static final long FIXED_PRICE_NS = LocalTime.of(14, 0).toNanoOfDay();
  private static final EShopLayout LAYOUT = EShopLayout.SINCE_CONTINUOUS_TRADING;

  private final TransactionEncoder encoder = new TransactionEncoder();
  private final TransactionRow row = new TransactionRow();
  private final byte[] bytes = new byte[67];
  private final ReplayedDay day = new ReplayedDay("2330", "9945", "1101", "030001");
  private final TransactionPrints prints =
      new TransactionPrints(ReplayedDay.CONTINUOUS, FIXED_PRICE_NS, code -> 1_000);

  /** Of the sample's 33 rows, 14 trades have both sides; the others' halves are not in it. */
  @Test
  void theSampleOf2017() throws IOException {
    for (String line :
        Files.readAllLines(
            SharedData.file("twse_fixed_width/transaction/mth"), StandardCharsets.US_ASCII)) {
      byte[] copy = line.getBytes(StandardCharsets.US_ASCII);
      row.wrap(copy, 0, EShopLayout.UNTIL_FEBRUARY_2020);
      prints.take(row, day);
    }
    prints.end(day);
    assertThat(day.told)
        .containsExactly(
            "6 #1 9945 opening print 346000x2 of 2",
            "6 #2 9945 continuous print 346000x21 of 23",
            "6 #3 000000 of 0");
    assertThat(prints.printedShares()).isEqualTo(23_000);
    assertThat(prints.setAsideTrades(SetAside.ONE_SIDE_MISSING)).isEqualTo(3);
    assertThat(prints.setAsideShares(SetAside.ONE_SIDE_MISSING)).isEqualTo(5_000);
  }

  @Test
  void aSideMayBeSplit() {
    take("09:00:01", "2330", Side.BUY, 7, 10_850_000, 3_000);
    take("09:00:01", "2330", Side.SELL, 7, 10_850_000, 1_000);
    take("09:00:01", "2330", Side.SELL, 7, 10_850_000, 2_000);
    prints.end(day);
    assertThat(day.told.getFirst()).isEqualTo("6 #1 2330 opening print 10850000x3 of 3");
    assertThat(prints.printedShares()).isEqualTo(3_000);
  }

  @Test
  void pricesOfASweepAreSeparatePrints() {
    pair("09:00:01", "2330", 7, 10_850_000, 3_000);
    pair("10:00:01", "2330", 8, 10_850_000, 1_000);
    pair("10:00:01", "2330", 9, 10_850_000, 2_000);
    pair("10:00:01", "2330", 10, 10_855_000, 4_000);
    pair("10:00:01", "1101", 11, 300_000, 4_000);
    pair("13:30:00", "2330", 12, 10_855_000, 5_000);
    prints.end(day);
    assertThat(day.told)
        .containsExactly(
            "6 #1 2330 opening print 10850000x3 of 3",
            "6 #2 2330 continuous print 10850000x3 of 6",
            "6 #3 2330 continuous print 10855000x4 of 10",
            "6 #4 1101 opening print 300000x4 of 4",
            "6 #5 2330 closing print 10855000x5 of 15",
            "6 #6 000000 of 0");
  }

  @Test
  void whatIsNotWholeOrNotOfTheRegularBoardIsSetAside() {
    take("09:00:01", "2330", Side.BUY, 1, 10_850_000, 3_000);
    take("09:00:01", "2330", Side.BUY, 2, 10_850_000, 3_000);
    take("09:00:01", "2330", Side.SELL, 2, 10_850_000, 2_000);
    take("09:00:01", "2330", Side.BUY, 3, 10_850_000, 3_000);
    take("09:00:01", "2330", Side.SELL, 3, 10_855_000, 3_000);
    pair("09:00:01", "2330", 4, 10_850_000, 1_500);
    pair("14:30:00", "2330", 5, 10_850_000, 7_000);
    for (Side side : Side.values()) {
      start("14:30:00", "2330", side).trade(6, 10_850_000, 600_000).tradeType(TradeType.BLOCK);
      taken();
    }
    for (Side side : Side.values()) {
      start("14:30:00", "2330", side).trade(7, 10_850_000, 300).tradeType(TradeType.ODD_LOT);
      taken();
    }
    prints.end(day);
    assertThat(day.told).isEmpty();
    assertThat(prints.records()).isZero();
    assertThat(setAside())
        .containsExactly(
            "ONE_SIDE_MISSING 1 3000",
            "SIDES_DIFFER 2 6000",
            "BLOCK 1 600000",
            "ODD_LOT 1 300",
            "BROKEN_UNIT 1 1500",
            "AFTER_HOURS 1 7000");
  }

  private List<String> setAside() {
    List<String> counts = new ArrayList<>();
    for (SetAside reason : SetAside.values()) {
      counts.add(
          reason + " " + prints.setAsideTrades(reason) + " " + prints.setAsideShares(reason));
    }
    return counts;
  }

  @Test
  void theSameNumberOfTwoSecuritiesIsTwoTrades() {
    take("09:00:01", "2330", Side.BUY, 7, 10_850_000, 3_000);
    take("09:00:01", "1101", Side.BUY, 7, 10_850_000, 3_000);
    take("09:00:01", "1101", Side.SELL, 7, 10_850_000, 3_000);
    take("09:00:01", "2330", Side.SELL, 7, 10_850_000, 3_000);
    prints.end(day);
    assertThat(prints.printedShares()).isEqualTo(6_000);
  }

  /** Any splits in any order within an instant: every whole trade is printed once, in full. */
  @Test
  void pairsConserveVolume() {
    SplittableRandom random = new SplittableRandom(5);
    String[] codes = {"2330", "9945", "1101", "030001"};
    long traded = 0;
    int number = 0;
    long[] printed = new long[1];
    QuoteCursor quote = new QuoteCursor();
    RecordSink sink =
        (line, time, buffer, offset, length) -> {
          quote.wrap(buffer, offset);
          printed[0] += quote.hasTrade() ? quote.tradeQuantity() * 1_000 : 0;
        };
    for (int second = 0; second < 60; second++) {
      String time = "10:00:%02d".formatted(second);
      List<Runnable> rows = new ArrayList<>();
      int trades = second == 30 ? 3_000 : 1 + random.nextInt(40);
      for (int i = 0; i < trades; i++) {
        String code = codes[random.nextInt(codes.length)];
        long shares = 1_000L * (2 + random.nextInt(50));
        long price = 100L * (1 + random.nextInt(20));
        int trade = number++;
        long part = 500L * (1 + random.nextInt(2));
        traded += shares;
        rows.add(() -> take(time, code, Side.BUY, trade, price, shares, sink));
        rows.add(() -> take(time, code, Side.SELL, trade, price, part, sink));
        rows.add(() -> take(time, code, Side.SELL, trade, price, shares - part, sink));
      }
      for (int i = rows.size() - 1; i > 0; i--) {
        Collections.swap(rows, i, random.nextInt(i + 1));
      }
      rows.forEach(Runnable::run);
    }
    prints.end(sink);
    assertThat(printed[0]).isEqualTo(traded);
    assertThat(prints.printedShares()).isEqualTo(traded);
  }

  @Test
  void timeMustNotTurnBack() {
    take("10:00:01", "2330", Side.BUY, 7, 10_850_000, 3_000);
    assertThatThrownBy(() -> take("10:00:00", "2330", Side.BUY, 7, 10_850_000, 3_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void pair(String time, String code, int number, long priceE4, long shares) {
    take(time, code, Side.BUY, number, priceE4, shares);
    take(time, code, Side.SELL, number, priceE4, shares);
  }

  private void take(String time, String code, Side side, int number, long priceE4, long shares) {
    take(time, code, side, number, priceE4, shares, day);
  }

  private void take(
      String time, String code, Side side, int number, long priceE4, long shares, RecordSink sink) {
    start(time, code, side).trade(number, priceE4, shares).encode(bytes, 0);
    assertThat(row.wrap(bytes, 0, LAYOUT).fault()).isNull();
    prints.take(row, sink);
  }

  private TransactionEncoder start(String time, String code, Side side) {
    return encoder.start(
        LAYOUT, 20241111, CodeKey.of(code), side, LocalTime.parse(time).toNanoOfDay());
  }

  private void taken() {
    encoder.encode(bytes, 0);
    prints.take(row.wrap(bytes, 0, LAYOUT), day);
  }
}
