package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.twse.WireRecord.ns;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/** Format 25 against the table and the example of TWSE B.12.07 p. 103–106. */
class SblQuotaRecordTest {

  private final SblQuotaCursor cursor = new SblQuotaCursor();
  private final SblQuotaEncoder encoder = new SblQuotaEncoder();

  @Test
  void theManualsDay() {
    byte[] limit =
        WireRecord.of("1B 0032 01 25 01 00000001 000000000000 313130312020 00000006350000");
    cursor.wrap(limit, 0);
    assertThat(cursor.isDayLimit()).isTrue();
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("1101");
    assertThat(cursor.remainingShares()).isEqualTo(6_350_000);
    WireRecord.assertEncodes(
        limit, encoder.start(Market.TWSE, 1, CodeKey.of("1101"), 0, 6_350_000));

    byte[] count =
        WireRecord.of("1B 0032 01 25 01 00000011 000000000000 303030303030 00000000000010");
    cursor.wrap(count, 0);
    assertThat(cursor.isDayLimit()).isFalse();
    assertThat(cursor.isEndOfCycle()).isTrue();
    assertThat(cursor.cycleCount()).isEqualTo(10);
    assertThat(cursor.isEndOfSession()).isFalse();
    WireRecord.assertEncodes(count, encoder.startEndOfCycle(Market.TWSE, 11, 10));

    byte[] change =
        WireRecord.of("1B 0032 02 25 01 00000661 080001011234 313130312020 00000006325000");
    cursor.wrap(change, 0);
    assertThat(cursor.isDayLimit()).isFalse();
    assertThat(cursor.isEndOfCycle()).isFalse();
    assertThat(cursor.updateTimeNsOfDay()).isEqualTo(ns(8, 0, 1, 11_234));
    assertThat(cursor.remainingShares()).isEqualTo(6_325_000);

    byte[] last =
        WireRecord.of("1B 0032 01 25 01 00012359 999999999999 303030303030 00000000000000");
    cursor.wrap(last, 0);
    assertThat(cursor.isEndOfSession()).isTrue();
    assertThat(cursor.isEndOfCycle()).isFalse();
    WireRecord.assertEncodes(last, encoder.startEndOfSession(Market.TWSE, 12_359));
  }

  @Test
  void oneSequenceRunsThroughTheDay() {
    assertThat(SblQuotaCursor.LAYOUT.isCyclic()).isFalse();
    assertThat(SblQuotaCursor.LAYOUT.allowsSequenceZero()).isFalse();
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(25);
    for (int i = 0; i < 2_000; i++) {
      Market market = fields.market();
      long shares = fields.number(14);
      byte[] bytes =
          WireRecord.encoded(
              encoder.start(market, fields.sequence(), fields.codeKey(), fields.micros(), shares));
      cursor.wrap(bytes, 0);
      assertThat(cursor.remainingShares()).isEqualTo(shares);
      WireRecord.assertEncodes(
          bytes,
          encoder.start(
              market,
              cursor.sequence(),
              cursor.codeKey(),
              cursor.updateTimeNsOfDay(),
              cursor.remainingShares()));
    }
  }
}
