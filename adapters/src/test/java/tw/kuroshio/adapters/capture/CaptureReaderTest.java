package tw.kuroshio.adapters.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.adapters.capture.Bytes.big;
import static tw.kuroshio.adapters.capture.Bytes.little;
import static tw.kuroshio.adapters.capture.Bytes.payload;
import static tw.kuroshio.adapters.capture.Packets.ethernet;
import static tw.kuroshio.adapters.capture.Packets.ipv4;
import static tw.kuroshio.adapters.capture.Packets.udp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureReaderTest {

  private static final byte[] ONE = payload(37, 1);
  private static final byte[] TWO = payload(1_400, 2);

  @TempDir Path folder;

  @Test
  void bothByteOrdersAndBothResolutions() throws Exception {
    for (boolean bigEndian : new boolean[] {false, true}) {
      for (boolean nanoseconds : new boolean[] {false, true}) {
        PcapFile file = new PcapFile(bigEndian, nanoseconds, 101);
        file.add(ipv4(udp(ONE))).add(ipv4(udp(TWO)));
        assertThat(ReadDatagram.all(write(file)))
            .as("big endian %s, nanoseconds %s", bigEndian, nanoseconds)
            .containsExactly(
                ReadDatagram.of(PcapFile.timeNs(0), ONE), ReadDatagram.of(PcapFile.timeNs(1), TWO));
      }
    }
  }

  @Test
  void nanosecondsAreKept() throws Exception {
    long timeNs = PcapFile.SECONDS * 1_000_000_000L + 999_999_999L;
    byte[] packet = ipv4(udp(ONE));
    PcapFile file = PcapFile.raw().add(timeNs, packet, packet.length);
    assertThat(ReadDatagram.all(write(file))).containsExactly(ReadDatagram.of(timeNs, ONE));
  }

  @Test
  void everyLinkType() throws Exception {
    byte[] packet = ipv4(udp(ONE));
    read(1, ethernet(0x0800, packet));
    read(1, ethernet(0x8100, big().int16(7).int16(0x0800).bytes(packet).toArray()));
    byte[] twoTags = big().int16(7).int16(0x8100).int16(8).int16(0x0800).bytes(packet).toArray();
    read(1, ethernet(0x88A8, twoTags));
    read(1, ethernet(0x9100, twoTags));
    read(12, packet);
    read(14, packet);
    read(101, packet);
    read(228, packet);
    read(113, big().zeros(14).int16(0x0800).bytes(packet).toArray());
    read(276, big().int16(0x0800).zeros(18).bytes(packet).toArray());
    read(0, little().int32(2).bytes(packet).toArray());
    read(0, big().int32(2).bytes(packet).toArray());
    read(108, big().int32(2).bytes(packet).toArray());
  }

  private void read(int linkType, byte[] frame) throws Exception {
    PcapFile file = new PcapFile(false, true, linkType).add(frame);
    assertThat(ReadDatagram.all(write(file)))
        .as("link type %d", linkType)
        .containsExactly(ReadDatagram.of(PcapFile.timeNs(0), ONE));
  }

  @Test
  void theFieldOfTheLinkTypeMayTellOfFrameCheckSequences() throws Exception {
    read(1 | 1 << 26 | 4 << 28, ethernet(0x0800, big().bytes(ipv4(udp(ONE))).int32(9).toArray()));
  }

  @Test
  void optionsAndPaddingAreNoPayload() throws Exception {
    byte[] options = {1, 1, 1, 0};
    read(
        1,
        ethernet(0x0800, big().bytes(ipv4(17, 1, 0x4000, options, udp(ONE))).zeros(9).toArray()));
  }

  @Test
  void aPayloadMayBeEmpty() throws Exception {
    PcapFile file = PcapFile.raw().add(ipv4(udp(new byte[0])));
    assertThat(ReadDatagram.all(write(file)))
        .containsExactly(ReadDatagram.of(PcapFile.timeNs(0), new byte[0]));
  }

  @Test
  void whatIsNoDatagramIsCountedByReason() throws Exception {
    byte[] good = ethernet(0x0800, ipv4(udp(ONE)));
    byte[] longer = ethernet(0x0800, ipv4(udp(TWO)));
    byte[] longUdp = udp(ONE);
    longUdp[5]++;
    byte[] shortUdp = udp(ONE);
    shortUdp[5] = 7;
    byte[] shortHeader = ipv4(udp(ONE));
    shortHeader[0] = 0x44;
    byte[] version6 = ipv4(udp(ONE));
    version6[0] = 0x65;
    PcapFile file =
        new PcapFile(false, true, 1)
            .add(ethernet(0x0806, new byte[28]))
            .add(ethernet(0x86DD, new byte[60]))
            .add(ethernet(0x0800, version6))
            .add(ethernet(0x0800, ipv4(2, 0, 0, new byte[0], new byte[8])))
            .add(ethernet(0x0800, ipv4(6, 0, 0, new byte[0], new byte[20])), 40)
            .add(longer, 96)
            .add(longer, 20)
            .add(longer, 9)
            .add(ethernet(0x0800, ipv4(longUdp)))
            .add(ethernet(0x0800, ipv4(shortUdp)))
            .add(ethernet(0x0800, ipv4(new byte[5])))
            .add(ethernet(0x0800, shortHeader))
            .add(Bytes.slice(good, 0, 50))
            .add(good);
    try (CaptureReader reader = CaptureReader.open(write(file))) {
      assertThat(reader.next()).isTrue();
      assertThat(ReadDatagram.copy(reader)).isEqualTo(ReadDatagram.of(PcapFile.timeNs(13), ONE));
      assertThat(reader.next()).isFalse();
      assertThat(reader.packets()).isEqualTo(14);
      assertThat(reader.datagrams()).isEqualTo(1);
      assertThat(reader.passedOver(PassedOver.NOT_IPV4)).isEqualTo(3);
      assertThat(reader.passedOver(PassedOver.NOT_UDP)).isEqualTo(2);
      assertThat(reader.passedOver(PassedOver.CUT_BY_CAPTURE)).isEqualTo(3);
      assertThat(reader.passedOver(PassedOver.BAD_HEADER)).isEqualTo(5);
    }
  }

  @Test
  void gzipIsFoundByItsMagicBytes() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(PcapFile.raw().add(ipv4(udp(ONE))).toArray());
    }
    Path file = ReadDatagram.write(folder, zipped.toByteArray());
    assertThat(ReadDatagram.all(file)).containsExactly(ReadDatagram.of(PcapFile.timeNs(0), ONE));
    assertThat(CaptureReader.isCapture(file)).isTrue();
  }

  @Test
  void aFileMuchLongerThanTheWindow() throws Exception {
    PcapFile file = PcapFile.raw();
    int count = 5_000;
    for (int i = 0; i < count; i++) {
      file.add(ipv4(udp(payload(1 + i % 1_400, i))));
    }
    assertThat(file.size()).isGreaterThan(3 * CaptureInput.MAX_PIECE);
    try (CaptureReader reader = CaptureReader.open(write(file))) {
      for (int i = 0; i < count; i++) {
        assertThat(reader.next()).isTrue();
        assertThat(ReadDatagram.copy(reader))
            .isEqualTo(ReadDatagram.of(PcapFile.timeNs(i), payload(1 + i % 1_400, i)));
      }
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void refusesWhatIsNoCapture() throws Exception {
    refused("There is no file", folder.resolve("nowhere.pcap"));
    refused("is a folder", folder);
    refused("is empty", ReadDatagram.write(folder, new byte[0]));
    refused("too short for a capture file", ReadDatagram.write(folder, new byte[3]));
    refused(
        "is neither a pcap nor a pcapng file (at byte 0)",
        ReadDatagram.write(folder, "symbol,date,open\n".getBytes(StandardCharsets.US_ASCII)));
    refused("has link type 127", write(new PcapFile(false, true, 127)));
    byte[] version3 = PcapFile.raw().toArray();
    version3[4] = 3;
    refused("has pcap version 3.4", ReadDatagram.write(folder, version3));
    assertThat(CaptureReader.isCapture(ReadDatagram.write(folder, new byte[] {0x1B, 0, 1, 2, 3})))
        .isFalse();
  }

  private static void refused(String sentence, Path file) {
    assertThatThrownBy(() -> CaptureReader.open(file))
        .isInstanceOf(CaptureRefused.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining(String.valueOf(file));
  }

  @Test
  void refusesDamageWithItsPlace() throws Exception {
    PcapFile file = PcapFile.raw().add(ipv4(udp(ONE)));
    int damagedAt = file.size();
    file.add(ipv4(udp(ONE)));
    byte[] noPacket = file.toArray();
    noPacket[damagedAt + 11] = 1;
    damaged(noPacket, "there is no packet where one must begin", damagedAt);
    byte[] noTime = file.toArray();
    noTime[damagedAt + 7] = 0x7F;
    damaged(noTime, "there is no packet where one must begin", damagedAt);
  }

  private void damaged(byte[] content, String sentence, int at) throws IOException {
    try (CaptureReader reader = CaptureReader.open(ReadDatagram.write(folder, content))) {
      assertThat(reader.next()).isTrue();
      assertThatThrownBy(reader::next)
          .hasMessageContaining(sentence)
          .hasMessageContaining("(at byte " + at + ")")
          .extracting(e -> ((CaptureRefused) e).offset())
          .isEqualTo((long) at);
    } catch (CaptureRefused e) {
      throw new AssertionError(e);
    }
  }

  private Path write(PcapFile file) throws IOException {
    return Files.write(folder.resolve("test.pcap"), file.toArray());
  }
}
