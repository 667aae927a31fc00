package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/**
 * The worked examples of format 6 in TWSE's manual B.12.07 (2023-03), built field by field from its
 * tables. The check bytes printed there are of older layouts and are recomputed; example 5 prints
 * disclosure map D6 beside the binary digits of D0, which its data fits.
 */
class QuoteManualExamplesTest {

  private static final String TWO_SIDED =
      "1B 0113 01 06 04 00004567 323333302020 090415061278 D6 00 00 00016423"
          + " 0000995000 00001234"
          + " 0000995000 00000250 0000990000 00000175 0000985000 00000477"
          + " 0000975000 00000669 0000970000 00000125"
          + " 0001000000 00000080 0001005000 00000675 0001015000 00000460 7B 0D0A";

  private static final String LIMIT_UP =
      "1B 0086 01 06 04 00064323 323030322020 102733165041 D0 A0 00 00011921"
          + " 0000138500 00001921"
          + " 0000138500 00000540 0000138000 00000230 0000137500 00000072"
          + " 0000137000 00000069 0000136500 00000081 9C 0D0A";

  private static final String LIMIT_DOWN =
      "1B 0086 01 06 04 00041234 313530342020 095023271534 8A 44 00 00000650"
          + " 0000115000 00000017"
          + " 0000115000 00000070 0000115500 00000035 0000116000 00000046"
          + " 0000116500 00000028 0000117000 00000019 46 0D0A";

  private static final String SUSPENDED =
      "1B 0041 01 06 04 00008325 313330312020 094519033017 80 81 00 00001558"
          + " 0000335000 00000000 B9 0D0A";

  private static final String MARKET_BID =
      "1B 0086 01 06 04 00004567 323333302020 090415061278 D0 00 00 00016423"
          + " 0000995000 00001234"
          + " 0000000000 00000250 0000990000 00000175 0000985000 00000477"
          + " 0000975000 00000669 0000970000 00000125 B7 0D0A";

  private final QuoteEncoder encoder = new QuoteEncoder();

  @Test
  void twoSidedBookWithTrade() {
    QuoteCursor quote = decode(TWO_SIDED);
    assertThat(CodeKey.toText(quote.codeKey())).isEqualTo("2330");
    assertThat(quote.matchTimeNsOfDay()).isEqualTo(ns(9, 4, 15, 61_278));
    assertThat(quote.hasTrade()).isTrue();
    assertThat(quote.isTradeOnly()).isFalse();
    assertThat(quote.tradePriceE4()).isEqualTo(995_000);
    assertThat(quote.tradeQuantity()).isEqualTo(1_234);
    assertThat(quote.cumulativeVolume()).isEqualTo(16_423);
    assertThat(quote.bidLevels()).isEqualTo(5);
    assertThat(quote.askLevels()).isEqualTo(3);
    assertThat(quote.bidPriceE4(4)).isEqualTo(970_000);
    assertThat(quote.bidQuantity(4)).isEqualTo(125);
    assertThat(quote.askPriceE4(0)).isEqualTo(1_000_000);
    assertThat(quote.askQuantity(2)).isEqualTo(460);
    assertThat(quote.tradeLimit()).isEqualTo(LimitState.NORMAL);
    assertThat(quote.isTrial()).isFalse();
    assertEncodes(
        TWO_SIDED,
        encoder
            .start(QuoteCursor.FORMAT, Market.TWSE, 4567, CodeKey.of("2330"), ns(9, 4, 15, 61_278))
            .cumulativeVolume(16_423)
            .trade(995_000, 1_234)
            .bid(995_000, 250)
            .bid(990_000, 175)
            .bid(985_000, 477)
            .bid(975_000, 669)
            .bid(970_000, 125)
            .ask(1_000_000, 80)
            .ask(1_005_000, 675)
            .ask(1_015_000, 460));
  }

  @Test
  void limitUpHasNoAsks() {
    QuoteCursor quote = decode(LIMIT_UP);
    assertThat(quote.tradeLimit()).isEqualTo(LimitState.LIMIT_UP);
    assertThat(quote.bidLimit()).isEqualTo(LimitState.LIMIT_UP);
    assertThat(quote.askLimit()).isEqualTo(LimitState.NORMAL);
    assertThat(quote.askLevels()).isZero();
    assertThat(quote.trend()).isEqualTo(PriceTrend.NORMAL);
    assertEncodes(
        LIMIT_UP,
        encoder
            .start(
                QuoteCursor.FORMAT,
                Market.TWSE,
                64_323,
                CodeKey.of("2002"),
                ns(10, 27, 33, 165_041))
            .limits(LimitState.LIMIT_UP, LimitState.LIMIT_UP, LimitState.NORMAL)
            .cumulativeVolume(11_921)
            .trade(138_500, 1_921)
            .bid(138_500, 540)
            .bid(138_000, 230)
            .bid(137_500, 72)
            .bid(137_000, 69)
            .bid(136_500, 81));
  }

