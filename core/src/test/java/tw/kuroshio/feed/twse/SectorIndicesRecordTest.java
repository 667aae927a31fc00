package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.twse.WireRecord.ns;

import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;

/** Format 3 against the table and the example of TWSE B.12.07 p. 15–20. */
class SectorIndicesRecordTest {

  /** The example's values in points, in the order of the manual's table. */
  private static final String EXAMPLE =
      """
      6493.35 5177.40 9012.94 36.75 104.23 282.86 264.03 461.24 249.17 1483.36 134.78 155.87 0.00
      1020.41 61.76 264.03 142.73 249.17 71.70 44.72 66.64 47.93 134.78 97.02 86.09 128.58 265.38
      155.87 94.85 75.33 1020.41 77.29 95.87 6527.14 127.33 371.57 273.49 471.93 217.43 112.95
      174.19 101.12 218.30
      """;

  private final SectorIndicesCursor cursor = new SectorIndicesCursor();
  private final SectorIndicesEncoder encoder = new SectorIndicesEncoder();

  @Test
  void theManualsExample() {
    byte[] bytes = SharedData.sample("twse-fmt3-ex-0926.hex");
    WireRecord.accepted(bytes);
    cursor.wrap(bytes, 0);
    assertThat(cursor.sequence()).isEqualTo(27);
    assertThat(cursor.timeNsOfDay()).isEqualTo(ns(9, 26, 0));
    assertThat(cursor.values()).isEqualTo(43);
    assertThat(cursor.isPreviousClose()).isFalse();
    assertThat(cursor.isClose()).isFalse();
    assertThat(cursor.valueE2(SectorIndex.TAIEX)).isEqualTo(649_335);
    assertThat(cursor.valueE2(SectorIndex.OLD_MISCELLANEOUS)).isZero();
    assertThat(cursor.valueE2(SectorIndex.CEMENT)).isEqualTo(6_176);
    assertThat(cursor.valueE2(SectorIndex.NON_FINANCE_NON_ELECTRONICS)).isEqualTo(652_714);
    assertThat(cursor.valueE2(SectorIndex.SEMICONDUCTORS)).isEqualTo(37_157);
    assertThat(cursor.valueE2(SectorIndex.OTHER_ELECTRONICS)).isEqualTo(21_830);
    String[] points = EXAMPLE.strip().split("\\s+");
    encoder.start(27, ns(9, 26, 0));
    assertThat(points).hasSameSizeAs(SectorIndex.values());
    int next = 0;
    for (SectorIndex index : SectorIndex.values()) {
      int valueE2 = Integer.parseInt(points[next++].replace(".", ""));
      assertThat(cursor.valueE2(index)).as(index.name()).isEqualTo(valueE2);
      encoder.valueE2(index, valueE2);
    }
    WireRecord.assertEncodes(bytes, encoder);
  }

  @Test
  void yesterdaysCloseAndTodays() {
    cursor.wrap(WireRecord.encoded(encoder.startPreviousClose()), 0);
    assertThat(cursor.isPreviousClose()).isTrue();
    assertThat(cursor.isClose()).isFalse();
    cursor.wrap(WireRecord.encoded(encoder.start(3_600, TimeOfDay.NONE)), 0);
    assertThat(cursor.isClose()).isTrue();
    assertThat(cursor.isPreviousClose()).isFalse();
    assertThat(SectorIndicesCursor.LAYOUT.allowsSequenceZero()).isTrue();
    assertThat(SectorIndicesCursor.LAYOUT.isRepeating()).isTrue();
  }

  @Test
  void moreValuesThanTheRecordHoldsAreRefusedAndFewerAreNotRead() {
    byte[] bytes = WireRecord.encoded(encoder.start(1, 0).valueE2(SectorIndex.CEMENT, 1));
    bytes[13] = 0x44;
    assertThat(SectorIndicesCursor.LAYOUT.hasValidLevels(bytes, 0)).isFalse();
    bytes[13] = 0x14;
    assertThat(SectorIndicesCursor.LAYOUT.hasValidLevels(bytes, 0)).isTrue();
    assertThat(cursor.wrap(bytes, 0).valueE2(SectorIndex.CEMENT)).isZero();
    bytes[13] = 0x15;
    assertThat(cursor.wrap(bytes, 0).valueE2(SectorIndex.CEMENT)).isEqualTo(1);
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(3);
    for (int i = 0; i < 500; i++) {
      encoder.start(fields.yes() ? fields.sequence() : 0, fields.seconds());
      for (SectorIndex index : SectorIndex.values()) {
        encoder.valueE2(index, fields.number(7));
      }
      byte[] bytes = WireRecord.encoded(encoder);
      cursor.wrap(bytes, 0);
      encoder.start(cursor.sequence(), cursor.timeNsOfDay());
      for (SectorIndex index : SectorIndex.values()) {
        encoder.valueE2(index, cursor.valueE2(index));
      }
      WireRecord.assertEncodes(bytes, encoder);
    }
  }
}
