package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/**
 * Format 1 version 9 against vectors of our own, laid out field by field from the tables of the
 * manuals (TWSE B.12.07 p. 6–11, TPEx V.12.15 p. 4–5); names are Big5 code points of the standard:
 * 台 A578, 積 BF6E, 電 B971, 元 A4B8, 太 A4D3.
 */
class ReferenceRecordTest {

  private static final String TWSE =
      "1B 0114 01 01 09 00000042"
          + " 323333302020 A578BF6EB97120202020202020202020 3234 2020 2020 00 30"
          + " 0022050000 0024250000 0019850000 20 20 20 41 59 59 000000"
          + " 20 0000000000 0000000000 0000000000 0000000000 00000000"
          + " 0000000000 0000000000 00000000 20 001000 202020 01 44 0D0A";

  private static final String TPEX =
      "1B 0114 02 01 09 00000007"
          + " 383036392020 A4B8A4D3202020202020202020202020 3236 2020 2020 02 31 30"
          + " 0002345000 0002575000 0002115000 59 20 20 42 20 59 000300"
          + " 20 0000000000 0000000000 0000000000 0000000000 00000000"
          + " 0000000000 0000000000 00000000 001000 202020 01 23 0D0A";

  private static final String TWSE_COUNT =
      "1B 0114 01 01 09 00001057"
          + " 303031303536 20202020202020202020202020202020 2020 2020 414C 00 30"
          + " 0000000000 0000000000 0000000000 20 20 20 20 20 20 000000"
          + " 20 0000000000 0000000000 0000000000 0000000000 00000000"
          + " 0000000000 0000000000 00000000 20 001000 202020 01 55 0D0A";

  private static final List<DayTrading> DAY_TRADING = List.of(DayTrading.values());

  private final ReferenceEncoder encoder = new ReferenceEncoder();
  private final ReferenceCursor cursor = new ReferenceCursor();

  @Test
  void twseLayout() {
    byte[] bytes = Hex.of(TWSE);
    assertThat(bytes).hasSize(114);
    cursor.wrap(bytes, 0);
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("2330");
    assertThat(cursor.name()).isEqualTo("台積電");
    assertThat(cursor.sectorCode()).isEqualTo("24");
    assertThat(cursor.kindCode()).isEmpty();
    assertThat(cursor.isCount()).isFalse();
    assertThat(cursor.attentionCode()).isZero();
    assertThat(cursor.boardCode()).isEqualTo('0');
    assertThat(cursor.referencePriceE4()).isEqualTo(22_050_000);
    assertThat(cursor.limitUpPriceE4()).isEqualTo(24_250_000);
    assertThat(cursor.limitDownPriceE4()).isEqualTo(19_850_000);
    assertThat(cursor.isNonTenPar()).isFalse();
    assertThat(cursor.dayTrading()).isEqualTo(DayTrading.BOTH_WAYS);
    assertThat(cursor.isMarginShortExempt()).isTrue();
    assertThat(cursor.isSblExempt()).isTrue();
    assertThat(cursor.callCycleSeconds()).isZero();
    assertThat(cursor.isWarrant()).isFalse();
    assertThat(cursor.isForeign()).isFalse();
    assertThat(cursor.tradingUnitShares()).isEqualTo(1_000);
    assertThat(cursor.currency()).isEqualTo("TWD");
    assertThat(cursor.quoteLine()).isEqualTo(1);
    assertEncodes(
        bytes,
        encoder
            .start(Market.TWSE, 42, CodeKey.of("2330"))
            .name("台積電")
            .sectorCode("24")
            .prices(22_050_000, 24_250_000, 19_850_000)
            .dayTrading(DayTrading.BOTH_WAYS)
            .marginShortExempt(true)
            .sblExempt(true));
  }

