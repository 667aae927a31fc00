package tw.kuroshio.adapters.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {

  private static final byte[] ONE = record(13, 1);
  private static final byte[] TWO = record(114, 2);
  private static final byte[] LONGEST = record(9_999, 3);

  @TempDir Path folder;

  /** A record of a length, with a body that holds ESC, CR and LF. */
  private static byte[] record(int length, int body) {
    Bytes bytes = Bytes.big().int8(0x1B);
    bytes.int8(length / 1_000 * 16 + length / 100 % 10).int8(length / 10 % 10 * 16 + length % 10);
    byte[] middle = new byte[length - 5];
    Arrays.fill(middle, (byte) body);
    for (int i = 8; i + 3 < middle.length; i += 40) {
      middle[i] = 0x1B;
      middle[i + 1] = 0x0D;
      middle[i + 2] = 0x0A;
    }
    return bytes.bytes(middle).int8(0x0D).int8(0x0A).toArray();
  }

  @Test
  void walksByLength() throws Exception {
    byte[] content = join(ONE, TWO, LONGEST, TWO);
    assertThat(read(content, false)).containsExactly(ONE, TWO, LONGEST, TWO);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(content);
    }
    assertThat(read(zipped.toByteArray(), false)).containsExactly(ONE, TWO, LONGEST, TWO);
    assertThat(read(new byte[0], false)).isEmpty();
  }

  @Test
  void damageEndsTheReadingAtItsPlace() throws Exception {
    for (byte[] damage :
        List.of(
            new byte[] {0},
            new byte[] {0x1B, 0x00, 0x12, 1, 1, 1, 1, 1, 1, 1, 1, 0x0D, 0x0A},
            new byte[] {0x1B, 0x00, 0x1A, 1, 1, 1, 1, 1, 1, 1, 1, 0x0D, 0x0A},
            new byte[] {0x1B, 0x00, 0x13, 1, 1, 1, 1, 1, 1, 1, 1, 0x0D, 0x0B},
            Arrays.copyOf(TWO, 113))) {
      byte[] content = join(TWO, damage);
      try (RecordFile file = RecordFile.open(ReadDatagram.write(folder, content), false)) {
        assertThat(file.next()).isTrue();
        assertThatThrownBy(file::next)
            .isInstanceOf(CaptureRefused.class)
            .hasMessageContaining("holds no whole feed record where one must begin (at byte 114)");
      }
    }
  }

  @Test
  void tolerantlyTheNextWholeRecordIsFound() throws Exception {
    byte[] content = join(new byte[] {0x1B, 7}, ONE, Arrays.copyOf(TWO, 50), TWO, new byte[9]);
    try (RecordFile file = RecordFile.open(ReadDatagram.write(folder, content), true)) {
      assertThat(all(file)).containsExactly(ONE, TWO);
      assertThat(file.records()).isEqualTo(2);
      assertThat(file.skippedBytes()).isEqualTo(2 + 50 + 9);
    }
  }

  @Test
  void cutAnywhereItIsRefusedExceptBetweenRecords() throws Exception {
    byte[] content = join(ONE, TWO);
    for (int length = 0; length <= content.length; length++) {
      byte[] cut = Arrays.copyOf(content, length);
      if (length == 0) {
        assertThat(read(cut, false)).isEmpty();
      } else if (length == ONE.length) {
        assertThat(read(cut, false)).containsExactly(ONE);
      } else if (length == content.length) {
        assertThat(read(cut, false)).containsExactly(ONE, TWO);
      } else {
        assertThatThrownBy(() -> read(cut, false)).isInstanceOf(CaptureRefused.class);
      }
    }
  }

  private List<byte[]> read(byte[] content, boolean tolerant) throws CaptureRefused, IOException {
    try (RecordFile file = RecordFile.open(ReadDatagram.write(folder, content), tolerant)) {
      return all(file);
    }
  }

  private static List<byte[]> all(RecordFile file) throws CaptureRefused {
    List<byte[]> records = new ArrayList<>();
    while (file.next()) {
      records.add(Arrays.copyOfRange(file.buffer(), file.offset(), file.offset() + file.length()));
    }
    return records;
  }

  private static byte[] join(byte[]... parts) {
    Bytes all = Bytes.big();
    for (byte[] part : parts) {
      all.bytes(part);
    }
    return all.toArray();
  }
}
