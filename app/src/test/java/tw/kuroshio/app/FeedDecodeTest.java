package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tw.kuroshio.adapters.capture.CaptureWriter;
import tw.kuroshio.feed.twse.Frame;

/** {@code feed decode}: the contract's lines from hex, raw bytes and captures. */
class FeedDecodeTest {

  private static final String SAMPLE = "twse-fmt6-ex4-1301-volatility-halt";

  /** 41 bytes. */
  private static final byte[] RECORD = FeedSample.bytes(SAMPLE);

  private static final String LINE = FeedSample.line(SAMPLE);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @FieldSource("tw.kuroshio.app.FeedSample#NAMES")
  void everySampleFromHex(String name) throws IOException {
    Path file = Files.writeString(folder.resolve("sample.hex"), FeedSample.hex(name));
    decodes(FeedSample.line(name), "--hex", file);
  }

  @Test
  void allGoodSamplesInOneFileOfEachKind() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder hex = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    for (String name : FeedSample.NAMES) {
      if (!name.endsWith("badlen")) {
        bytes.writeBytes(FeedSample.bytes(name));
        hex.append(FeedSample.hex(name).replaceAll("\\s", "").toLowerCase(Locale.ROOT));
        lines.append(FeedSample.line(name));
      }
    }
    decodes(lines.toString(), "--hex", Files.writeString(folder.resolve("all"), hex));
    decodes(lines.toString(), "--bin", file("all.bin", bytes.toByteArray()));
    decodes(lines.toString(), "--bin", gzip("zipped", bytes.toByteArray()));
    decodes(lines.toString(), "--pcap", capture("day.pcap", bytes.toByteArray()));
    decodes(lines.toString(), "--pcap", capture("day.pcap.gz", bytes.toByteArray()));
  }

  @Test
  void aBadRecordIsALineAndTheStreamGoesOn() throws IOException {
    badRecord("CHECK_BYTE", record -> record[30] ^= 1);
    badRecord("TERMINATOR", record -> record[40] = 0);
    badRecord("LENGTH", record -> record[2] = 0x40);
    badRecord("LENGTH", record -> record[22] |= 0x60);
    badRecord("BCD", record -> sealed(record, 30, 0x0C));
    badRecord("UNKNOWN_FORMAT", record -> sealed(record, 4, 0x99));
    badRecord("UNKNOWN_VERSION", record -> sealed(record, 5, 0x05));
    badRecord("MARKET", record -> sealed(record, 3, 0x03));
  }

  private void badRecord(String reason, Consumer<byte[]> damage) throws IOException {
    byte[] bad = RECORD.clone();
    damage.accept(bad);
    String line = "{\"quarantined\":\"" + reason + "\",\"offset\":41,\"length\":41}\n";
    decodes(LINE + line + LINE, "--bin", file("bad.bin", RECORD, bad, RECORD));
  }

  @Test
  void anEndWithinARecordIsTruncated() throws IOException {
    byte[] cut = Arrays.copyOf(RECORD, 40);
    decodes(
        LINE + "{\"quarantined\":\"TRUNCATED\",\"offset\":41,\"length\":40}\n",
        "--bin",
        file("cut.bin", RECORD, cut));
  }

  /** Far longer than any buffer: skipped runs are counted, not kept. */
  @Test
  void aLongRunOfNoiseIsOneLine() throws IOException {
    Path file = folder.resolve("noise.bin");
    long noise = 20_000_001;
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.seek(noise);
      out.write(RECORD);
    }
    decodes(
        "{\"quarantined\":\"LENGTH\",\"offset\":0,\"length\":20000001}\n" + LINE, "--bin", file);
  }

  @Test
  void manyRecordsCrossTheBuffersEnds() throws IOException {
    int records = 20_000;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < records; i++) {
      bytes.writeBytes(RECORD);
    }
    decodes(LINE.repeat(records), "--bin", gzip("many.bin.gz", bytes.toByteArray()));
  }

  /** What {@code | head} does. */
  @Test
  void aClosedPipeEndsTheWork() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 50_000; i++) {
      bytes.writeBytes(RECORD);
    }
    Path file = file("many.bin", bytes.toByteArray());
    int[] attempts = {0};
    PrintStream closed =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                attempts[0]++;
                throw new IOException("Broken pipe");
              }
            },
            false,
            StandardCharsets.UTF_8);
    PrintStream real = System.out;
    System.setOut(closed);
    try {
      assertThat(Main.execute("feed", "decode", "--json", "--bin", file.toString())).isZero();
    } finally {
      System.setOut(real);
    }
    // One window of some 3,000 records, written in pieces of a few kilobytes.
    assertThat(attempts[0]).isBetween(1, 1_000);
  }

  @Test
  void theMarketIsAsserted() throws IOException {
    byte[] tpex = FeedSample.bytes("resolver-fmt23-tpex-8069");
    Path file = file("two.bin", RECORD, tpex);
    String refused = "{\"quarantined\":\"MARKET\",\"offset\":%d,\"length\":%d}\n";
    decodes(LINE + refused.formatted(41, 67), "--bin", file, "--market", "TWSE");
    decodes(
        refused.formatted(0, 41) + FeedSample.line("resolver-fmt23-tpex-8069"),
        "--bin",
        file,
        "--market",
        "tpex");
  }

  @Test
  void offsetsOfACaptureCountPayloadsAndNoRecordCrossesDatagrams() throws IOException {
    byte[] two = joined(RECORD, Arrays.copyOf(RECORD, 20));
    byte[] rest = Arrays.copyOfRange(RECORD, 20, 41);
    decodes(
        LINE
            + "{\"quarantined\":\"TRUNCATED\",\"offset\":41,\"length\":20}\n"
            + "{\"quarantined\":\"LENGTH\",\"offset\":61,\"length\":21}\n"
            + LINE,
        "--pcap",
        capture("split.pcap", two, rest, RECORD));
  }

  @Test
  void linesForPeopleAndASummary() throws IOException {
    byte[] bad = RECORD.clone();
    bad[30] ^= 1;
    Cli run = Cli.run("feed", "decode", "--bin", "" + file("x.bin", RECORD, bad));
    assertThat(run.out().lines())
        .containsExactly(
            "format 6 market TWSE seq 8325 code 1301 time 09:45:19.033017 match call bookDisclosed"
                + " suspended down tradeLimit up unit lot cumVolume 1558 trade 33.5000:0",
            "quarantined CHECK_BYTE offset 41 length 41",
            "1 record, 1 quarantined CHECK_BYTE");
    assertThat(run.exitCode()).isZero();
  }

  /** A code must not be able to clear the screen. */
  @Test
  void controlCharactersOfARecordAreNotPrinted() throws IOException {
    byte[] record = sealed(sealed(RECORD.clone(), 14, 0x1B), 15, 0x9B);
    Cli run = Cli.run("feed", "decode", "--bin", "" + file("x.bin", record));
    assertThat(run.out()).contains("code 1301?? time");
    Cli json = Cli.run("feed", "decode", "--json", "--bin", "" + file("x.bin", record));
    assertThat(json.out()).contains("\"code\":\"1301\\u001B\u009B\"");
  }

  @Test
  void anEmptyFileHasNoRecords() throws IOException {
    decodes("", "--bin", file("empty.bin"));
    decodes("", "--hex", Files.writeString(folder.resolve("empty.hex"), " \n\t\r\n"));
  }

  private void decodes(String lines, String option, Path file, String... more) {
    String[] args = {"feed", "decode", "--json", option, file.toString()};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    Cli run = Cli.run(all);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().equals(lines) ? "" : run.out()).as("differs from %s", lines).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  private Path file(String name, byte[]... parts) throws IOException {
    return Files.write(folder.resolve(name), joined(parts));
  }

  private Path gzip(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }

  private Path capture(String name, byte[]... payloads) throws IOException {
    Path file = folder.resolve(name);
    try (CaptureWriter writer = CaptureWriter.create(file)) {
      for (byte[] payload : payloads) {
        writer.write(0, 0x0A000001, 4_000, 0xE0006464, 10_000, payload, 0, payload.length);
      }
      writer.commit();
    }
    return file;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** Changes a byte in place and makes the check byte right. */
  private static byte[] sealed(byte[] record, int at, int value) {
    record[at] = (byte) value;
    record[record.length - 3] = (byte) Frame.checkByte(record, 0, record.length);
    return record;
  }
}
