package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.twse.WireRecord.ns;

import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.model.Market;

/** Format 9 against the table and the example of TWSE B.12.07 p. 48–50, TPEx V.12.15 p. 30. */
class FixedPriceRecordTest {

  private final FixedPriceCursor cursor = new FixedPriceCursor();
  private final FixedPriceEncoder encoder = new FixedPriceEncoder();

  /** The manual prints length 0029 and check byte 61; the record has 31 bytes and needs 78. */
  @Test
  void theManualsExampleCorrected() {
    byte[] bytes = SharedData.sample("twse-fmt9-ex-1504-len31.hex");
    WireRecord.accepted(bytes);
    cursor.wrap(bytes, 0);
    assertThat(cursor.sequence()).isEqualTo(170);
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("1504");
    assertThat(cursor.matchTimeNsOfDay()).isEqualTo(ns(14, 30, 0));
    assertThat(cursor.priceE4()).isEqualTo(115_000);
    assertThat(cursor.quantityLots()).isEqualTo(650);
    assertThat(cursor.isEndOfCycle()).isFalse();
    WireRecord.assertEncodes(
        bytes, encoder.start(Market.TWSE, 170, CodeKey.of("1504"), ns(14, 30, 0), 115_000, 650));
  }

  @Test
  void allZerosAtNoTimeEndsTheCycle() {
    byte[] end = WireRecord.of("1B 0031 02 09 03 00000801 303030303030 999999 0000000000 00000000");
    assertThat(cursor.wrap(end, 0).isEndOfCycle()).isTrue();
    WireRecord.assertEncodes(end, encoder.startEndOfCycle(Market.TPEX, 801));
    byte[] noEnd =
        WireRecord.of("1B 0031 02 09 03 00000801 303030303030 143000 0000000000 00000000");
    assertThat(cursor.wrap(noEnd, 0).isEndOfCycle()).isFalse();
    assertThat(FixedPriceCursor.LAYOUT.isCyclic()).isTrue();
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(9);
    for (int i = 0; i < 2_000; i++) {
      Market market = fields.market();
      long price = fields.priceE4();
      long lots = fields.number(8);
      byte[] bytes =
          WireRecord.encoded(
              encoder.start(
                  market, fields.sequence(), fields.codeKey(), fields.seconds(), price, lots));
      cursor.wrap(bytes, 0);
      assertThat(cursor.priceE4()).isEqualTo(price);
      assertThat(cursor.quantityLots()).isEqualTo((int) lots);
      WireRecord.assertEncodes(
          bytes,
          encoder.start(
              market,
              cursor.sequence(),
              cursor.codeKey(),
              cursor.matchTimeNsOfDay(),
              cursor.priceE4(),
              cursor.quantityLots()));
    }
  }
}
