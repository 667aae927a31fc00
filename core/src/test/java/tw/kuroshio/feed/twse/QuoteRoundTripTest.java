package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

class QuoteRoundTripTest {

  /** A two-sided book update without a trade, as published with an open-source feed reader. */
  private static final String BOOK_UPDATE =
      "1B 0122 01 06 04 08392473 363737302020 130858993712 5A 00 10 00009749"
          + " 0000167000 00000061 0000166500 00000209 0000166000 00000630"
          + " 0000165500 00001136 0000165000 00001202"
          + " 0000167500 00000170 0000168000 00000118 0000168500 00000158"
          + " 0000169000 00000478 0000169500 00000215 1F 0D0A";

  private final QuoteEncoder encoder = new QuoteEncoder();
  private final QuoteCursor cursor = new QuoteCursor();

  @Test
  void bookUpdateWithoutTrade() {
    byte[] bytes = Hex.of(BOOK_UPDATE);
    cursor.wrap(bytes, 0);
    assertThat(Frame.hasValidCheckByte(bytes, 0, bytes.length)).isTrue();
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("6770");
    assertThat(cursor.hasTrade()).isFalse();
    assertThat(cursor.isContinuous()).isTrue();
    assertThat(cursor.bidPriceE4(0)).isEqualTo(167_000);
    assertThat(cursor.askPriceE4(0)).isEqualTo(167_500);
    assertThat(cursor.askPriceE4(4)).isEqualTo(169_500);
    assertThat(cursor.askQuantity(4)).isEqualTo(215);
    assertThat(cursor.cumulativeVolume()).isEqualTo(9_749);
  }

  @Test
  void everyFieldSurvivesTheWire() {
    SplittableRandom random = new SplittableRandom(606);
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES + 9];
    for (int i = 0; i < 20_000; i++) {
      roundTrip(random, bytes);
    }
  }

  private void roundTrip(SplittableRandom random, byte[] bytes) {
    Market market = random.nextBoolean() ? Market.TWSE : Market.TPEX;
    int format = random.nextBoolean() ? QuoteCursor.FORMAT : QuoteCursor.WARRANT_FORMAT;
    long micros = random.nextLong(86_400_000_000L);
    int sequence = 1 + random.nextInt(99_999_999);
    long[] prices = random.longs(11, 0, 1_000_000_000).toArray();
    int[] lots = random.ints(12, 0, 100_000_000).toArray();
    boolean trade = random.nextBoolean();
    int bidLevels = random.nextInt(6);
    int askLevels = random.nextInt(6);
    int status = random.nextInt(64) << 2;
    int limits = random.nextInt(256);
    boolean tradeOnly = random.nextBoolean();

    encoder.start(
        format, market, sequence, CodeKey.of("00632R"), micros * 1_000 + random.nextInt(1_000));
    for (int level = 0; level < bidLevels; level++) {
      encoder.bid(prices[level], lots[level]);
    }
    for (int level = 0; level < askLevels; level++) {
      encoder.ask(prices[5 + level], lots[5 + level]);
    }
    if (trade) {
      encoder.trade(prices[10], lots[10]);
    }
    if (tradeOnly) {
      encoder.tradeOnly();
    }
    encoder.cumulativeVolume(lots[11]);
    encoder.trend(PriceTrend.ofBits(limits));
    encoder.limits(
        LimitState.ofBits(limits >> 6),
        LimitState.ofBits(limits >> 4),
        LimitState.ofBits(limits >> 2));
    setStatus(status);

    int length = encoder.encode(bytes, 9);
    assertThat(length).isEqualTo(32 + 9 * ((trade ? 1 : 0) + bidLevels + askLevels));
    assertThat(Frame.claimedLength(bytes, 9)).isEqualTo(length);
    assertThat(Frame.sequence(bytes, 9)).isEqualTo(sequence);
    cursor.wrap(bytes, 9);
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("00632R");
    assertThat(cursor.matchTimeNsOfDay()).isEqualTo(micros * 1_000);
    assertThat(cursor.hasTrade()).isEqualTo(trade);
    assertThat(cursor.isTradeOnly()).isEqualTo(tradeOnly);
    assertThat(cursor.limitMap()).isEqualTo(limits);
    assertThat(cursor.statusMap()).isEqualTo(status);
    assertThat(cursor.isTrial()).isEqualTo((status & 128) != 0);
    assertThat(cursor.isOpeningDelayed()).isEqualTo((status & 192) == 192);
    assertThat(cursor.isClosingDelayed()).isEqualTo((status & 160) == 160);
    assertThat(cursor.isContinuous()).isEqualTo((status & 16) != 0);
    assertThat(cursor.isOpeningPrint()).isEqualTo((status & 8) != 0);
    assertThat(cursor.isClosingPrint()).isEqualTo((status & 4) != 0);
    assertThat(cursor.cumulativeVolume()).isEqualTo(lots[11]);
    assertThat(cursor.bidLevels()).isEqualTo(bidLevels);
    assertThat(cursor.askLevels()).isEqualTo(askLevels);
    for (int level = 0; level < bidLevels; level++) {
      assertThat(cursor.bidPriceE4(level)).isEqualTo(prices[level]);
      assertThat(cursor.bidQuantity(level)).isEqualTo(lots[level]);
    }
    for (int level = 0; level < askLevels; level++) {
      assertThat(cursor.askPriceE4(level)).isEqualTo(prices[5 + level]);
      assertThat(cursor.askQuantity(level)).isEqualTo(lots[5 + level]);
    }
    if (trade) {
      assertThat(cursor.tradePriceE4()).isEqualTo(prices[10]);
      assertThat(cursor.tradeQuantity()).isEqualTo(lots[10]);
    }
  }

  private void setStatus(int status) {
    if ((status & 128) != 0) {
      encoder.trial();
    }
    if ((status & 64) != 0) {
      encoder.openingDelayed();
    }
    if ((status & 32) != 0) {
      encoder.closingDelayed();
    }
    if ((status & 16) != 0) {
      encoder.continuous();
    }
    if ((status & 8) != 0) {
      encoder.openingPrint();
    }
    if ((status & 4) != 0) {
      encoder.closingPrint();
    }
  }

  @Test
  void refusesASixthLevelAndNumbersThatDoNotFit() {
    encoder.start(QuoteCursor.FORMAT, Market.TWSE, 1, CodeKey.of("2330"), 0);
    for (int i = 0; i < 5; i++) {
      encoder.bid(1_000_000 - i * 5_000, 1);
    }
    assertThatThrownBy(() -> encoder.bid(900_000, 1)).isInstanceOf(IllegalStateException.class);
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    encoder
        .start(QuoteCursor.FORMAT, Market.TWSE, 1, CodeKey.of("2330"), 0)
        .trade(1_000_000, 100_000_000);
    assertThatThrownBy(() -> encoder.encode(bytes, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
