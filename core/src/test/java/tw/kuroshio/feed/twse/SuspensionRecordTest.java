package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/** Format 15 against the table of TWSE B.12.07 p. 66 and TPEx V.12.15 p. 46. */
class SuspensionRecordTest {

  private final SuspensionCursor cursor = new SuspensionCursor();
  private final SuspensionEncoder encoder = new SuspensionEncoder();

  @Test
  void theCountComesFirstUnderNumberZero() {
    byte[] count = WireRecord.of("1B 0020 01 15 01 00000000 303030303132 20");
    cursor.wrap(count, 0);
    assertThat(cursor.isCount()).isTrue();
    assertThat(cursor.cycleCount()).isEqualTo(12);
    assertThat(cursor.reason()).isEqualTo(SuspensionReason.NONE);
    WireRecord.assertEncodes(count, encoder.startCount(Market.TWSE, 12));
    assertThat(SuspensionCursor.LAYOUT.allowsSequenceZero()).isTrue();
    assertThat(SuspensionCursor.LAYOUT.isCyclic()).isTrue();
  }

  @Test
  void securitiesAndReasons() {
    byte[] delisted = WireRecord.of("1B 0020 02 15 01 00000001 353230392020 54");
    cursor.wrap(delisted, 0);
    assertThat(cursor.isCount()).isFalse();
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("5209");
    assertThat(cursor.reason()).isEqualTo(SuspensionReason.DELISTED);
    WireRecord.assertEncodes(
        delisted, encoder.start(Market.TPEX, 1, CodeKey.of("5209"), SuspensionReason.DELISTED));
    cursor.wrap(WireRecord.of("1B 0020 01 15 01 00000002 313130314220 53"), 0);
    assertThat(CodeKey.toText(cursor.codeKey())).isEqualTo("1101B");
    assertThat(cursor.reason()).isEqualTo(SuspensionReason.SUSPENDED);
    cursor.wrap(WireRecord.of("1B 0020 01 15 01 00000002 313130314220 80"), 0);
    assertThat(cursor.reason()).isEqualTo(SuspensionReason.UNKNOWN);
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(15);
    for (int i = 0; i < 2_000; i++) {
      Market market = fields.market();
      byte[] bytes =
          WireRecord.encoded(
              fields.below(8) == 0
                  ? encoder.startCount(market, (int) fields.number(6))
                  : encoder.start(
                      market,
                      fields.sequence(),
                      fields.codeKey(),
                      fields.oneOf(SuspensionReason.values())));
      cursor.wrap(bytes, 0);
      WireRecord.assertEncodes(
          bytes,
          cursor.isCount()
              ? encoder.startCount(market, cursor.cycleCount())
              : encoder.start(market, cursor.sequence(), cursor.codeKey(), cursor.reason()));
    }
  }
}
