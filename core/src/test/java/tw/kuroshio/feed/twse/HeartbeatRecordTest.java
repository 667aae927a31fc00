package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.twse.WireRecord.ns;

import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.model.Market;

/** Format 16 against the table and the numbering example of TWSE B.12.07 p. 68–70. */
class HeartbeatRecordTest {

  private final HeartbeatCursor cursor = new HeartbeatCursor();
  private final HeartbeatEncoder encoder = new HeartbeatEncoder();

  @Test
  void theManualsDay() {
    assertHeartbeat("1B 0017 01 16 01 00000001 080000 53", ns(8, 0, 0), HeartbeatState.START);
    assertHeartbeat("1B 0017 01 16 01 00000271 101500 4C", ns(10, 15, 0), HeartbeatState.NORMAL);
    assertHeartbeat("1B 0017 02 16 01 00000272 102000 52", ns(10, 20, 0), HeartbeatState.RESTART);
    byte[] last =
        assertHeartbeat("1B 0017 02 16 01 00001103 999999 54", TimeOfDay.NONE, HeartbeatState.END);
    WireRecord.assertEncodes(last, encoder.startEnd(Market.TPEX, 1_103));
  }

  private byte[] assertHeartbeat(String hex, long timeNsOfDay, HeartbeatState state) {
    byte[] bytes = WireRecord.of(hex);
    cursor.wrap(bytes, 0);
    assertThat(cursor.systemTimeNsOfDay()).isEqualTo(timeNsOfDay);
    assertThat(cursor.state()).isEqualTo(state);
    Market market = bytes[3] == 2 ? Market.TPEX : Market.TWSE;
    WireRecord.assertEncodes(bytes, encoder.start(market, cursor.sequence(), timeNsOfDay, state));
    return bytes;
  }

  @Test
  void sample() {
    cursor.wrap(WireRecord.accepted(SharedData.sample("derived-fmt16-heartbeat-S.hex")), 0);
    assertThat(cursor.sequence()).isEqualTo(1);
    assertThat(cursor.systemTimeNsOfDay()).isEqualTo(ns(8, 0, 0));
    assertThat(cursor.state()).isEqualTo(HeartbeatState.START);
  }

  @Test
  void aLetterTheManualDoesNotHave() {
    cursor.wrap(WireRecord.of("1B 0017 01 16 01 00000001 080000 FF"), 0);
    assertThat(cursor.state()).isEqualTo(HeartbeatState.UNKNOWN);
  }

  @Test
  void theLastRecordComesAgainUnderItsNumber() {
    assertThat(HeartbeatCursor.LAYOUT.isRepeating()).isTrue();
    assertThat(HeartbeatCursor.LAYOUT.isCyclic()).isFalse();
    assertThat(HeartbeatCursor.LAYOUT.allowsSequenceZero()).isFalse();
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(16);
    for (int i = 0; i < 2_000; i++) {
      Market market = fields.market();
      int sequence = fields.sequence();
      long time = fields.seconds();
      HeartbeatState state = fields.oneOf(HeartbeatState.values());
      byte[] bytes = WireRecord.encoded(encoder.start(market, sequence, time, state));
      cursor.wrap(bytes, 0);
      assertThat(cursor.systemTimeNsOfDay()).isEqualTo(time);
      assertThat(cursor.state()).isEqualTo(state);
      WireRecord.assertEncodes(
          bytes,
          encoder.start(market, cursor.sequence(), cursor.systemTimeNsOfDay(), cursor.state()));
    }
  }
}
