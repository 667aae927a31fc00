package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.twse.WireRecord.ns;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/** Format 13 against the table of TWSE B.12.07 p. 60 and TPEx V.12.15 p. 39. */
class AfterHoursOddLotRecordTest {

  private final AfterHoursOddLotCursor cursor = new AfterHoursOddLotCursor();
  private final AfterHoursOddLotEncoder encoder = new AfterHoursOddLotEncoder();

  @Test
  void trialHasQuotesOnly() {
    byte[] bytes =
        WireRecord.of(
            "1B 0044 01 13 03 00005011 323333302020 142959 08"
                + " 0000000000 000000000000 0010950000 0011000000");
    cursor.wrap(bytes, 0);
    assertThat(cursor.isTrial()).isTrue();
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("2330");
    assertThat(cursor.matchTimeNsOfDay()).isEqualTo(ns(14, 29, 59));
    assertThat(cursor.tradeLimit()).isEqualTo(LimitState.NORMAL);
    assertThat(cursor.bidLimit()).isEqualTo(LimitState.NORMAL);
    assertThat(cursor.askLimit()).isEqualTo(LimitState.LIMIT_UP);
    assertThat(cursor.tradePriceE4()).isZero();
    assertThat(cursor.bidPriceE4()).isEqualTo(10_950_000);
    assertThat(cursor.askPriceE4()).isEqualTo(11_000_000);
    WireRecord.assertEncodes(
        bytes,
        encoder
            .start(Market.TWSE, 5_011, CodeKey.of("2330"), ns(14, 29, 59))
            .limits(LimitState.NORMAL, LimitState.NORMAL, LimitState.LIMIT_UP)
            .quotes(10_950_000, 11_000_000));
  }

  @Test
  void matchAndEnd() {
    byte[] bytes =
        WireRecord.of(
            "1B 0044 02 13 03 00002641 383036392020 143000 54"
                + " 0002115000 000000012345 0002115000 0000000000");
    cursor.wrap(bytes, 0);
    assertThat(cursor.isTrial()).isFalse();
    assertThat(cursor.isEndOfCycle()).isFalse();
    assertThat(cursor.limitMap()).isEqualTo(0x54);
    assertThat(cursor.tradeLimit()).isEqualTo(LimitState.LIMIT_DOWN);
    assertThat(cursor.bidLimit()).isEqualTo(LimitState.LIMIT_DOWN);
    assertThat(cursor.askLimit()).isEqualTo(LimitState.LIMIT_DOWN);
    assertThat(cursor.tradePriceE4()).isEqualTo(2_115_000);
    assertThat(cursor.tradeShares()).isEqualTo(12_345);
    assertThat(cursor.bidPriceE4()).isEqualTo(2_115_000);
    assertThat(cursor.askPriceE4()).isZero();
    byte[] end =
        WireRecord.of(
            "1B 0044 02 13 03 00003125 303030303030 999999 00"
                + " 0000000000 000000000000 0000000000 0000000000");
    cursor.wrap(end, 0);
    assertThat(cursor.isEndOfCycle()).isTrue();
    assertThat(cursor.isTrial()).isFalse();
    WireRecord.assertEncodes(end, encoder.startEndOfCycle(Market.TPEX, 3_125));
  }

  @Test
  void theMatchComesAgainUnderItsNumbers() {
    assertThat(AfterHoursOddLotCursor.LAYOUT.isRepeating()).isTrue();
    assertThat(AfterHoursOddLotCursor.LAYOUT.isCyclic()).isFalse();
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(13);
    for (int i = 0; i < 2_000; i++) {
      Market market = fields.market();
      long shares = fields.number(12);
      encoder
          .start(market, fields.sequence(), fields.codeKey(), fields.seconds())
          .limits(
              fields.oneOf(LimitState.values()),
              fields.oneOf(LimitState.values()),
              fields.oneOf(LimitState.values()))
          .trade(fields.priceE4(), shares)
          .quotes(fields.priceE4(), fields.priceE4());
      byte[] bytes = WireRecord.encoded(encoder);
      cursor.wrap(bytes, 0);
      assertThat(cursor.tradeShares()).isEqualTo(shares);
      WireRecord.assertEncodes(
          bytes,
          encoder
              .start(market, cursor.sequence(), cursor.codeKey(), cursor.matchTimeNsOfDay())
              .limits(cursor.tradeLimit(), cursor.bidLimit(), cursor.askLimit())
              .trade(cursor.tradePriceE4(), cursor.tradeShares())
              .quotes(cursor.bidPriceE4(), cursor.askPriceE4()));
    }
  }
}
