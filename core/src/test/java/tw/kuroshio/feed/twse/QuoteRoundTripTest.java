package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.SharedData;
import tw.kuroshio.model.Market;

/** The five formats with price entries, both markets: what was written is read, and back. */
class QuoteRoundTripTest {

  private static final int RECORDS = 1_500;

  private final QuoteEncoder encoder = new QuoteEncoder();
  private final QuoteCursor cursor = new QuoteCursor();
  private final RandomFields random = new RandomFields(606);

  @ParameterizedTest
  @ValueSource(ints = {6, 17, 20, 23, 24})
  void everyFieldIsRead(int format) {
    for (int i = 0; i < RECORDS; i++) {
      QuoteRecordText expected = new QuoteRecordText(random, format, random.market());
      byte[] bytes = expected.bytes();
      cursor.wrap(bytes, 0);
      assertHead(expected);
      assertMaps(expected);
      assertPrices(expected);
    }
  }

  private void assertHead(QuoteRecordText expected) {
    assertThat(cursor.format()).isEqualTo(expected.format);
    assertThat(cursor.market()).isEqualTo(expected.market);
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo(expected.code);
    assertThat(cursor.matchTimeDigits()).isEqualTo(Long.parseLong(expected.time));
    assertThat(cursor.isSnapshot()).isEqualTo(expected.isSnapshot());
    assertThat(cursor.unit())
        .isEqualTo(expected.format == 23 ? QuantityUnit.SHARE : QuantityUnit.TRADING_UNIT);
    assertThat(cursor.isEndOfSession())
        .isEqualTo(expected.code.equals("000000") && expected.time.equals("999999999999"));
  }

  private void assertMaps(QuoteRecordText expected) {
    int status = expected.statusMap;
    boolean delays = expected.format != 23 && (status & 0x80) != 0;
    assertThat(cursor.isTradeOnly()).isEqualTo(expected.tradeOnly);
    assertThat(cursor.limitMap()).isEqualTo(expected.limitMap);
    assertThat(cursor.statusMap()).isEqualTo(status);
    assertThat(cursor.isTrial()).isEqualTo((status & 0x80) != 0);
    assertThat(cursor.isOpeningDelayed()).isEqualTo(delays && (status & 0x40) != 0);
    assertThat(cursor.isClosingDelayed()).isEqualTo(delays && (status & 0x20) != 0);
    assertThat(cursor.isContinuous()).isEqualTo((status & 0x10) != 0);
    assertThat(cursor.isOpeningPrint()).isEqualTo((status & 0x08) != 0);
    assertThat(cursor.isClosingPrint()).isEqualTo((status & 0x04) != 0);
  }

  private void assertPrices(QuoteRecordText expected) {
    assertThat(cursor.cumulativeVolume()).isEqualTo(expected.volume);
    if (expected.isSnapshot()) {
      assertThat(new long[] {cursor.openPriceE4(), cursor.highPriceE4(), cursor.lowPriceE4()})
          .isEqualTo(expected.dayPricesE4);
    }
    assertThat(cursor.hasTrade()).isEqualTo(!expected.trade.isEmpty());
    expected.trade.forEach(
        trade -> {
          assertThat(cursor.tradePriceE4()).isEqualTo(trade.priceE4());
          assertThat(cursor.tradeQuantity()).isEqualTo(trade.quantity());
        });
    assertThat(cursor.bidLevels()).isEqualTo(expected.bids.size());
    for (int level = 0; level < expected.bids.size(); level++) {
      assertThat(cursor.bidPriceE4(level)).isEqualTo(expected.bids.get(level).priceE4());
      assertThat(cursor.bidQuantity(level)).isEqualTo(expected.bids.get(level).quantity());
    }
    assertThat(cursor.askLevels()).isEqualTo(expected.asks.size());
    for (int level = 0; level < expected.asks.size(); level++) {
      assertThat(cursor.askPriceE4(level)).isEqualTo(expected.asks.get(level).priceE4());
      assertThat(cursor.askQuantity(level)).isEqualTo(expected.asks.get(level).quantity());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 17, 20, 23, 24})
  void whatWasReadIsWrittenByteForByte(int format) {
    for (int i = 0; i < RECORDS; i++) {
      byte[] bytes = new QuoteRecordText(random, format, random.market()).bytes();
      assertThat(Hex.text(encodedAgain(bytes), 0, bytes.length))
          .isEqualTo(Hex.text(bytes, 0, bytes.length));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twse-fmt6-ex1-2330.hex",
        "twse-fmt6-ex2-2002-limit-up.hex",
        "twse-fmt6-ex3-1504-limit-down.hex",
        "twse-fmt6-ex4-1301-volatility-halt.hex",
        "twse-fmt6-ex5-2330-market-bid-D0.hex",
        "resolver-fmt6-6770-two-sided-book.hex",
        "derived-fmt6-last-record.hex",
        "resolver-fmt23-tpex-8069.hex",
        "resolver-fmt23-twse-2330-fixedlen.hex"
      })
  void publishedSamplesAreWrittenByteForByte(String sample) {
    byte[] bytes = WireRecord.accepted(SharedData.sample(sample));
    assertThat(encodedAgain(bytes)).isEqualTo(bytes);
  }

