package tw.kuroshio.feed.eshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;

class SnapshotQuotesTest {

  private static final int DATE = 20241111;

  private final SnapshotEncoder encoder = new SnapshotEncoder();
  private final SnapshotRow row = new SnapshotRow();
  private final byte[] bytes = new byte[190];
  private final ReplayedDay day = new ReplayedDay("2330");
  private final SnapshotQuotes quotes = new SnapshotQuotes(ReplayedDay.CONTINUOUS);

  @Test
  void booksAreTheRowsOfTheSampleOf2008() throws IOException {
    ReplayedDay sample = new ReplayedDay("2033");
    SnapshotQuotes calls = new SnapshotQuotes(ReplayedDay.CALLS);
    for (String line : lines("twse_fixed_width/snapshot/Sample")) {
      row.wrap(line.getBytes(StandardCharsets.US_ASCII), 0, EShopLayout.UNTIL_FEBRUARY_2020);
      assertThat(calls.take(row, sample)).isNull();
      requireBook(sample, "2033");
      assertThat(sample.books.cumulativeShares(0)).isEqualTo(row.volumeLots() * 1_000L);
      assertThat(sample.books.lastTradePriceE4(0)).isEqualTo(row.priceE4());
      boolean traded = (sample.changes & OrderBooks.TRADE) != 0;
      assertThat(traded).isEqualTo(row.matchFlag() == MatchFlag.MATCHED);
    }
    assertThat(sample.books.printedShares(0)).isEqualTo(55_000);
    assertThat(sample.books.openPriceE4(0)).isEqualTo(290_000);
    assertThat(sample.books.highPriceE4(0)).isEqualTo(292_000);
    assertThat(sample.books.lowPriceE4(0)).isEqualTo(287_500);
    assertThat(sample.told.getFirst()).isEqualTo("6 #1 2033 opening 290000x23 of 23");
    assertThat(sample.told.get(4)).isEqualTo("6 #5 2033 292000x15 of 38");
    assertThat(calls.records()).isEqualTo(33);
    assertThat(calls.matchesWithoutVolume()).isZero();
    assertThat(calls.volumeWithoutMatch()).isZero();
  }

  @Test
  void booksAreTheRowsOfTheSampleOf2024() throws IOException {
    ReplayedDay sample = new ReplayedDay("0050", "9958");
    for (String line : lines("../samples/twse-eshop-dsp-snapshot-190byte.txt")) {
      byte[] copy = line.getBytes(StandardCharsets.US_ASCII);
      row.wrap(copy, 0, EShopLayout.SINCE_CONTINUOUS_TRADING);
      assertThat(quotes.take(row, sample)).isNull();
      requireBook(sample, CodeKey.toText(row.codeKey()));
    }
    assertThat(sample.books.isTrial(0)).isTrue();
    assertThat(sample.books.printedShares(0)).isZero();
    assertThat(sample.told.getLast()).isEqualTo("6 #7 9958 opening closing 1850000x9836 of 9836");
  }

  @Test
  void theDayOfOneSecurity() {
    take("08:59:55.1", encode -> encode.remark(Remark.TRIAL).bid(1_000_000, 5).ask(1_005_000, 6));
    take("09:00:03.0", encode -> encode.remark(Remark.TRIAL).bid(1_000_000, 5));
    take("09:00:05.0", e -> e.match(MatchFlag.MATCHED).last(1_000_000, 40).bid(1_000_000, 1));
    take("09:00:06.0", e -> e.last(1_000_000, 40).bid(995_000, 3));
    take("09:00:07.0", e -> e.match(MatchFlag.MATCHED).last(1_000_000, 42).intermediate());
    take("09:00:07.0", e -> e.match(MatchFlag.MATCHED).last(1_005_000, 45).bid(1_000_000, 2));
    take("13:25:05.0", e -> e.remark(Remark.TRIAL).last(1_005_000, 45).bid(1_000_000, 9));
    take("13:30:00.0", e -> e.remark(Remark.TRIAL).last(1_005_000, 45).bid(1_000_000, 8));
    take("13:33:00.0", e -> e.match(MatchFlag.MATCHED).last(1_010_000, 50).ask(1_015_000, 8));
    take("13:33:01.0", e -> e.last(1_010_000, 50).ask(1_015_000, 8));
    quotes.end(day);
    assertThat(day.told)
        .containsExactly(
            "6 #1 2330 trial of 0",
            "6 #2 2330 trial opening-delayed of 0",
            "6 #3 2330 opening 1000000x40 of 40",
            "6 #4 2330 continuous of 40",
            "6 #5 2330 continuous print 1000000x2 of 42",
            "6 #6 2330 continuous 1005000x3 of 45",
            "6 #7 2330 trial of 45",
            "6 #8 2330 trial closing-delayed of 45",
            "6 #9 2330 closing 1010000x5 of 50",
            "6 #10 2330 of 50",
            "6 #11 000000 of 0");
    assertThat(day.books.printedShares(0)).isEqualTo(50_000);
    assertThat(quotes.printedLots()).isEqualTo(50);
  }

