package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.twse.WireRecord.ns;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/**
 * Formats 10 (TWSE), 12 (TPEx) and 21 against the tables of TWSE B.12.07 p. 51, 89 and TPEx V.12.15
 * p. 37, 66.
 */
class IndexRecordTest {

  private static final String TAIEX =
      "1B 0116 01 21 01 00000001 495830303031"
          + " B56FA6E6B671A55BC576AAD1BBF9ABFCBCC6"
          + " 2020202020202020202020202020202020202020202020202020"
          + " 5441494558"
          + " 202020202020202020202020202020202020202020202020202020202020202020202020202020"
          + " 02763451 0900 1333 10";

  private final IndexValueCursor value = new IndexValueCursor();
  private final IndexValueEncoder values = new IndexValueEncoder();
  private final IndexReferenceCursor reference = new IndexReferenceCursor();
  private final IndexReferenceEncoder references = new IndexReferenceEncoder();

  @Test
  void valueOfTwse() {
    byte[] bytes = WireRecord.of("1B 0026 01 10 01 00012345 495830303031 100005 02763451");
    value.wrap(bytes, 0);
    assertThat(CodeKey.toText(value.indexKey())).isEqualTo("IX0001");
    assertThat(value.timeNsOfDay()).isEqualTo(ns(10, 0, 5));
    assertThat(value.valueE2()).isEqualTo(2_763_451);
    assertThat(value.isPreviousClose()).isFalse();
    assertThat(value.isClose()).isFalse();
    WireRecord.assertEncodes(
        bytes, values.start(Market.TWSE, 12_345, CodeKey.of("IX0001"), ns(10, 0, 5), 2_763_451));
  }

  @Test
  void yesterdaysCloseHasNumberZeroAndTodaysNoTime() {
    byte[] yesterday = WireRecord.of("1B 0026 02 12 02 00000000 495830303433 000000 00025678");
    value.wrap(yesterday, 0);
    assertThat(value.isPreviousClose()).isTrue();
    assertThat(value.valueE2()).isEqualTo(25_678);
    WireRecord.assertEncodes(
        yesterday, values.startPreviousClose(Market.TPEX, CodeKey.of("IX0043"), 25_678));
    value.wrap(WireRecord.of("1B 0026 02 12 02 00054321 495830303433 999999 99999999"), 0);
    assertThat(value.isClose()).isTrue();
    assertThat(value.isPreviousClose()).isFalse();
    assertThat(value.timeNsOfDay()).isEqualTo(TimeOfDay.NONE);
    assertThat(value.valueE2()).isEqualTo(99_999_999);
    assertThat(IndexValueCursor.TWSE_LAYOUT.allowsSequenceZero()).isTrue();
    assertThat(IndexValueCursor.TPEX_LAYOUT.allowsSequenceZero()).isTrue();
    assertThat(IndexValueCursor.TPEX_LAYOUT.isCyclic()).isFalse();
  }

  @Test
  void referenceOfTwse() {
    byte[] bytes = WireRecord.of(TAIEX);
    reference.wrap(bytes, 0);
    assertThat(CodeKey.toText(reference.indexKey())).isEqualTo("IX0001");
    assertThat(reference.chineseName()).isEqualTo("發行量加權股價指數");
    assertThat(reference.englishName()).isEqualTo("TAIEX");
    assertThat(reference.previousCloseE2()).isEqualTo(2_763_451);
    assertThat(reference.openingTimeNsOfDay()).isEqualTo(ns(9, 0, 0));
    assertThat(reference.closingTimeNsOfDay()).isEqualTo(ns(13, 33, 0));
    assertThat(reference.carryingFormat()).isEqualTo(10);
    WireRecord.assertEncodes(
        bytes,
        references
            .start(Market.TWSE, 1, CodeKey.of("IX0001"))
            .names("發行量加權股價指數", "TAIEX")
            .previousCloseE2(2_763_451)
            .times(ns(9, 0, 0), ns(13, 33, 59)));
  }

  @Test
  void tpexCarriesItsIndicesInFormatTwelveAndNumbersThroughTheDay() {
    byte[] bytes = WireRecord.encoded(references.start(Market.TPEX, 70_000, CodeKey.of("IX0043")));
    assertThat(reference.wrap(bytes, 0).carryingFormat()).isEqualTo(12);
    assertThat(WireRecord.layout(bytes).isCyclic()).isFalse();
    assertThat(WireRecord.layout(WireRecord.of(TAIEX)).isCyclic()).isTrue();
  }

  @Test
  void valuesSurviveTheWire() {
    RandomFields fields = new RandomFields(10);
    for (int i = 0; i < 2_000; i++) {
      Market market = fields.market();
      long index = fields.codeKey();
      byte[] bytes =
          WireRecord.encoded(
              fields.below(8) == 0
                  ? values.startPreviousClose(market, index, fields.number(8))
                  : values.start(
                      market, fields.sequence(), index, fields.seconds(), fields.number(8)));
      value.wrap(bytes, 0);
      assertThat(Frame.format(bytes, 0)).isEqualTo(market == Market.TWSE ? 10 : 12);
      WireRecord.assertEncodes(
          bytes,
          values.start(
              market, value.sequence(), value.indexKey(), value.timeNsOfDay(), value.valueE2()));
    }
  }

  @Test
  void referencesSurviveTheWire() {
    RandomFields fields = new RandomFields(21);
    for (int i = 0; i < 2_000; i++) {
      Market market = fields.market();
      String chinese = fields.text(44);
      references
          .start(market, fields.sequence(), fields.codeKey())
          .names(chinese, "Index " + i)
          .previousCloseE2(fields.number(8))
          .times(fields.minutes(), fields.minutes())
          .carryingFormat(fields.below(100));
      byte[] bytes = WireRecord.encoded(references);
      reference.wrap(bytes, 0);
      assertThat(reference.chineseName()).isEqualTo(chinese);
      WireRecord.assertEncodes(
          bytes,
          references
              .start(market, reference.sequence(), reference.indexKey())
              .names(reference.chineseName(), reference.englishName())
              .previousCloseE2(reference.previousCloseE2())
              .times(reference.openingTimeNsOfDay(), reference.closingTimeNsOfDay())
              .carryingFormat(reference.carryingFormat()));
    }
  }
}