  @Test
  void limitDownHasNoBids() {
    QuoteCursor quote = decode(LIMIT_DOWN);
    assertThat(quote.tradeLimit()).isEqualTo(LimitState.LIMIT_DOWN);
    assertThat(quote.bidLimit()).isEqualTo(LimitState.NORMAL);
    assertThat(quote.askLimit()).isEqualTo(LimitState.LIMIT_DOWN);
    assertThat(quote.bidLevels()).isZero();
    assertThat(quote.askPriceE4(4)).isEqualTo(117_000);
    assertEncodes(
        LIMIT_DOWN,
        encoder
            .start(
                QuoteCursor.FORMAT, Market.TWSE, 41_234, CodeKey.of("1504"), ns(9, 50, 23, 271_534))
            .limits(LimitState.LIMIT_DOWN, LimitState.NORMAL, LimitState.LIMIT_DOWN)
            .cumulativeVolume(650)
            .trade(115_000, 17)
            .ask(115_000, 70)
            .ask(115_500, 35)
            .ask(116_000, 46)
            .ask(116_500, 28)
            .ask(117_000, 19));
  }

  @Test
  void suspendedMatchingHasLastPriceAndNoBook() {
    QuoteCursor quote = decode(SUSPENDED);
    assertThat(quote.trend()).isEqualTo(PriceTrend.SUSPENDED_DOWN);
    assertThat(quote.tradePriceE4()).isEqualTo(335_000);
    assertThat(quote.tradeQuantity()).isZero();
    assertThat(quote.bidLevels() + quote.askLevels()).isZero();
    assertEncodes(
        SUSPENDED,
        encoder
            .start(
                QuoteCursor.FORMAT, Market.TWSE, 8_325, CodeKey.of("1301"), ns(9, 45, 19, 33_017))
            .limits(LimitState.LIMIT_UP, LimitState.NORMAL, LimitState.NORMAL)
            .trend(PriceTrend.SUSPENDED_DOWN)
            .cumulativeVolume(1_558)
            .trade(335_000, 0));
  }

  @Test
  void marketOrdersAreLevelZeroAtPriceZero() {
    QuoteCursor quote = decode(MARKET_BID);
    assertThat(quote.bidPriceE4(0)).isZero();
    assertThat(quote.bidQuantity(0)).isEqualTo(250);
    assertThat(quote.bidPriceE4(1)).isEqualTo(990_000);
    assertEncodes(
        MARKET_BID,
        encoder
            .start(QuoteCursor.FORMAT, Market.TWSE, 4567, CodeKey.of("2330"), ns(9, 4, 15, 61_278))
            .cumulativeVolume(16_423)
            .trade(995_000, 1_234)
            .bid(0, 250)
            .bid(990_000, 175)
            .bid(985_000, 477)
            .bid(975_000, 669)
            .bid(970_000, 125));
  }

  @Test
  void lastRecordOfTheSession() {
    String expected =
        "1B 0032 01 06 04 09999999 303030303030 999999999999 00 00 00 00000000 A1 0D0A";
    assertThat(decode(expected).isEndOfSession()).isTrue();
    assertEncodes(expected, encoder.startEndOfSession(QuoteCursor.FORMAT, Market.TWSE, 9_999_999));
  }

  private static QuoteCursor decode(String hex) {
    byte[] bytes = Hex.of(hex);
    assertThat(Frame.claimedLength(bytes, 0)).isEqualTo(bytes.length);
    assertThat(Frame.hasValidCheckByte(bytes, 0, bytes.length)).isTrue();
    return new QuoteCursor().wrap(bytes, 0);
  }

  private static void assertEncodes(String hex, QuoteEncoder encoder) {
    byte[] target = new byte[QuoteEncoder.MAX_BYTES + 7];
    int length = encoder.encode(target, 7);
    assertThat(Arrays.copyOfRange(target, 7, 7 + length)).isEqualTo(Hex.of(hex));
  }

  private static long ns(int hour, int minute, int second, int micros) {
    return ((hour * 60 + minute) * 60 + second) * 1_000_000_000L + micros * 1_000L;
  }
}
