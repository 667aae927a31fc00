package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.gzip.GzipInput;

class GzipInputTest {

  private static final String TEXT =
      "symbol,date,open\n" + "2330,20200319,260.0\n".repeat(400) + "9958,20200319,1\n";

  @Test
  void readsWhatThePlatformWrites() throws Exception {
    assertThat(unzip(zip(TEXT))).isEqualTo(TEXT);
    assertThat(unzip(zip(""))).isEmpty();
  }

  @Test
  void readsConcatenatedMembersAndZeroPadding() throws Exception {
    byte[] two = join(zip(TEXT), zip(""), zip("second\n"), new byte[512]);
    assertThat(unzip(two)).isEqualTo(TEXT + "second\n");
  }

  @Test
  void skipsEveryOptionalHeaderField() throws Exception {
    byte[] plain = zip(TEXT);
    byte[] extra = {3, 0, 'a', 'b', 'c'};
    byte[] name = "daily.csv\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] comment = "c\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] header = Arrays.copyOf(plain, 10);
    header[3] = 2 | 4 | 8 | 16;
    byte[] covered = join(header, extra, name, comment);
    CRC32 crc = new CRC32();
    crc.update(covered);
    byte[] check = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
    assertThat(unzip(join(covered, check, rest))).isEqualTo(TEXT);
  }

  @Test
  void refusesAFileCutAnywhere() throws Exception {
    byte[] whole = zip(TEXT);
    byte[] two = join(whole, zip("second\n"));
    for (int length = 1; length < two.length; length++) {
      if (length != whole.length) {
        byte[] cut = Arrays.copyOf(two, length);
        assertThatThrownBy(() -> unzip(cut))
            .as("cut at %d", length)
            .isInstanceOf(TableFault.class)
            .hasMessageContaining("is a truncated gzip file");
      }
    }
  }

  @Test
  void aFlippedBitIsRefusedOrChangesNothing() throws Exception {
    byte[] whole = zip(TEXT);
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      try {
        assertThat(unzip(flipped)).as("byte %d", at).isEqualTo(TEXT);
        // Modification time, extra flags and system are not about the content.
        assertThat(at).isBetween(4, 9);
      } catch (TableFault expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length - 7);
  }

  @Test
  void refusesBytesBehindTheEnd() throws Exception {
    byte[] trailing = join(zip(TEXT), "junk".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> unzip(trailing))
        .isInstanceOf(TableFault.class)
        .hasMessageContaining("bytes behind its gzip content");
  }

  static byte[] zip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String unzip(byte[] bytes) throws IOException {
    try (GzipInput in = new GzipInput(new ByteArrayInputStream(bytes), TableFault::new)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