  @Test
  void tpexLayoutIsOneByteFurtherFromTheBoardOn() {
    byte[] bytes = Hex.of(TPEX);
    assertThat(bytes).hasSize(114);
    cursor.wrap(bytes, 0);
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("8069");
    assertThat(cursor.name()).isEqualTo("元太");
    assertThat(cursor.attentionCode()).isEqualTo(2);
    assertThat(cursor.classCode()).isEqualTo('1');
    assertThat(cursor.boardCode()).isEqualTo('0');
    assertThat(cursor.referencePriceE4()).isEqualTo(2_345_000);
    assertThat(cursor.limitUpPriceE4()).isEqualTo(2_575_000);
    assertThat(cursor.limitDownPriceE4()).isEqualTo(2_115_000);
    assertThat(cursor.isNonTenPar()).isTrue();
    assertThat(cursor.dayTrading()).isEqualTo(DayTrading.BUY_FIRST);
    assertThat(cursor.isMarginShortExempt()).isFalse();
    assertThat(cursor.isSblExempt()).isTrue();
    assertThat(cursor.callCycleSeconds()).isEqualTo(300);
    assertThat(cursor.isForeign()).isFalse();
    assertThat(cursor.tradingUnitShares()).isEqualTo(1_000);
    assertThat(cursor.quoteLine()).isEqualTo(1);
    assertEncodes(
        bytes,
        encoder
            .start(Market.TPEX, 7, CodeKey.of("8069"))
            .name("元太")
            .sectorCode("26")
            .attentionCode(2)
            .classCode('1')
            .prices(2_345_000, 2_575_000, 2_115_000)
            .nonTenPar(true)
            .dayTrading(DayTrading.BUY_FIRST)
            .sblExempt(true)
            .callCycleSeconds(300)
            .foreign(true));
  }

  @Test
  void countRecordEndsTheCycle() {
    byte[] bytes = Hex.of(TWSE_COUNT);
    cursor.wrap(bytes, 0);
    assertThat(cursor.isCount()).isTrue();
    assertThat(cursor.isAllCount()).isTrue();
    assertThat(cursor.isNewCount()).isFalse();
    assertThat(cursor.securityCount()).isEqualTo(1_056);
    assertEncodes(bytes, encoder.startCount(Market.TWSE, 1_057, true, 1_056));
  }

