package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Records of test vectors: completed, checked against their layout, compared with an encoder's. */
final class WireRecord {

  private WireRecord() {}

  /** A record given from ESC to the last body byte; check byte and terminator are appended. */
  static byte[] of(String hex) {
    byte[] head = Hex.of(hex);
    byte[] record = Arrays.copyOf(head, head.length + 3);
    byte check = 0;
    for (int i = 1; i < head.length; i++) {
      check ^= head[i];
    }
    record[head.length] = check;
    record[head.length + 1] = 0x0D;
    record[head.length + 2] = 0x0A;
    return accepted(record);
  }

  /** The same bytes after asserting that they pass all checks of a record of their format. */
  static byte[] accepted(byte[] record) {
    assertThat(Frame.claimedLength(record, 0)).isEqualTo(record.length);
    assertThat(Frame.hasValidCheckByte(record, 0, record.length)).isTrue();
    assertThat(Frame.hasTerminator(record, 0, record.length)).isTrue();
    RecordLayout layout = layout(record);
    assertThat(Frame.version(record, 0)).isEqualTo(layout.version());
    assertThat(layout.hasValidLevels(record, 0)).isTrue();
    assertThat(layout.hasValidLength(record, 0, record.length)).isTrue();
    assertThat(layout.hasValidDigits(record, 0, record.length)).isTrue();
    return record;
  }

  static RecordLayout layout(byte[] record) {
    RecordLayout layout = Formats.layout(Frame.marketCode(record, 0), Frame.format(record, 0));
    assertThat(layout).isNotNull();
    return layout;
  }

  /** Asserts that the encoder writes these bytes and no other. */
  static void assertEncodes(byte[] expected, RecordEncoder encoder) {
    byte[] target = new byte[expected.length + 12];
    Arrays.fill(target, (byte) 0x5A);
    assertThat(encoder.encode(target, 7)).isEqualTo(expected.length);
    assertThat(Hex.text(target, 7, expected.length))
        .isEqualTo(Hex.text(expected, 0, expected.length));
    assertThat(target[6]).isEqualTo((byte) 0x5A);
    assertThat(target[7 + expected.length]).isEqualTo((byte) 0x5A);
  }

  /** What the encoder writes. */
  static byte[] encoded(RecordEncoder encoder) {
    byte[] target = new byte[400];
    return accepted(Arrays.copyOf(target, encoder.encode(target, 0)));
  }

  /** A time of day in nanoseconds. */
  static long ns(int hour, int minute, int second) {
    return ns(hour, minute, second, 0);
  }

  /** A time of day in nanoseconds. */
  static long ns(int hour, int minute, int second, int micros) {
    return ((hour * 60 + minute) * 60 + second) * 1_000_000_000L + micros * 1_000L;
  }
}
