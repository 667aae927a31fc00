package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/** Format 5 against the table of TWSE B.12.07 p. 27 and TPEx V.12.15 p. 19. */
class NoticeRecordTest {

  private final NoticeCursor cursor = new NoticeCursor();
  private final NoticeEncoder encoder = new NoticeEncoder();

  @Test
  void kindsAndTexts() {
    byte[] urgent = WireRecord.of("1B 0018 01 05 01 00000003 90 BCC8B0B1");
    cursor.wrap(urgent, 0);
    assertThat(cursor.kind()).isEqualTo(NoticeKind.URGENT);
    assertThat(cursor.text()).isEqualTo("暫停");
    assertThat(cursor.isEndOfCycle()).isFalse();
    WireRecord.assertEncodes(urgent, encoder.start(Market.TWSE, 3, NoticeKind.URGENT, "暫停"));

    byte[] general = WireRecord.of("1B 0019 02 05 01 00000001 00 33323A2031");
    cursor.wrap(general, 0);
    assertThat(cursor.kind()).isEqualTo(NoticeKind.GENERAL);
    assertThat(cursor.text()).isEqualTo("32: 1");
  }

  @Test
  void theEndOfBothCyclesSaysSoInItsText() {
    byte[] general = WireRecord.of("1B 0026 02 05 01 00000004 09 A440AFEBA4BDA769B5B2A7F4");
    cursor.wrap(general, 0);
    assertThat(cursor.kind()).isEqualTo(NoticeKind.GENERAL_END);
    assertThat(cursor.isEndOfCycle()).isTrue();
    assertThat(cursor.text()).isEqualTo("一般公告結束");
    WireRecord.assertEncodes(general, encoder.startEndOfCycle(Market.TPEX, 4, false));
    cursor.wrap(WireRecord.encoded(encoder.startEndOfCycle(Market.TWSE, 2, true)), 0);
    assertThat(cursor.kind()).isEqualTo(NoticeKind.URGENT_END);
    assertThat(cursor.isEndOfCycle()).isTrue();
    assertThat(cursor.text()).isEqualTo("緊急公告結束");
    assertThat(NoticeCursor.LAYOUT.isCyclic()).isTrue();
  }

  @Test
  void lengthsFromNoTextToSixtyBytes() {
    byte[] shortest = WireRecord.of("1B 0014 01 05 01 00000001 90");
    assertThat(cursor.wrap(shortest, 0).text()).isEmpty();
    WireRecord.assertEncodes(shortest, encoder.start(Market.TWSE, 1, NoticeKind.URGENT, ""));
    byte[] longest =
        WireRecord.encoded(encoder.start(Market.TWSE, 1, NoticeKind.URGENT, "告".repeat(40)));
    assertThat(longest).hasSize(74);
    assertThat(cursor.wrap(longest, 0).text()).isEqualTo("告".repeat(30));
    byte[] notSplit =
        WireRecord.encoded(encoder.start(Market.TWSE, 1, NoticeKind.URGENT, "A" + "告".repeat(40)));
    assertThat(notSplit).hasSize(73);
    assertThat(NoticeCursor.LAYOUT.hasValidLength(longest, 0, 75)).isFalse();
    assertThat(NoticeCursor.LAYOUT.hasValidLength(longest, 0, 13)).isFalse();
  }

  @Test
  void whatTheManualDoesNotHave() {
    cursor.wrap(WireRecord.of("1B 0017 01 05 01 00000001 55 FFBC80"), 0);
    assertThat(cursor.kind()).isEqualTo(NoticeKind.UNKNOWN);
    assertThat(cursor.kindCode()).isEqualTo(55);
    assertThat(cursor.isEndOfCycle()).isFalse();
    assertThat(cursor.text()).contains("\uFFFD");
    assertThatThrownBy(() -> encoder.start(Market.TWSE, 1, NoticeKind.UNKNOWN, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyFieldSurvivesTheWire() {
    RandomFields fields = new RandomFields(5);
    NoticeKind[] kinds = {
      NoticeKind.GENERAL, NoticeKind.GENERAL_END, NoticeKind.URGENT, NoticeKind.URGENT_END
    };
    for (int i = 0; i < 2_000; i++) {
      Market market = fields.market();
      NoticeKind kind = fields.oneOf(kinds);
      String text = fields.text(60);
      byte[] bytes = WireRecord.encoded(encoder.start(market, fields.sequence(), kind, text));
      cursor.wrap(bytes, 0);
      assertThat(cursor.kind()).isEqualTo(kind);
      assertThat(cursor.text()).isEqualTo(text);
      WireRecord.assertEncodes(
          bytes, encoder.start(market, cursor.sequence(), cursor.kind(), cursor.text()));
    }
  }
}