  /** Declares 94 bytes, is 89 as its disclosure map says: no decoder may go by the 94. */
  @ParameterizedTest
  @ValueSource(ints = {89, 94})
  void theSampleWithAWrongLengthIsRefusedByLength(int length) {
    byte[] bytes = Arrays.copyOf(SharedData.sample("resolver-fmt23-twse-2330-badlen.hex"), length);
    assertThat(Frame.claimedLength(bytes, 0)).isEqualTo(94);
    RecordLayout layout = WireRecord.layout(bytes);
    assertThat(layout.hasValidLength(bytes, 0, 94)).isFalse();
    assertThat(layout.hasValidLength(bytes, 0, 89)).isTrue();
  }

  private byte[] encodedAgain(byte[] bytes) {
    QuoteCursor quote = cursor.wrap(bytes, 0);
    encoder.start(
        quote.format(),
        quote.market(),
        Frame.sequence(bytes, 0),
        quote.codeKey(),
        quote.matchTimeNsOfDay());
    encoder.limitMap(quote.limitMap()).statusMap(quote.statusMap());
    encoder.cumulativeVolume(quote.cumulativeVolume());
    if (quote.isSnapshot()) {
      encoder.dayPrices(quote.openPriceE4(), quote.highPriceE4(), quote.lowPriceE4());
    }
    if (quote.isTradeOnly()) {
      encoder.tradeOnly();
    }
    if (quote.hasTrade()) {
      encoder.trade(quote.tradePriceE4(), quote.tradeQuantity());
    }
    for (int level = 0; level < quote.bidLevels(); level++) {
      encoder.bid(quote.bidPriceE4(level), quote.bidQuantity(level));
    }
    for (int level = 0; level < quote.askLevels(); level++) {
      encoder.ask(quote.askPriceE4(level), quote.askQuantity(level));
    }
    byte[] target = new byte[QuoteEncoder.MAX_BYTES + 9];
    int length = encoder.encode(target, 9);
    return Arrays.copyOfRange(target, 9, 9 + length);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 17, 20, 23, 24})
  void theBoundsOfEveryFieldFit(int format) {
    long most = format == 23 ? 999_999_999_999L : 99_999_999;
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    encoder
        .start(format, Market.TPEX, Frame.MAX_SEQUENCE, CodeKey.of("00632R"), QuoteCursor.NO_TIME)
        .cumulativeVolume(most)
        .dayPrices(999_999_999, 999_999_999, 999_999_999)
        .trade(999_999_999, most);
    for (int level = 0; level < 5; level++) {
      encoder.bid(999_999_999, most).ask(999_999_999, most);
    }
    int length = encoder.encode(bytes, 0);
    byte[] record = WireRecord.accepted(Arrays.copyOf(bytes, length));
    assertThat(length).isEqualTo(format == 23 ? 155 : format == 20 || format == 24 ? 146 : 131);
    cursor.wrap(record, 0);
    assertThat(cursor.matchTimeNsOfDay()).isEqualTo(QuoteCursor.NO_TIME);
    assertThat(cursor.matchTimeDigits()).isEqualTo(999_999_999_999L);
    assertThat(cursor.cumulativeVolume()).isEqualTo(most);
    assertThat(cursor.askPriceE4(4)).isEqualTo(999_999_999);
    assertThat(cursor.askQuantity(4)).isEqualTo(most);
    assertThat(cursor.isEndOfSession()).isFalse();

    length = encoder.startEndOfSession(format, Market.TWSE, 1).encode(bytes, 0);
    record = WireRecord.accepted(Arrays.copyOf(bytes, length));
    assertThat(length).isEqualTo(format == 23 ? 34 : format == 20 || format == 24 ? 47 : 32);
    assertThat(cursor.wrap(record, 0).isEndOfSession()).isTrue();
    assertThat(cursor.hasTrade()).isFalse();
    assertThat(cursor.bidLevels() + cursor.askLevels()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 17, 20, 23, 24})
  void aWrongDigitIsFoundInEveryDecimalField(int format) {
    for (int i = 0; i < 100; i++) {
      QuoteRecordText text = new QuoteRecordText(random, format, random.market());
      byte[] bytes = text.bytes();
      RecordLayout layout = WireRecord.layout(bytes);
      for (int at = 0; at < bytes.length - 3; at++) {
        boolean decimal = (at >= 6 && at < 10) || (at >= 16 && at < 22) || at >= 25;
        byte right = bytes[at];
        for (int shift = 0; shift <= 4; shift += 4) {
          bytes[at] = (byte) ((right & ~(0xF << shift)) | ((10 + random.below(6)) << shift));
          assertThat(layout.hasValidDigits(bytes, 0, bytes.length)).isEqualTo(!decimal);
        }
        bytes[at] = right;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 17, 20, 23, 24})
  void aTenthDigitOfAPriceIsFound(int format) {
    QuoteRecordText text = new QuoteRecordText(random, format, Market.TWSE);
    byte[] bytes = text.bytes();
    RecordLayout layout = WireRecord.layout(bytes);
    int volumeAt = text.isSnapshot() ? 40 : 25;
    int quantityBytes = format == 23 ? 6 : 4;
    for (int at = 25; at < bytes.length - 3; at++) {
      int inEntry = (at - volumeAt - quantityBytes) % (5 + quantityBytes);
      boolean pad = at < volumeAt ? (at - 25) % 5 == 0 : inEntry == 0;
      byte right = bytes[at];
      bytes[at] = (byte) ((right & 0x0F) | 0x10);
      assertThat(layout.hasValidDigits(bytes, 0, bytes.length)).isEqualTo(!pad);
      bytes[at] = right;
    }
  }

  @Test
  void oddLotsReserveTheBitsOfOthers() {
    byte[] bytes = SharedData.sample("resolver-fmt23-tpex-8069.hex");
    bytes[22] |= 1;
    bytes[24] = (byte) 0xE0;
    cursor.wrap(bytes, 0);
    assertThat(cursor.isTrial()).isTrue();
    assertThat(cursor.isTradeOnly()).isFalse();
    assertThat(cursor.isOpeningDelayed()).isFalse();
    assertThat(cursor.isClosingDelayed()).isFalse();
    assertThat(cursor.askPriceE4(0)).isEqualTo(1_860_000);
  }

  @Test
  void refusesASixthLevelAndNumbersThatDoNotFit() {
    encoder.start(QuoteCursor.FORMAT, Market.TWSE, 1, CodeKey.of("2330"), 0);
    for (int i = 0; i < 5; i++) {
      encoder.bid(1_000_000 - i * 5_000, 1);
    }
    assertThatThrownBy(() -> encoder.bid(900_000, 1)).isInstanceOf(IllegalStateException.class);
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    encoder.start(6, Market.TWSE, 1, CodeKey.of("2330"), 0).trade(1_000_000, 100_000_000);
    assertThatThrownBy(() -> encoder.encode(bytes, 0)).isInstanceOf(IllegalArgumentException.class);
    encoder.start(23, Market.TWSE, 1, CodeKey.of("2330"), 0).trade(1_000_000_000, 1);
    assertThatThrownBy(() -> encoder.encode(bytes, 0))
        .hasMessageContaining("must be below 100000 TWD on the wire");
  }

  @Test
  void refusesAFormatWithoutPriceEntries() {
    assertThatThrownBy(() -> encoder.start(1, Market.TWSE, 1, CodeKey.of("2330"), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Quote format must be 6, 17, 20, 23 or 24, was 1");
  }
}
