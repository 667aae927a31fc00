package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.feed.twse.WireRecord.ns;

import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.model.Market;

/** Format 19 against the table and the examples of TWSE B.12.07 p. 79–82. */
class HaltRecordTest {

  private final HaltCursor cursor = new HaltCursor();
  private final HaltEncoder encoder = new HaltEncoder();

  @Test
  void aSecurityIsHaltedAndGoesOn() {
    byte[] halt = WireRecord.of("1B 0026 01 19 01 00000001 323333302020 091200 999999 49");
    cursor.wrap(halt, 0);
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("2330");
    assertThat(cursor.haltTimeNsOfDay()).isEqualTo(ns(9, 12, 0));
    assertThat(cursor.resumeTimeNsOfDay()).isEqualTo(TimeOfDay.NONE);
    assertThat(cursor.isImmediate()).isTrue();
    assertThat(cursor.isEndOfCycle()).isFalse();
    assertThat(cursor.isWholeMarket()).isFalse();
    assertThat(cursor.isHaltedAt(ns(9, 11, 59))).isFalse();
    assertThat(cursor.isHaltedAt(ns(9, 12, 0))).isTrue();
    assertThat(cursor.isHaltedAt(ns(17, 0, 0))).isTrue();
    WireRecord.assertEncodes(
        halt,
        encoder
            .start(Market.TWSE, 1, CodeKey.of("2330"), ns(9, 12, 0), TimeOfDay.NONE)
            .immediate());

    byte[] resumed = WireRecord.of("1B 0026 02 19 01 00000001 323333302020 091200 115700 43");
    cursor.wrap(resumed, 0);
    assertThat(cursor.resumeTimeNsOfDay()).isEqualTo(ns(11, 57, 0));
    assertThat(cursor.isImmediate()).isFalse();
    assertThat(cursor.isHaltedAt(ns(11, 56, 59))).isTrue();
    assertThat(cursor.isHaltedAt(ns(11, 57, 0))).isFalse();
    WireRecord.assertEncodes(
        resumed, encoder.start(Market.TPEX, 1, CodeKey.of("2330"), ns(9, 12, 0), ns(11, 57, 0)));
  }

  @Test
  void theCountEndsASending() {
    byte[] end = WireRecord.of("1B 0026 01 19 01 00000003 303030303032 999999 999999 49");
    cursor.wrap(end, 0);
    assertThat(cursor.isEndOfCycle()).isTrue();
    assertThat(cursor.cycleCount()).isEqualTo(2);
    assertThat(cursor.isHaltedAt(ns(10, 0, 0))).isFalse();
    WireRecord.assertEncodes(end, encoder.startEndOfCycle(Market.TWSE, 3, 2).immediate());
  }

  @Test
  void allZerosIsTheMarketUnlessItIsACountOfNone() {
    cursor.wrap(WireRecord.of("1B 0026 01 19 01 00000001 303030303030 101500 103500 49"), 0);
    assertThat(cursor.isWholeMarket()).isTrue();
    assertThat(cursor.isHaltedAt(ns(10, 34, 59))).isTrue();
    cursor.wrap(WireRecord.of("1B 0026 01 19 01 00000001 303030303030 999999 999999 43"), 0);
    assertThat(cursor.isWholeMarket()).isFalse();
    assertThat(cursor.isEndOfCycle()).isTrue();
    assertThat(cursor.cycleCount()).isZero();
  }

  @Test
  void aCountThatIsNoNumber() {
    cursor.wrap(WireRecord.of("1B 0026 01 19 01 00000001 30303030FF32 999999 999999 43"), 0);
    assertThat(cursor.cycleCount()).isEqualTo(-1);
    cursor.wrap(WireRecord.of("1B 0026 01 19 01 00000001 202020202020 999999 999999 43"), 0);
    assertThat(cursor.cycleCount()).isEqualTo(-1);
    cursor.wrap(WireRecord.of("1B 0026 01 19 01 00000001 322020202020 999999 999999 43"), 0);
    assertThat(cursor.cycleCount()).isEqualTo(2);
    assertThatThrownBy(() -> encoder.startEndOfCycle(Market.TWSE, 1, 1_000_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Securities of a cycle must be 0 to 999999, was 1000000");
  }

  @Test
  void sample() {
    cursor.wrap(WireRecord.accepted(SharedData.sample("derived-fmt19-halt-2330.hex")), 0);
    assertThat(cursor.sequence()).isEqualTo(1);
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("2330");
    assertThat(cursor.haltTimeNsOfDay()).isEqualTo(ns(9, 12, 0));
    assertThat(cursor.resumeTimeNsOfDay()).isEqualTo(TimeOfDay.NONE);
    assertThat(cursor.isImmediate()).isTrue();
  }

  @Test
  void eachSendingBeginsAtOne() {
    assertThat(HaltCursor.LAYOUT.isCyclic()).isTrue();
    assertThat(HaltCursor.LAYOUT.allowsSequenceZero()).isFalse();
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(19);
    for (int i = 0; i < 2_000; i++) {
      Market market = fields.market();
      int sequence = fields.sequence();
      long code = fields.codeKey();
      long halt = fields.seconds();
      long resume = fields.seconds();
      boolean immediate = fields.yes();
      byte[] bytes = WireRecord.encoded(start(market, sequence, code, halt, resume, immediate));
      cursor.wrap(bytes, 0);
      assertThat(cursor.codeKey()).isEqualTo(code);
      assertThat(cursor.haltTimeNsOfDay()).isEqualTo(halt);
      assertThat(cursor.resumeTimeNsOfDay()).isEqualTo(resume);
      assertThat(cursor.isImmediate()).isEqualTo(immediate);
      WireRecord.assertEncodes(
          bytes,
          start(
              market,
              cursor.sequence(),
              cursor.codeKey(),
              cursor.haltTimeNsOfDay(),
              cursor.resumeTimeNsOfDay(),
              cursor.isImmediate()));
    }
  }

  private HaltEncoder start(
      Market market, int sequence, long code, long halt, long resume, boolean immediate) {
    encoder.start(market, sequence, code, halt, resume);
    return immediate ? encoder.immediate() : encoder;
  }
}
