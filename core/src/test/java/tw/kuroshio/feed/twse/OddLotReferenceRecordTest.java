package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/** Format 22 against the table of TWSE B.12.07 p. 91 and TPEx V.12.15 p. 68. */
class OddLotReferenceRecordTest {

  /** 宏碁: 碁 is F9D6, outside the standard's rows. */
  private static final String ACER =
      "1B 0060 01 22 01 00000007 323335332020 A7BBF9D6202020202020202020202020 2020 03"
          + " 0000365000 0000401500 0000328500 41 000005 001000";

  private static final String COUNT =
      "1B 0060 02 22 01 00000801 303030383030 20202020202020202020202020202020 414C 00"
          + " 0000000000 0000000000 0000000000 20 000000 001000";

  private final OddLotReferenceCursor cursor = new OddLotReferenceCursor();
  private final OddLotReferenceEncoder encoder = new OddLotReferenceEncoder();

  @Test
  void everyFieldOfASecurity() {
    byte[] bytes = WireRecord.of(ACER);
    cursor.wrap(bytes, 0);
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("2353");
    assertThat(cursor.name()).isEqualTo("宏碁");
    assertThat(cursor.isEndOfCycle()).isFalse();
    assertThat(cursor.attentionCode()).isEqualTo(3);
    assertThat(cursor.referencePriceE4()).isEqualTo(365_000);
    assertThat(cursor.limitUpPriceE4()).isEqualTo(401_500);
    assertThat(cursor.limitDownPriceE4()).isEqualTo(328_500);
    assertThat(cursor.dayTrading()).isEqualTo(DayTrading.BOTH_WAYS);
    assertThat(cursor.callCycleSeconds()).isEqualTo(5);
    assertThat(cursor.tradingUnitShares()).isEqualTo(1_000);
    WireRecord.assertEncodes(
        bytes,
        encoder
            .start(Market.TWSE, 7, CodeKey.of("2353"))
            .name("宏碁")
            .attentionCode(3)
            .prices(365_000, 401_500, 328_500)
            .dayTrading(DayTrading.BOTH_WAYS)
            .callCycleSeconds(5));
  }

  @Test
  void theCountEndsTheCycle() {
    byte[] bytes = WireRecord.of(COUNT);
    cursor.wrap(bytes, 0);
    assertThat(cursor.isEndOfCycle()).isTrue();
    assertThat(cursor.isAllCount()).isTrue();
    assertThat(cursor.isNewCount()).isFalse();
    assertThat(cursor.cycleCount()).isEqualTo(800);
    WireRecord.assertEncodes(bytes, encoder.startEndOfCycle(Market.TPEX, 801, true, 800));
    cursor.wrap(WireRecord.encoded(encoder.startEndOfCycle(Market.TPEX, 1, false, 0)), 0);
    assertThat(cursor.isNewCount()).isTrue();
    assertThat(cursor.isAllCount()).isFalse();
    assertThat(cursor.cycleCount()).isZero();
    assertThat(OddLotReferenceCursor.LAYOUT.isCyclic()).isTrue();
  }

  @Test
  void bytesThatAreNoBig5AreReplaced() {
    byte[] bytes = WireRecord.of(ACER.replace("A7BBF9D6", "A7FFFF80"));
    assertThat(cursor.wrap(bytes, 0).name()).contains("\uFFFD");
    byte[] cut =
        WireRecord.of(
            ACER.replace("202020202020202020202020 2020 03", "2020202020202020202020A7 2020 03"));
    assertThat(cursor.wrap(cut, 0).name()).startsWith("宏碁").endsWith("\uFFFD");
  }

  /** 喆 is in no version of Big5 that the exchange could send. */
  @Test
  void charactersOutsideBig5AreSentAsQuestionMarks() {
    encoder.start(Market.TWSE, 1, CodeKey.of("1101")).name("李喆台");
    assertThat(cursor.wrap(WireRecord.encoded(encoder), 0).name()).isEqualTo("李?台");
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(22);
    for (int i = 0; i < 3_000; i++) {
      Market market = fields.market();
      String name = fields.text(16);
      encoder
          .start(market, fields.sequence(), fields.codeKey())
          .name(name)
          .attentionCode(fields.below(100))
          .prices(fields.priceE4(), fields.priceE4(), fields.priceE4())
          .dayTrading(fields.oneOf(DayTrading.values()))
          .callCycleSeconds((int) fields.number(6))
          .tradingUnitShares((int) fields.number(5));
      byte[] bytes = WireRecord.encoded(encoder);
      cursor.wrap(bytes, 0);
      assertThat(cursor.name()).isEqualTo(name);
      WireRecord.assertEncodes(
          bytes,
          encoder
              .start(market, cursor.sequence(), cursor.codeKey())
              .name(cursor.name())
              .attentionCode(cursor.attentionCode())
              .prices(cursor.referencePriceE4(), cursor.limitUpPriceE4(), cursor.limitDownPriceE4())
              .dayTrading(cursor.dayTrading())
              .callCycleSeconds(cursor.callCycleSeconds())
              .tradingUnitShares(cursor.tradingUnitShares()));
    }
  }
}
