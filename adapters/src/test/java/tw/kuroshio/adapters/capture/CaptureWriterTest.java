package tw.kuroshio.adapters.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.adapters.capture.Bytes.payload;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureWriterTest {

  private static final long TIME_NS = 1_780_000_000_123_456_789L;

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws Exception {
    for (String name : List.of("day.pcap", "day.pcap.gz")) {
      Path file = folder.resolve(name);
      SplittableRandom random = new SplittableRandom(7);
      List<ReadDatagram> expected = new ArrayList<>();
      try (CaptureWriter writer = CaptureWriter.create(file)) {
        for (int i = 0; i < 2_000; i++) {
          byte[] payload =
              new byte[i == 5 ? CaptureWriter.MAX_PAYLOAD_BYTES : random.nextInt(1_401)];
          random.nextBytes(payload);
          write(writer, TIME_NS + i, payload);
          expected.add(ReadDatagram.of(TIME_NS + i, payload));
        }
        assertThat(file).doesNotExist();
        writer.commit();
        assertThat(writer.datagrams()).isEqualTo(2_000);
      }
      assertThat(ReadDatagram.all(file)).isEqualTo(expected);
      assertThat(Files.exists(folder.resolve(name + ".partial"))).isFalse();
    }
    byte[] zipped = Files.readAllBytes(folder.resolve("day.pcap.gz"));
    assertThat(zipped).startsWith(0x1F, 0x8B, 8, 0, 0, 0, 0, 0);
  }

  @Test
  void headersAreThoseOfTheWire() throws Exception {
    Path file = folder.resolve("day.pcap");
    byte[] odd = payload(33, 4);
    try (CaptureWriter writer = CaptureWriter.create(file)) {
      write(writer, TIME_NS, odd);
      writer.commit();
      assertThat(writer.bytes()).isEqualTo(Files.size(file));
    }
    byte[] written = Files.readAllBytes(file);
    byte[] ip = Bytes.slice(written, 40, 60);
    byte[] udp = Bytes.slice(written, 60, written.length);
    assertThat(Packets.checksum(ip)).isZero();
    assertThat(Packets.checksum(udp, Packets.pseudoHeader(udp.length))).isZero();
    assertThat(udp).hasSize(41).endsWith(odd);
    byte[] bare = Packets.ipv4(17, 0, 0x4000, new byte[0], Packets.udpWithChecksum(odd));
    bare[10] = ip[10];
    bare[11] = ip[11];
    byte[] byHand = PcapFile.raw().add(TIME_NS, bare, bare.length).toArray();
    byHand[17] = 0;
    byHand[16] = 0;
    byHand[18] = 4;
    assertThat(written).isEqualTo(byHand);
  }

  @Test
  void checksumsHoldForEveryLength() throws Exception {
    Path file = folder.resolve("day.pcap");
    SplittableRandom random = new SplittableRandom(1);
    try (CaptureWriter writer = CaptureWriter.create(file)) {
      for (int length = 0; length < 300; length++) {
        byte[] payload = new byte[length];
        random.nextBytes(payload);
        write(writer, TIME_NS, payload);
      }
      writer.commit();
    }
    byte[] written = Files.readAllBytes(file);
    int at = 24;
    for (int length = 0; length < 300; length++) {
      byte[] udp = Bytes.slice(written, at + 36, at + 44 + length);
      assertThat(Packets.checksum(udp, Packets.pseudoHeader(udp.length)))
          .as("%d bytes", length)
          .isZero();
      at += 44 + length;
    }
  }

  @Test
  void aChecksumOfZeroIsWrittenAsAllOnes() throws Exception {
    byte[] payload = new byte[2];
    int rest = Packets.checksum(Packets.udp(payload), Packets.pseudoHeader(10));
    payload[0] = (byte) (rest >> 8);
    payload[1] = (byte) rest;
    Path file = folder.resolve("day.pcap");
    try (CaptureWriter writer = CaptureWriter.create(file)) {
      write(writer, TIME_NS, payload);
      writer.commit();
    }
    assertThat(Bytes.slice(Files.readAllBytes(file), 66, 68)).containsExactly(0xFF, 0xFF);
  }

  @Test
  void anUnfinishedFileKeepsItsPartialName() throws Exception {
    Path file = folder.resolve("day.pcap");
    Path partial = folder.resolve("day.pcap.partial");
    Files.writeString(file, "yesterday");
    try (CaptureWriter writer = CaptureWriter.create(file)) {
      write(writer, TIME_NS, payload(9, 1));
      assertThatThrownBy(() -> CaptureWriter.create(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another recording of the same name");
    }
    assertThat(file).hasContent("yesterday");
    assertThat(ReadDatagram.all(partial)).containsExactly(ReadDatagram.of(TIME_NS, payload(9, 1)));
  }

  @Test
  void anUnfinishedFileWithoutDatagramsLeavesNothing() throws Exception {
    try (CaptureWriter writer = CaptureWriter.create(folder.resolve("day.pcap.gz"))) {
      assertThat(writer.datagrams()).isZero();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPlaceThatCannotBeWritten() {
    assertThatThrownBy(() -> CaptureWriter.create(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> CaptureWriter.create(folder.resolve("no/day.pcap")))
        .hasMessageContaining("no/day.pcap cannot be written");
  }

  @Test
  void whatPcapCannotHoldIsRefused() throws Exception {
    try (CaptureWriter writer = CaptureWriter.create(folder.resolve("day.pcap"))) {
      assertThatThrownBy(() -> write(writer, -1, new byte[1]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> write(writer, TIME_NS, new byte[CaptureWriter.MAX_PAYLOAD_BYTES + 1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void neitherWritingNorReadingAllocatesForADatagram() throws Exception {
    Path file = folder.resolve("day.pcap");
    byte[] payload = payload(100, 1);
    int count = 50_000;
    long[] bytes = new long[2];
    try (CaptureWriter writer = CaptureWriter.create(file)) {
      for (int round = 0; round < 2; round++) {
        long before = allocated();
        for (int i = 0; i < count; i++) {
          write(writer, TIME_NS, payload);
        }
        bytes[0] = allocated() - before;
      }
      writer.commit();
    }
    try (CaptureReader reader = CaptureReader.open(file)) {
      for (int round = 0; round < 2; round++) {
        long before = allocated();
        for (int i = 0; i < count; i++) {
          assertThatNext(reader);
        }
        bytes[1] = allocated() - before;
      }
    }
    // What is left is the streams' own, once per buffer of hundreds of kilobytes.
    assertThat(bytes[0]).isLessThan(count / 10);
    assertThat(bytes[1]).isLessThan(count / 10);
  }

  private static void assertThatNext(CaptureReader reader) throws CaptureRefused {
    if (!reader.next()) {
      throw new AssertionError("the file ends early");
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static void write(CaptureWriter writer, long timeNs, byte[] payload) throws IOException {
    writer.write(
        timeNs,
        Packets.SOURCE,
        Packets.SOURCE_PORT,
        Packets.GROUP,
        Packets.PORT,
        payload,
        0,
        payload.length);
  }
}
