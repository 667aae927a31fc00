package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.feed.twse.WireRecord.ns;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/** Formats 12, 11 and 18 against TWSE B.12.07 p. 53–59, 76 and TPEx V.12.15 p. 34, 56. */
class SessionPricesRecordTest {

  private static final String UNUSED =
      " 202020202020 0000000000 0000000000 0000000000 0000000000 00000000 000000000000";

  /** Record 93 of the manual's example at 09:05. */
  private static final String LAST_OF_CYCLE =
      "1B 0374 01 12 03 00000093 02"
          + " 393934352020 0000450000 0000480000 0000440000 0000450000 00000042 091010117873"
          + " 303030303030 0000000000 0000000000 0000000000 0000000000 00000000 000000000000"
          + UNUSED.repeat(8);

  private final SessionPricesCursor cursor = new SessionPricesCursor();
  private final SessionPricesEncoder encoder = new SessionPricesEncoder();

  @Test
  void theRecordThatEndsTheManualsCycle() {
    byte[] bytes = WireRecord.of(LAST_OF_CYCLE);
    cursor.wrap(bytes, 0);
    assertThat(cursor.securities()).isEqualTo(1);
    assertThat(cursor.isEndOfCycle()).isTrue();
    assertThat(CodeKey.toText(cursor.codeKey(0))).isEqualTo("9945");
    assertThat(cursor.openPriceE4(0)).isEqualTo(450_000);
    assertThat(cursor.highPriceE4(0)).isEqualTo(480_000);
    assertThat(cursor.lowPriceE4(0)).isEqualTo(440_000);
    assertThat(cursor.lastPriceE4(0)).isEqualTo(450_000);
    assertThat(cursor.cumulativeVolumeLots(0)).isEqualTo(42);
    assertThat(cursor.lastTimeNsOfDay(0)).isEqualTo(ns(9, 10, 10, 117_873));
    assertThat(cursor.isClose(0)).isFalse();
    WireRecord.assertEncodes(
        bytes,
        encoder
            .start(Market.TWSE, 93)
            .security(
                CodeKey.of("9945"), 450_000, 480_000, 440_000, 450_000, 42, ns(9, 10, 10, 117_873))
            .endOfCycle());
  }

  @Test
  void afterTheCloseTheTimeIsNone() {
    byte[] bytes =
        WireRecord.of(
            LAST_OF_CYCLE.replace("091010117873", "999999999999").replace("01 12", "02 11"));
    cursor.wrap(bytes, 0);
    assertThat(cursor.isClose(0)).isTrue();
    assertThat(cursor.lastTimeNsOfDay(0)).isEqualTo(TimeOfDay.NONE);
  }

  @Test
  void eachMarketHasItsNumberForStocksAndBothEighteenForWarrants() {
    assertThat(Frame.format(WireRecord.encoded(encoder.start(Market.TWSE, 1)), 0)).isEqualTo(12);
    assertThat(Frame.format(WireRecord.encoded(encoder.start(Market.TPEX, 1)), 0)).isEqualTo(11);
    byte[] warrants = WireRecord.encoded(encoder.startWarrants(Market.TPEX, 1));
    assertThat(Frame.format(warrants, 0)).isEqualTo(18);
    assertThat(cursor.wrap(warrants, 0).securities()).isZero();
    assertThat(cursor.isEndOfCycle()).isFalse();
    assertThat(SessionPricesCursor.WARRANT_LAYOUT.isCyclic()).isTrue();
  }

  @Test
  void tenEntriesAndNoMore() {
    encoder.start(Market.TWSE, 1);
    for (int i = 0; i < 10; i++) {
      encoder.security(CodeKey.of("110" + i), i, i, i, i, i, 0);
    }
    assertThatThrownBy(encoder::endOfCycle).isInstanceOf(IllegalStateException.class);
    byte[] bytes = WireRecord.encoded(encoder);
    cursor.wrap(bytes, 0);
    assertThat(cursor.securities()).isEqualTo(10);
    assertThat(CodeKey.toText(cursor.codeKey(9))).isEqualTo("1109");
    assertThat(cursor.lastPriceE4(9)).isEqualTo(9);
    bytes[10] = 0x11;
    assertThat(SessionPricesCursor.TWSE_LAYOUT.hasValidLevels(bytes, 0)).isFalse();
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(12);
    for (int i = 0; i < 500; i++) {
      Market market = fields.market();
      boolean warrants = fields.yes();
      start(market, fields.sequence(), warrants);
      int securities = fields.below(10);
      for (int j = 0; j < securities; j++) {
        encoder.security(
            fields.codeKey(),
            fields.priceE4(),
            fields.priceE4(),
            fields.priceE4(),
            fields.priceE4(),
            fields.number(8),
            fields.micros());
      }
      if (fields.yes()) {
        encoder.endOfCycle();
      }
      byte[] bytes = WireRecord.encoded(encoder);
      cursor.wrap(bytes, 0);
      assertThat(cursor.securities()).isEqualTo(securities);
      WireRecord.assertEncodes(bytes, again(market, warrants));
    }
  }

  private SessionPricesEncoder again(Market market, boolean warrants) {
    start(market, cursor.sequence(), warrants);
    for (int i = 0; i < cursor.securities(); i++) {
      encoder.security(
          cursor.codeKey(i),
          cursor.openPriceE4(i),
          cursor.highPriceE4(i),
          cursor.lowPriceE4(i),
          cursor.lastPriceE4(i),
          cursor.cumulativeVolumeLots(i),
          cursor.lastTimeNsOfDay(i));
    }
    return cursor.isEndOfCycle() ? encoder.endOfCycle() : encoder;
  }

  private void start(Market market, int sequence, boolean warrants) {
    if (warrants) {
      encoder.startWarrants(market, sequence);
    } else {
      encoder.start(market, sequence);
    }
  }
}