  @Test
  void namesAreCutBetweenCharactersAndUnknownOnesReplaced() {
    byte[] bytes = new byte[114];
    encoder.start(Market.TWSE, 1, CodeKey.of("1101")).name("A台灣水泥股份有限公司").encode(bytes, 0);
    assertThat(cursor.wrap(bytes, 0).name()).isEqualTo("A台灣水泥股份有");
    encoder.start(Market.TWSE, 1, CodeKey.of("1101")).name("台\uD83D\uDE00泥").encode(bytes, 0);
    assertThat(cursor.wrap(bytes, 0).name()).isEqualTo("台?泥");
    assertThatThrownBy(() -> encoder.sectorCode("123"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Strike and bounds of a warrant have six digits before the point, prices only five. */
  @Test
  void aWarrantOnAnIndexMayStandAboveAnyPrice() {
    for (Market market : Market.values()) {
      byte[] bytes = new byte[114];
      encoder
          .start(market, 1, CodeKey.of("03001"))
          .warrant(9_999_999_999L, 99_999_999, 9_876_543_210L, 1_234_567_890L, 20270101)
          .encode(bytes, 0);
      WireRecord.accepted(bytes);
      cursor.wrap(bytes, 0);
      assertThat(cursor.strikePriceE4()).isEqualTo(9_999_999_999L);
      assertThat(cursor.upperPriceE4()).isEqualTo(9_876_543_210L);
      assertThat(cursor.lowerPriceE4()).isEqualTo(1_234_567_890L);
    }
  }

  @Test
  void tpexsClassIsZeroUnlessGiven() {
    byte[] bytes = new byte[114];
    encoder.start(Market.TPEX, 1, CodeKey.of("8069")).encode(bytes, 0);
    assertThat(cursor.wrap(bytes, 0).classCode()).isEqualTo('0');
    assertThat(cursor.boardCode()).isEqualTo('0');
  }

  @Test
  void everyFieldSurvivesTheWire() {
    SplittableRandom random = new SplittableRandom(101);
    byte[] bytes = new byte[140];
    for (int i = 0; i < 5_000; i++) {
      Market market = random.nextBoolean() ? Market.TWSE : Market.TPEX;
      String code = randomCode(random);
      long[] price = random.longs(6, 0, 1_000_000_000).toArray();
      boolean[] flag = new boolean[7];
      for (int f = 0; f < flag.length; f++) {
        flag[f] = random.nextBoolean();
      }
      DayTrading dayTrading = DAY_TRADING.get(random.nextInt(3));
      int number = random.nextInt(100_000_000);
      encoder
          .start(market, number, CodeKey.of(code))
          .attentionCode(number % 8)
          .boardCode((char) ('0' + number % 4))
          .classCode((char) ('0' + number % 3))
          .prices(price[0], price[1], price[2])
          .nonTenPar(flag[0])
          .abnormalRecommendation(flag[1])
          .specialAbnormal(flag[2])
          .dayTrading(dayTrading)
          .marginShortExempt(flag[3])
          .sblExempt(flag[4])
          .foreign(flag[5])
          .callCycleSeconds(number % 1_000_000)
          .tradingUnitShares(1 + number % 99_999)
          .currency(flag[6] ? "CNY" : "TWD");
      boolean warrant = random.nextBoolean();
      if (warrant) {
        encoder
            .warrant(price[3], number, price[4], price[5], 20270101)
            .warrantUnits(number, number / 2, number / 3);
      }
      assertThat(encoder.encode(bytes, 5)).isEqualTo(114);
      cursor.wrap(bytes, 5);
      assertThat(Frame.sequence(bytes, 5)).isEqualTo(number);
      assertThat(Frame.hasValidCheckByte(bytes, 5, 114)).isTrue();
      assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo(code);
      assertThat(cursor.attentionCode()).isEqualTo(number % 8);
      assertThat(cursor.boardCode()).isEqualTo((char) ('0' + number % 4));
      assertThat(cursor.classCode())
          .isEqualTo(market == Market.TPEX ? (char) ('0' + number % 3) : ' ');
      assertThat(cursor.referencePriceE4()).isEqualTo(price[0]);
      assertThat(cursor.limitUpPriceE4()).isEqualTo(price[1]);
      assertThat(cursor.limitDownPriceE4()).isEqualTo(price[2]);
      assertThat(cursor.isNonTenPar()).isEqualTo(flag[0]);
      assertThat(cursor.isAbnormalRecommendation()).isEqualTo(flag[1]);
      assertThat(cursor.isSpecialAbnormal()).isEqualTo(flag[2]);
      assertThat(cursor.dayTrading()).isEqualTo(dayTrading);
      assertThat(cursor.isMarginShortExempt()).isEqualTo(flag[3]);
      assertThat(cursor.isSblExempt()).isEqualTo(flag[4]);
      assertThat(cursor.isForeign()).isEqualTo(market == Market.TWSE && flag[5]);
      assertThat(cursor.callCycleSeconds()).isEqualTo(number % 1_000_000);
      assertThat(cursor.tradingUnitShares()).isEqualTo(1 + number % 99_999);
      assertThat(cursor.currency()).isEqualTo(flag[6] ? "CNY" : "TWD");
      assertThat(cursor.isWarrant()).isEqualTo(warrant);
      assertThat(cursor.quoteLine()).isEqualTo(warrant ? 2 : 1);
      assertThat(cursor.strikePriceE4()).isEqualTo(warrant ? price[3] : 0);
      assertThat(cursor.exerciseRatioE2()).isEqualTo(warrant ? number : 0);
      assertThat(cursor.upperPriceE4()).isEqualTo(warrant ? price[4] : 0);
      assertThat(cursor.lowerPriceE4()).isEqualTo(warrant ? price[5] : 0);
      assertThat(cursor.expiryYyyymmdd()).isEqualTo(warrant ? 20270101 : 0);
      assertThat(cursor.exercisedThousandUnits()).isEqualTo(warrant ? number : 0);
      assertThat(cursor.cancelledThousandUnits()).isEqualTo(warrant ? number / 2 : 0);
      assertThat(cursor.outstandingThousandUnits()).isEqualTo(warrant ? number / 3 : 0);
    }
  }

  @Test
  void encodesWhatItDecoded() {
    RandomFields fields = new RandomFields(1);
    byte[] bytes = new byte[ReferenceCursor.BYTES];
    byte[] again = new byte[ReferenceCursor.BYTES];
    for (int i = 0; i < 3_000; i++) {
      Market market = fields.market();
      if (fields.below(10) == 0) {
        encoder.startCount(market, fields.sequence(), fields.yes(), (int) fields.number(6));
      } else {
        startRandom(fields, market);
      }
      encoder.encode(bytes, 0);
      WireRecord.accepted(bytes);
      cursor.wrap(bytes, 0);
      startDecoded(market, Frame.sequence(bytes, 0));
      encoder.encode(again, 0);
      assertThat(Hex.text(again, 0, again.length)).isEqualTo(Hex.text(bytes, 0, bytes.length));
    }
  }

  private void startRandom(RandomFields fields, Market market) {
    encoder
        .start(market, fields.sequence(), fields.codeKey())
        .name(fields.text(16))
        .sectorCode(fields.yes() ? "24" : "00")
        .kindCode(fields.yes() ? "RB" : "")
        .attentionCode(fields.below(8))
        .boardCode(fields.yes() ? '3' : '0')
        .classCode(fields.yes() ? '1' : '0')
        .prices(fields.priceE4(), fields.priceE4(), fields.priceE4())
        .nonTenPar(fields.yes())
        .abnormalRecommendation(fields.yes())
        .specialAbnormal(fields.yes())
        .dayTrading(fields.oneOf(DayTrading.values()))
        .marginShortExempt(fields.yes())
        .sblExempt(fields.yes())
        .callCycleSeconds((int) fields.number(6))
        .foreign(fields.yes())
        .tradingUnitShares((int) fields.number(5))
        .currency(fields.yes() ? "USD" : "TWD");
    if (fields.yes()) {
      encoder
          .warrant(
              fields.number(10),
              (int) fields.number(8),
              fields.number(10),
              fields.number(10),
              (int) fields.number(8))
          .warrantUnits(fields.number(10), fields.number(10), fields.number(10));
    }
    encoder.quoteLine(1 + fields.below(2));
  }

  private void startDecoded(Market market, int sequence) {
    if (cursor.isCount()) {
      encoder.startCount(market, sequence, cursor.isAllCount(), cursor.securityCount());
      return;
    }
    encoder
        .start(market, sequence, cursor.codeKey())
        .name(cursor.name())
        .sectorCode(cursor.sectorCode())
        .kindCode(cursor.kindCode())
        .attentionCode(cursor.attentionCode())
        .boardCode(cursor.boardCode())
        .classCode(cursor.classCode())
        .prices(cursor.referencePriceE4(), cursor.limitUpPriceE4(), cursor.limitDownPriceE4())
        .nonTenPar(cursor.isNonTenPar())
        .abnormalRecommendation(cursor.isAbnormalRecommendation())
        .specialAbnormal(cursor.isSpecialAbnormal())
        .dayTrading(cursor.dayTrading())
        .marginShortExempt(cursor.isMarginShortExempt())
        .sblExempt(cursor.isSblExempt())
        .callCycleSeconds(cursor.callCycleSeconds())
        .foreign(cursor.isForeign())
        .tradingUnitShares(cursor.tradingUnitShares())
        .currency(cursor.currency());
    if (cursor.isWarrant()) {
      encoder
          .warrant(
              cursor.strikePriceE4(),
              cursor.exerciseRatioE2(),
              cursor.upperPriceE4(),
              cursor.lowerPriceE4(),
              cursor.expiryYyyymmdd())
          .warrantUnits(
              cursor.exercisedThousandUnits(),
              cursor.cancelledThousandUnits(),
              cursor.outstandingThousandUnits());
    }
    encoder.quoteLine(cursor.quoteLine());
  }

  private static String randomCode(SplittableRandom random) {
    String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    StringBuilder code = new StringBuilder();
    int length = 1 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      code.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return code.toString();
  }

  private static void assertEncodes(byte[] expected, ReferenceEncoder encoder) {
    byte[] target = new byte[120];
    int length = encoder.encode(target, 3);
    assertThat(Hex.text(Arrays.copyOfRange(target, 3, 3 + length), 0, length))
        .isEqualTo(Hex.text(expected, 0, expected.length));
  }
}