  @Test
  void anIntermediatePriceKeepsTheBook() {
    take("09:00:05.0", e -> e.match(MatchFlag.MATCHED).last(1_000_000, 40).bid(1_000_000, 7));
    take("09:00:07.0", e -> e.match(MatchFlag.MATCHED).last(1_000_000, 42).intermediate());
    assertThat(day.books.bidShares(0, 0)).isEqualTo(7_000);
    assertThat(day.books.lastTradeShares(0)).isEqualTo(2_000);
  }

  @Test
  void aSuspensionHasADirectionAndNoBook() {
    take("09:10:00.0", e -> e.match(MatchFlag.MATCHED).last(1_000_000, 40).bid(1_000_000, 7));
    take(
        "09:20:00.0",
        e ->
            e.remark(Remark.STABILISING)
                .trend(PriceTrend.SUSPENDED_UP)
                .match(MatchFlag.STABILISING)
                .limits(LimitState.LIMIT_UP, LimitState.NORMAL, LimitState.NORMAL)
                .last(1_000_000, 40)
                .bid(1_000_000, 7));
    assertThat(day.books.trend(0)).isEqualTo(PriceTrend.SUSPENDED_UP);
    assertThat(day.books.tradeLimit(0)).isEqualTo(LimitState.LIMIT_UP);
    assertThat(day.books.bidPriceE4(0, 0)).isZero();
    take("09:20:05.0", e -> e.trend(PriceTrend.SUSPENDED_UP).last(1_000_000, 40));
    assertThat(day.books.matchTimeNsOfDay(0)).isEqualTo(LocalTime.of(9, 20).toNanoOfDay());
    // The trade that reached the band is not lost.
    take("09:20:06.0", e -> matched(e, 42).trend(PriceTrend.SUSPENDED_UP));
    take("09:22:00.0", e -> matched(e, 44).bid(1_000_000, 3));
    take("09:22:01.0", e -> e.last(1_000_000, 44).bid(1_000_000, 2));
    assertThat(day.told)
        .containsExactly(
            "6 #1 2330 opening 1000000x40 of 40",
            "6 #2 2330 SUSPENDED_UP 1000000x0 of 40",
            "6 #3 2330 SUSPENDED_UP 1000000x0 of 40",
            "6 #4 2330 continuous print 1000000x2 of 42",
            "6 #5 2330 SUSPENDED_UP 1000000x0 of 42",
            "6 #6 2330 1000000x2 of 44",
            "6 #7 2330 continuous of 44");
  }

  @Test
  void aSuspensionWithoutADirectionIsNothingToTradeOn() {
    take("09:10:00.0", e -> e.remark(Remark.STABILISING).last(1_000_000, 40).bid(1_000_000, 7));
    assertThat(day.told).containsExactly("6 #1 2330 trial of 40");
  }

  @Test
  void limitMarksBecomeTheLimitMap() {
    take(
        "09:00:05.0",
        e ->
            matched(e, 40)
                .limits(LimitState.LIMIT_UP, LimitState.LIMIT_UP, LimitState.LIMIT_DOWN)
                .bid(1_000_000, 7));
    assertThat(day.books.tradeLimit(0)).isEqualTo(LimitState.LIMIT_UP);
    assertThat(day.books.bidLimit(0)).isEqualTo(LimitState.LIMIT_UP);
    assertThat(day.books.askLimit(0)).isEqualTo(LimitState.LIMIT_DOWN);
    take(
        "09:00:06.0",
        e ->
            e.last(1_000_000, 40)
                .limits(LimitState.LIMIT_UP, LimitState.NORMAL, LimitState.NORMAL));
    assertThat(day.books.tradeLimit(0)).isEqualTo(LimitState.NORMAL);
  }

  @Test
  void warrantsGoToTheirOwnFormatAndLine() {
    ReplayedDay both = new ReplayedDay("2330", "030001");
    encode("030001", "09:00:05.0", e -> matched(e, 3));
    assertThat(quotes.take(row, both)).isNull();
    encode("2330", "09:00:05.0", e -> matched(e, 4));
    assertThat(quotes.take(row, both)).isNull();
    quotes.end(both);
    assertThat(both.told)
        .containsExactly(
            "17 #1 030001 opening 1000000x3 of 3",
            "6 #1 2330 opening 1000000x4 of 4",
            "6 #2 000000 of 0",
            "17 #2 000000 of 0");
    assertThat(FeedRecords.isWarrant(CodeKey.of("00632R"))).isFalse();
    assertThat(FeedRecords.isWarrant(CodeKey.of("0308"))).isFalse();
    assertThat(FeedRecords.isWarrant(CodeKey.of("08123P"))).isTrue();
    assertThat(FeedRecords.isWarrant(CodeKey.of("020011"))).isFalse();
    assertThat(FeedRecords.isWarrant(CodeKey.of("091234"))).isFalse();
    assertThat(FeedRecords.isWarrant(CodeKey.of("910322"))).isFalse();
  }

  @Test
  void aSlippedDigitIsRefusedOnceAndBelievedWhenItStays() {
    take("09:00:05.0", e -> matched(e, 40));
    assertThat(offer("09:00:06.0", 1_000_000, 39)).isEqualTo(RowFault.VOLUME_FELL);
    assertThat(offer("09:00:07.0", 1_000_000, 41)).isNull();
    assertThat(offer("09:00:08.0", 90_000, 42)).isEqualTo(RowFault.PRICE_LEAP);
    assertThat(offer("09:00:09.0", 10_000_000, 43)).isEqualTo(RowFault.PRICE_LEAP);
    assertThat(offer("09:00:10.0", 1_000_000, 44)).isNull();
    assertThat(offer("09:00:10.1", 10_000_000, 44)).isEqualTo(RowFault.PRICE_LEAP);
    assertThat(offer("09:00:10.2", 1_000_000, 44)).isNull();
    // A volume too high by a slipped digit does not cost the rest of the day.
    assertThat(offer("09:00:11.0", 1_000_000, 9_000)).isNull();
    assertThat(offer("09:00:12.0", 1_000_000, 45)).isEqualTo(RowFault.VOLUME_FELL);
    assertThat(offer("09:00:13.0", 1_000_000, 47)).isNull();
    assertThat(day.told.getLast()).isEqualTo("6 #6 2330 continuous 1000000x2 of 47");
  }

  @Test
  void whatTheFileDoesNotExplainIsCountedAndMakesNoTrade() {
    take("09:00:05.0", e -> matched(e, 40));
    take("09:00:06.0", e -> matched(e, 40));
    take("09:00:07.0", e -> e.last(1_000_000, 43));
    take("09:00:08.0", e -> matched(e, 44));
    assertThat(quotes.matchesWithoutVolume()).isEqualTo(1);
    assertThat(quotes.volumeWithoutMatch()).isEqualTo(1);
    assertThat(day.books.printedShares(0)).isEqualTo(41_000);
    assertThat(day.books.cumulativeShares(0)).isEqualTo(44_000);
  }

  @Test
  void manyCodesFindTheirOwnState() {
    for (int round = 1; round <= 2; round++) {
      long[] sent = new long[1];
      for (int code = 1; code <= 9_000; code++) {
        int lots = round * code;
        encode(Integer.toString(100_000 + code), "09:00:05.0", e -> matched(e, lots));
        assertThat(quotes.take(row, (line, time, b, at, n) -> sent[0]++)).isNull();
      }
      assertThat(sent[0]).isEqualTo(9_000);
    }
    assertThat(quotes.securities()).isEqualTo(9_000);
    assertThat(quotes.printedLots()).isEqualTo(9_000L * 9_001);
  }

  private interface Fields {
    SnapshotEncoder set(SnapshotEncoder encoder);
  }

  private static SnapshotEncoder matched(SnapshotEncoder encoder, int volumeLots) {
    return encoder.match(MatchFlag.MATCHED).last(1_000_000, volumeLots);
  }

  private @Nullable RowFault offer(String time, long priceE4, int volumeLots) {
    encode("2330", time, e -> e.match(MatchFlag.MATCHED).last(priceE4, volumeLots));
    return quotes.take(row, day);
  }

  private void take(String time, Fields fields) {
    encode("2330", time, fields);
    assertThat(quotes.take(row, day)).isNull();
  }

  private void encode(String code, String time, Fields fields) {
    EShopLayout layout = EShopLayout.SINCE_CONTINUOUS_TRADING;
    long nsOfDay = LocalTime.parse(time).toNanoOfDay();
    fields.set(encoder.start(layout, DATE, CodeKey.of(code), nsOfDay)).encode(bytes, 0);
    assertThat(row.wrap(bytes, 0, layout).fault()).isNull();
  }

  /** The five levels a side of the last row. */
  private void requireBook(ReplayedDay replayed, String code) {
    int i = replayed.index(code);
    for (int level = 0; level < 5; level++) {
      assertThat(replayed.books.bidPriceE4(i, level)).isEqualTo(row.bidPriceE4(level));
      assertThat(replayed.books.bidShares(i, level)).isEqualTo(row.bidQuantityLots(level) * 1_000L);
      assertThat(replayed.books.askPriceE4(i, level)).isEqualTo(row.askPriceE4(level));
      assertThat(replayed.books.askShares(i, level)).isEqualTo(row.askQuantityLots(level) * 1_000L);
    }
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(SharedData.file(name), StandardCharsets.US_ASCII);
  }
}
